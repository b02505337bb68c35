import { strFromU8, unzipSync, zipSync } from 'fflate'
import { codingProblem } from './coding-problem.ts'
import { type ReadProject, readProject } from './refi-qda-project.ts'
import type { WrittenProject } from './refi-qda-project-writing.ts'
import { crc32, zipChecksums } from './zip-checksums.ts'

/** Entries and unpacked bytes that an archive may have of what we read. */
export const MOST_ENTRIES = 2_000
export const MOST_BYTES = 200_000_000

const READ = /^(?:project\.qde|sources\/[^/]+\.txt)$/i

/**
 * The project file and the texts of a `.qdpx`, by name. Sizes are those that the archive declares, and nothing is inflated beyond what it declares; pictures,
 * sound and others are not inflated at all.
 * @throws `coding.refi-archive-broken`, `coding.refi-too-large`
 */
export function unpackQdpx(bytes: Uint8Array): Map<string, Uint8Array> {
  let [entries, size, tooLarge] = [0, 0, false]
  const checksums = new Map<string, number | undefined>()
  const told = zipChecksums(bytes)
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
    entries += 1
    if (entries > MOST_ENTRIES) tooLarge = true
    if (tooLarge || !READ.test(name.replace(/^\.?\//, ''))) return false
    size += originalSize
    if (size > MOST_BYTES) tooLarge = true
    if (!tooLarge) checksums.set(name, told[entries - 1])
    return !tooLarge
  }
  const refusal = () => codingProblem('coding.refi-too-large', { size, most: MOST_BYTES })
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes, { filter })
  } catch {
    throw tooLarge ? refusal() : codingProblem('coding.refi-archive-broken')
  }
  if (tooLarge) throw refusal()
  // an entry that is longer than it declares was cut off there: its checksum tells
  for (const [name, content] of Object.entries(files)) {
    if (crc32(content) !== checksums.get(name))
      throw codingProblem('coding.refi-archive-broken', { entry: name })
  }
  return new Map(Object.entries(files).map(([name, content]) => [name.replace(/^\.?\//, ''), content]))
}

/** Reads a `.qdpx` as other programs of qualitative analysis export it. @throws `coding.refi-…` */
export function readQdpx(bytes: Uint8Array): ReadProject {
  const entries = unpackQdpx(bytes)
  const [, qde] = [...entries].find(([name]) => name.toLowerCase() === 'project.qde') ?? []
  if (!qde) throw codingProblem('coding.refi-project-absent')
  return readProject(strFromU8(qde), entries)
}

/** Entries as the bytes of a `.qdpx`. @param modified time that the archive gives its entries, since it must give one */
export function packQdpx({ entries }: Pick<WrittenProject, 'entries'>, modified: Date): Uint8Array {
  return zipSync(Object.fromEntries(entries), { mtime: modified })
}
