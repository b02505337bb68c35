import type { ChainLink } from '#features/evaluations/domain/perimeter.ts'
import { findQuadrant, type Quadrant, type QuadrantThresholds } from '../domain/quadrants.ts'
import { AXES, summariseRatings } from '../domain/ratings.ts'
import type { UrbalGroup } from '../domain/stakeholder.ts'
import { asRating, compareNames, type Rated } from './rated.ts'
import type { RatingRecord } from './stakeholders-api.ts'

/** Whose map is shown: everybody's medians, mine, or one rater's (`m:…`, `p:…`) or group's (`members`, `participants`) against the others. */
export type MapView = 'everyone' | 'mine' | (string & {})

export type Spot = { readonly involvement: number; readonly importance: number }

export type Placed = {
  readonly rated: Rated
  /** `null` when this view has no place for it: it then waits beside the map. */
  readonly at: Spot | null
  /** The median of the others, when one rater or group is shown against them. */
  readonly others: Spot | null
  readonly quadrant: Quadrant | null
}

export const raterKey = (rating: RatingRecord) =>
  rating.by === 'member' ? `m:${rating.raterId}` : `p:${rating.participantId}`

export type Rater = {
  readonly key: string
  readonly name: string
  readonly mine: boolean
  readonly by: RatingRecord['by']
}

/** Everybody who gave a view, in the order of the alphabet. */
export function listRaters(all: readonly Rated[]): Rater[] {
  const found = new Map<string, Rater>()
  for (const rating of all.flatMap((each) => each.ratings)) {
    const key = raterKey(rating)
    found.set(key, { key, name: rating.raterName, mine: rating.mine, by: rating.by })
  }
  return [...found.values()].sort(compareNames)
}

function isOfView(rating: RatingRecord, view: MapView): boolean {
  if (view === 'mine') return rating.mine
  if (view === 'members') return rating.by === 'member'
  if (view === 'participants') return rating.by === 'participant'
  return raterKey(rating) === view
}

function spotOf(ratings: readonly RatingRecord[]): Spot | null {
  const { involvement, importance } = summariseRatings(ratings.map(asRating))
  return involvement.median === null || importance.median === null
    ? null
    : { involvement: involvement.median, importance: importance.median }
}

/** Where each stakeholder stands in a view. */
export function placeAll(all: readonly Rated[], view: MapView, thresholds: QuadrantThresholds): Placed[] {
  return all.map((rated) => {
    const own = view === 'everyone' ? rated.ratings : rated.ratings.filter((each) => isOfView(each, view))
    const at = spotOf(own)
    const others = view === 'everyone' ? null : spotOf(rated.ratings.filter((each) => !isOfView(each, view)))
    return {
      rated,
      at,
      others,
      quadrant: at && findQuadrant(at.involvement, at.importance, thresholds),
    }
  })
}

/** How far a rater or group stands from the others: the sum over both scales, `null` when one of them is silent. */
export function distanceFromOthers({ at, others }: Placed): number | null {
  if (!at || !others) return null
  return AXES.reduce((sum, axis) => sum + Math.abs(at[axis] - others[axis]), 0)
}

export type RatedFilter = {
  readonly q?: string
  readonly link?: ChainLink | undefined
  readonly group?: UrbalGroup | 'unsaid' | undefined
  readonly world?: string | undefined
  readonly quadrant?: Quadrant | undefined
  /** To be talked over, never rated by anybody, or not by me. */
  readonly state?: 'discuss' | 'never' | 'not-mine' | undefined
}

export function filterRated(all: readonly Rated[], filter: RatedFilter): Rated[] {
  const { link, group, world, quadrant, state } = filter
  return all.filter((each) => {
    const { record, summary, ratings, mine } = each
    return (
      (!link || record.links.includes(link)) &&
      (!group || (record.urbalGroup ?? 'unsaid') === group) &&
      (!world || record.worlds.includes(world)) &&
      (!quadrant || each.quadrant === quadrant) &&
      (state !== 'discuss' || summary.toDiscuss) &&
      (state !== 'never' || ratings.length === 0) &&
      (state !== 'not-mine' || mine === undefined)
    )
  })
}

export const SORT_KEYS = ['name', 'involvement', 'importance', 'gap', 'spread', 'count'] as const
export type SortKey = (typeof SORT_KEYS)[number]

/** The wider of both spreads; `null` when nobody rated. */
export const widestSpread = ({ summary }: Pick<Rated, 'summary'>) =>
  summary.involvement.spread === null
    ? summary.importance.spread
    : Math.max(summary.involvement.spread, summary.importance.spread ?? 0)

const VALUE_OF: Readonly<Record<Exclude<SortKey, 'name'>, (rated: Rated) => number | null>> = {
  involvement: ({ summary }) => summary.involvement.median,
  importance: ({ summary }) => summary.importance.median,
  gap: ({ summary }) => summary.mobilisationGap,
  spread: widestSpread,
  count: ({ ratings }) => ratings.length,
}

/** Sorted by a column; what is unknown stays last in both directions, equals stand in the order of the alphabet. */
export function sortRated(
  all: readonly Rated[],
  sort: { readonly key: string; readonly descending: boolean },
): Rated[] {
  const turn = sort.descending ? -1 : 1
  const key = SORT_KEYS.find((each) => each === sort.key) ?? 'name'
  if (key === 'name') return all.toSorted((a, b) => turn * compareNames(a, b))
  const value = VALUE_OF[key]
  return all.toSorted((a, b) => {
    const [one, two] = [value(a), value(b)]
    if (one === null || two === null) return one === two ? compareNames(a, b) : one === null ? 1 : -1
    return turn * (one - two) || compareNames(a, b)
  })
}
