import { AXES, type Axis } from '../domain/ratings.ts'
import { compareNames, type Rated } from './rated.ts'
import type { RatingRecord } from './stakeholders-api.ts'

export type Disagreement = {
  readonly rated: Rated
  readonly axis: Axis
  readonly spread: number
  /** Everybody who stands at the lowest and at the highest end, reasons first. */
  readonly lowest: readonly RatingRecord[]
  readonly highest: readonly RatingRecord[]
  readonly toDiscuss: boolean
}

/** Where the room disagrees, widest first: each scale of each stakeholder on which at least two views differ. */
export function listDisagreements(all: readonly Rated[]): Disagreement[] {
  return all
    .flatMap((rated) => AXES.flatMap((axis) => disagreementOn(rated, axis)))
    .sort(
      (a, b) =>
        b.spread - a.spread ||
        (b.rated.summary.importance.median ?? 0) - (a.rated.summary.importance.median ?? 0) ||
        compareNames(a.rated, b.rated),
    )
}

function disagreementOn(rated: Rated, axis: Axis): Disagreement[] {
  const { lowest, highest, spread, toDiscuss } = rated.summary[axis]
  if (lowest === null || highest === null || !spread) return []
  const at = (level: number) =>
    rated.ratings
      .filter((rating) => rating[axis] === level)
      .toSorted((a, b) => Number(b.reason !== '') - Number(a.reason !== ''))
  return [{ rated, axis, spread, lowest: at(lowest), highest: at(highest), toDiscuss }]
}
