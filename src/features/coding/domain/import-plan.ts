import type { RefiContents } from './refi-contents.ts'
import { passagesFromRefi } from './refi-passages.ts'
import { codesFromRefi } from './refi-qda-codebook.ts'
import { guidKey, type LeftOut, LeftOutTally } from './refi-qda-model.ts'

/** What stands in the evaluation already, by the keys of GUIDs (`guidKey`): that of a file, or its own identifier. */
export type StandingCoding = {
  readonly codes: ReadonlyMap<string, string>
  readonly coders: ReadonlyMap<string, string>
  readonly sources: ReadonlyMap<string, { readonly id: string; readonly digest: string }>
  readonly passages: ReadonlySet<string>
  /** First free place among the codes at the top. */
  readonly nextPosition: number
}

export type PlannedCode = {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  readonly definition: string
  readonly color: string | null
  readonly position: number
  readonly isCodable: boolean
  readonly guid: string
}
export type PlannedSource = {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly length: number
  readonly digest: string
  readonly guid: string
}
export type PlannedCoder = { readonly id: string; readonly name: string; readonly guid: string | null }
export type PlannedPassage = {
  readonly id: string
  readonly sourceId: string
  readonly codeId: string
  readonly coderId: string
  readonly start: number
  readonly end: number
  readonly words: string
  readonly memo: string
  readonly guid: string
}

export type ImportPlan = {
  readonly codes: readonly PlannedCode[]
  readonly sources: readonly PlannedSource[]
  readonly coders: readonly PlannedCoder[]
  readonly passages: readonly PlannedPassage[]
  /** What is here already and is not entered a second time. */
  readonly codesHere: number
  readonly sourcesHere: number
  readonly passagesHere: number
  readonly leftOut: readonly LeftOut[]
}

const LONGEST_TEXT = 500_000
const LONGEST_MEMO = 8_000

/** PostgreSQL keeps no NUL; a sign of the same length stands for it, so that no position moves. */
const storable = (text: string) => text.replaceAll('\0', '\ufffd')

/**
 * What a file adds to an evaluation. Codes and passages that stand there under the same GUID are the same ones; a text is the same when its words
 * are too. Passages of nobody are put to a coder who is called as the file's program.
 */
export function planImport(
  file: RefiContents,
  here: StandingCoding,
  make: {
    readonly newId: () => string
    readonly digestOf: (text: string) => string
    readonly unnamed: string
  },
): ImportPlan {
  const told = new LeftOutTally()
  for (const { element, reason, count } of file.leftOut) told.add(element, reason, count)
  const cut = (text: string, most: number, what: string) => {
    if (text.length > most) told.add(what, 'unreadable')
    return storable(text.slice(0, most))
  }

  const codeIds = new Map(here.codes)
  const newCodes = file.codes.filter(({ guid }) => !here.codes.has(guidKey(guid)))
  for (const { guid } of newCodes) codeIds.set(guidKey(guid), make.newId())
  const isCodable = new Map(file.codes.map((code) => [code.guid, code.isCodable]))
  const isNew = new Set(newCodes.map(({ guid }) => guid))
  const codes = codesFromRefi(file.codes)
    .filter(({ id }) => isNew.has(id))
    .map(({ id, parentId, name, definition, color, position }) => ({
      id: codeIds.get(guidKey(id)) ?? id,
      parentId: parentId === null ? null : (codeIds.get(guidKey(parentId)) ?? null),
      name: cut(name.trim() || '—', 200, '@name'),
      definition: cut(definition, LONGEST_MEMO, 'Description'),
      color,
      position: parentId === null ? here.nextPosition + position : position,
      isCodable: isCodable.get(id) ?? true,
      guid: id,
    }))

  const found = passagesFromRefi(file.texts)
  for (const { element, reason, count } of found.leftOut) told.add(element, reason, count)
  const sourceIds = new Map<string, string>()
  const words = new Map<string, string>()
  const sources: PlannedSource[] = []
  let sourcesHere = 0
  for (const { id: guid, title, text: raw } of found.sources) {
    const text = storable(raw)
    if (text.trim() === '' || text.length > LONGEST_TEXT) {
      told.add('TextSource', 'not-taken')
      continue
    }
    words.set(guid, text)
    const digest = make.digestOf(text)
    const standing = here.sources.get(guidKey(guid))
    if (standing?.digest === digest) {
      sourcesHere += 1
      sourceIds.set(guid, standing.id)
      continue
    }
    const id = make.newId()
    sourceIds.set(guid, id)
    sources.push({
      id,
      title: cut(title.trim() || make.unnamed, 300, '@name'),
      text,
      length: text.length,
      digest,
      guid,
    })
  }

  const coders: PlannedCoder[] = []
  const coderIds = new Map<string, string>(here.coders)
  const nameOf = new Map(file.users.map(({ guid, name, id }) => [guidKey(guid), name ?? id ?? '']))
  const coderOf = (guid: string | null): string => {
    const key = guid === null ? '' : guidKey(guid)
    const known = coderIds.get(key)
    if (known !== undefined) return known
    const id = make.newId()
    coderIds.set(key, id)
    coders.push({ id, name: storable((nameOf.get(key) || file.origin || make.unnamed).slice(0, 200)), guid })
    return id
  }

  let passagesHere = 0
  const passages: PlannedPassage[] = []
  for (const { id: guid, sourceId, codeId, coderId, start, end, memo } of found.passages) {
    const [source, code, text] = [sourceIds.get(sourceId), codeIds.get(guidKey(codeId)), words.get(sourceId)]
    if (source === undefined || code === undefined || text === undefined) {
      told.add('Coding', 'points-nowhere')
      continue
    }
    if (here.passages.has(`${source} ${guidKey(guid)}`)) {
      passagesHere += 1
      continue
    }
    passages.push({
      id: make.newId(),
      sourceId: source,
      codeId: code,
      coderId: coderOf(coderId),
      start,
      end,
      words: text.slice(start, end),
      memo: cut(memo, LONGEST_MEMO, 'Description'),
      guid,
    })
  }
  const codesHere = file.codes.length - newCodes.length
  return { codes, sources, coders, passages, codesHere, sourcesHere, passagesHere, leftOut: told.list }
}
