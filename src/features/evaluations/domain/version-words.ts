import { diffTexts } from './word-diff.ts'

/** What stood in a record: fields by name. */
export type Snapshot = Readonly<Record<string, unknown>>

/**
 * Words that came and went between two states, all fields together. Lists (communes, links) count their entries:
 * their order says nothing.
 */
export function countChangedWords(
  before: Snapshot | null,
  after: Snapshot | null,
): { added: number; removed: number } {
  let added = 0
  let removed = 0
  for (const [older, newer] of pairs(before ?? {}, after ?? {})) {
    if (Array.isArray(older) || Array.isArray(newer)) {
      const [was, is] = [entries(older), entries(newer)]
      added += [...is].filter((entry) => !was.has(entry)).length
      removed += [...was].filter((entry) => !is.has(entry)).length
      continue
    }
    const diff = diffTexts(textOf(older), textOf(newer))
    added += diff.added
    removed += diff.removed
  }
  return { added, removed }
}

/** The values of each leaf in both states; documents are walked into, what is equal is left out. */
function* pairs(before: Snapshot, after: Snapshot): Generator<readonly [unknown, unknown]> {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [older, newer] = [before[key], after[key]]
    if (isDocument(older) || isDocument(newer)) {
      yield* pairs(isDocument(older) ? older : {}, isDocument(newer) ? newer : {})
    } else if (JSON.stringify(older) !== JSON.stringify(newer)) {
      yield [older, newer]
    }
  }
}

function isDocument(value: unknown): value is Snapshot {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function entries(value: unknown): ReadonlySet<string> {
  return new Set(Array.isArray(value) ? value.map((entry) => JSON.stringify(entry)) : [])
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}
