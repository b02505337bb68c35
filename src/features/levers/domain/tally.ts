/** Counts without names, by what is counted; null or absent: nobody counted. */
export type Counts = Readonly<Record<string, number | null | undefined>>

/** One more; what was not counted begins with one. */
export const countUp = (count: number | null | undefined): number => (count ?? 0) + 1

/** One less. Nothing below 0; what was not counted stays so. */
export const countDown = (count: number | null | undefined): number | null =>
  count === null || count === undefined ? null : Math.max(0, count - 1)

/**
 * Several phones count at one door: what I added since I read goes on top of what the others have added. `base` is what
 * was read, `mine` what stands here, `theirs` what is stored now; undefined where I changed nothing. A count that I
 * emptied stays empty, one that they emptied begins with mine.
 */
export function sumCounts({
  base,
  mine,
  theirs,
}: {
  readonly base: Counts
  readonly mine: Counts
  readonly theirs: Counts
}): Readonly<Record<string, number | null>> {
  const sums: Record<string, number | null> = {}
  for (const key of Object.keys({ ...base, ...mine })) {
    const [before, here, there] = [base[key] ?? null, mine[key] ?? null, theirs[key] ?? null]
    if (here === before) continue
    sums[key] = here === null || there === null ? here : Math.max(0, there + here - (before ?? 0))
  }
  return sums
}
