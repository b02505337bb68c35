/** Counts without names, by what is counted; null or absent: nobody counted. */
export type Counts = Readonly<Record<string, number | null | undefined>>

/** What a phone counted since it was last heard: so many more or fewer, or a count that was written anew. */
export type TallyChange = Readonly<Record<string, { readonly add: number } | { readonly set: number | null }>>

/** The counts once a change has come in. Nothing falls below 0; one less of what was not counted leaves it so. */
export function applyTally(counts: Counts, change: TallyChange): Readonly<Record<string, number | null>> {
  const result: Record<string, number | null> = {}
  for (const [key, n] of Object.entries(counts)) result[key] = n ?? null
  for (const [key, step] of Object.entries(change)) {
    const before = result[key] ?? null
    if ('set' in step) result[key] = step.set
    else if (before !== null || step.add > 0) result[key] = Math.max(0, (before ?? 0) + step.add)
  }
  return result
}

/** Two changes of one phone, in their order, as one. */
export function joinChanges(first: TallyChange, then: TallyChange): TallyChange {
  const joined: Record<string, TallyChange[string]> = { ...first }
  for (const [key, step] of Object.entries(then)) {
    const before = joined[key]
    if (before === undefined || 'set' in step) joined[key] = step
    else if ('add' in before) joined[key] = { add: before.add + step.add }
    else joined[key] = { set: applyTally({ [key]: before.set }, { [key]: step })[key] ?? null }
  }
  return joined
}

/** Whether every count that a change touches stands in `counts` as it does in `wanted`. */
export function hasArrived(change: TallyChange, wanted: Counts, counts: Counts): boolean {
  return Object.keys(change).every((key) => (counts[key] ?? null) === (wanted[key] ?? null))
}
