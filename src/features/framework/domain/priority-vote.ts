/** How a vote on priorities goes when nobody said otherwise. */
export const DEFAULT_BALLOT = { pointsEach: 10, mostALine: 3, isOpen: true } as const

export type BallotRules = { readonly pointsEach: number; readonly mostALine: number }

export type LineVote = { readonly lineId: string; readonly points: number }
export type CastVote = LineVote & { readonly personId: string }

export type BallotFault =
  | { readonly code: 'framework.ballot-over'; readonly given: number; readonly most: number }
  | { readonly code: 'framework.ballot-line-over'; readonly given: number; readonly most: number }

/** What is wrong with one person's points; undefined when they may be cast. Fewer points than allowed are fine. */
export function findBallotFault(
  votes: readonly LineVote[],
  { pointsEach, mostALine }: BallotRules,
): BallotFault | undefined {
  const given = votes.reduce((sum, { points }) => sum + points, 0)
  if (given > pointsEach) return { code: 'framework.ballot-over', given, most: pointsEach }
  const over = votes.find(({ points }) => points > mostALine)
  return over && { code: 'framework.ballot-line-over', given: over.points, most: mostALine }
}

export type LineTally = {
  readonly lineId: string
  readonly sum: number
  /** Of the voters, how many gave it something. */
  readonly supporters: number
  /** Over everyone who voted: who gave nothing to this line gave it 0. `null` before the first vote. */
  readonly median: number | null
  readonly lowest: number | null
  readonly highest: number | null
  /** 1 for the first; equal sums share a rank. `null` before the first vote. */
  readonly rank: number | null
}

export type VoteResult = { readonly voters: number; readonly tallies: readonly LineTally[] }

/**
 * The result, most points first; equal sums by more supporters, then in the order of `lineIds`. A voter is who gave at
 * least one point to one of these lines; points for other lines (removed since) do not count.
 */
export function tallyVotes(lineIds: readonly string[], votes: readonly CastVote[]): VoteResult {
  const known = new Set(lineIds)
  const counted = votes.filter(({ lineId, points }) => known.has(lineId) && points > 0)
  const voters = new Set(counted.map(({ personId }) => personId)).size
  const unranked = lineIds.map((lineId) => {
    const given = counted.filter((vote) => vote.lineId === lineId).map(({ points }) => points)
    const all = [...given, ...Array.from({ length: voters - given.length }, () => 0)].sort((a, b) => a - b)
    return {
      lineId,
      sum: given.reduce((sum, points) => sum + points, 0),
      supporters: given.length,
      median: medianOf(all),
      lowest: all[0] ?? null,
      highest: all.at(-1) ?? null,
    }
  })
  const sorted = unranked.toSorted((a, b) => b.sum - a.sum || b.supporters - a.supporters)
  const tallies = sorted.map((tally) => ({
    ...tally,
    rank: voters === 0 ? null : 1 + sorted.filter(({ sum }) => sum > tally.sum).length,
  }))
  return { voters, tallies }
}

function medianOf(sorted: readonly number[]): number | null {
  if (sorted.length === 0) return null
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

export type Keeping = {
  readonly kept: readonly string[]
  readonly setAside: readonly string[]
  /** Lines left behind although they have as many points as the last one kept. */
  readonly tied: readonly string[]
}

/** The first `n` of a result stay, the others are set aside; a tie at the border is said, not decided in silence. */
export function keepFirst({ tallies }: VoteResult, n: number): Keeping {
  const kept = tallies.slice(0, n)
  const rest = tallies.slice(n)
  const last = kept.at(-1)?.sum
  return {
    kept: kept.map(({ lineId }) => lineId),
    setAside: rest.map(({ lineId }) => lineId),
    tied: rest.filter(({ sum }) => sum === last).map(({ lineId }) => lineId),
  }
}
