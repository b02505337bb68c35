import { strFromU8 } from 'fflate'
import { readQdpx } from './qdpx-archive.ts'
import { readQdc } from './refi-qda-codebook.ts'
import { type LeftOut, LeftOutTally, type RefiCode, type RefiText, type RefiUser } from './refi-qda-model.ts'
import { readProject } from './refi-qda-project.ts'

/** What a file of REFI-QDA holds that we take over, whichever of its kinds it is. */
export type RefiContents = {
  readonly kind: 'qdc' | 'qdpx'
  readonly origin: string | null
  readonly codes: readonly RefiCode[]
  readonly users: readonly RefiUser[]
  readonly texts: readonly RefiText[]
  readonly leftOut: readonly LeftOut[]
}

const ROOT = /<(?:[\w.-]+:)?(CodeBook|Project)[\s>]/

/**
 * Reads a `.qdc`, a `.qdpx` or the `project.qde` out of one, by its bytes and not by its name. Sets and notes have no place here: they are
 * counted among what is left out. @throws `coding.refi-…`
 */
export function readRefiFile(bytes: Uint8Array): RefiContents {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b
  const text = isArchive ? '' : strFromU8(bytes).replace(/^\ufeff/, '')
  const told = new LeftOutTally()
  if (!isArchive && ROOT.exec(text)?.[1] !== 'Project') {
    const { codebook, leftOut } = readQdc(text)
    for (const { element, reason, count } of leftOut) told.add(element, reason, count)
    if (codebook.sets.length > 0) told.add('Set', 'not-taken', codebook.sets.length)
    return {
      kind: 'qdc',
      origin: codebook.origin,
      codes: codebook.codes,
      users: [],
      texts: [],
      leftOut: told.list,
    }
  }
  const { project, leftOut } = isArchive ? readQdpx(bytes) : readProject(text, new Map())
  for (const { element, reason, count } of leftOut) told.add(element, reason, count)
  if (project.sets.length > 0) told.add('Set', 'not-taken', project.sets.length)
  if (project.notes.length > 0) told.add('Note', 'not-taken', project.notes.length)
  const { origin, codes, users, sources } = project
  return { kind: 'qdpx', origin, codes, users, texts: sources, leftOut: told.list }
}
