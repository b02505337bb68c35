import type { Rated } from './rated.ts'

/** In which order one rates all: those that I have not rated first, each part in the order of the alphabet. */
export function orderRound(all: readonly Rated[]): string[] {
  const ratable = all.filter((each) => each.mayBeRated)
  return [...ratable.filter((each) => !each.mine), ...ratable.filter((each) => each.mine)].map(
    (each) => each.id,
  )
}

export type RoundProgress = {
  readonly total: number
  readonly rated: number
  /** Set aside as not known in this round. */
  readonly unknown: number
  readonly left: number
}

export function countRound(
  order: readonly string[],
  all: readonly Rated[],
  unknown: ReadonlySet<string>,
): RoundProgress {
  const mine = new Set(all.filter((each) => each.mine).map((each) => each.id))
  const rated = order.filter((id) => mine.has(id)).length
  const aside = order.filter((id) => !mine.has(id) && unknown.has(id)).length
  return { total: order.length, rated, unknown: aside, left: order.length - rated - aside }
}

/** The next one without my view, going round; undefined when none is left. */
export function findNextUnsaid(
  order: readonly string[],
  from: number,
  isSaid: (id: string) => boolean,
): number | undefined {
  for (let ahead = 1; ahead <= order.length; ahead += 1) {
    const at = (from + ahead) % order.length
    const id = order[at]
    if (id !== undefined && !isSaid(id)) return at
  }
  return undefined
}
