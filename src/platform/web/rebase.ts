import { isSame } from './versions.ts'

type Sides<T> = {
  /** The fields as they were read before I began. */
  readonly base: T
  readonly mine: T
  readonly theirs: T
  /** What I sent last: when theirs says it, it is mine come back (its reply was lost). */
  readonly sent?: T | undefined
}

export type Rebased<T> = {
  readonly value: T
  /** What `value` now changes: theirs, but where both changed the same field. */
  readonly base: T
  /** The fields that both changed, differently: mine is kept until a person has chosen. */
  readonly clashes: readonly (keyof T & string)[]
}

/**
 * Puts my unsaved changes on a newer version, field by field: fields that I did not touch take theirs, those that they
 * did not touch keep mine.
 */
export function rebase<T extends object>({ base, mine, theirs, sent }: Sides<T>): Rebased<T> {
  const clashes: (keyof T & string)[] = []
  const value = { ...theirs }
  const newBase = { ...theirs }
  for (const field of Object.keys({ ...base, ...mine, ...theirs }) as (keyof T & string)[]) {
    if (isSame(mine[field], base[field])) continue
    value[field] = mine[field]
    const isTheirs = !isSame(theirs[field], base[field]) && !isSame(theirs[field], mine[field])
    if (!isTheirs || (sent && isSame(theirs[field], sent[field]))) continue
    newBase[field] = base[field]
    clashes.push(field)
  }
  return { value, base: newBase, clashes }
}

type Values = Readonly<Record<string, unknown>>

/** What a save sends: the fields that changed, and what was seen of them; all of it when what was seen is not known. */
export type SavedChange<V> = { readonly values: Partial<V>; readonly seen?: Values }

/**
 * The change between two states of a record's values. `documents` names values that are sheets of separate fields, of
 * which only the changed keys are sent.
 */
export function changeBetween<V extends object>(
  before: V | undefined,
  after: V,
  documents: readonly (keyof V & string)[] = [],
): SavedChange<V> {
  if (before === undefined) return { values: after }
  const values: Partial<V> = {}
  const seen: Record<string, unknown> = {}
  for (const field of Object.keys(after) as (keyof V & string)[]) {
    if (isSame(before[field], after[field])) continue
    if (documents.includes(field)) {
      const change = changeBetween<object>((before[field] ?? {}) as object, after[field] as object)
      values[field] = change.values as V[typeof field]
      seen[field] = change.seen
    } else {
      values[field] = after[field]
      seen[field] = before[field] ?? null
    }
  }
  return { values, seen }
}
