import type { Day } from '#kernel/day.ts'
import { findNoticeState, mayRatePerson, type NoticeState } from '../domain/person-notice.ts'
import { findQuadrant, type PlacedStakeholder } from '../domain/quadrants.ts'
import { LEVELS, type Level, type Rating, summariseRatings } from '../domain/ratings.ts'
import { isPerson } from '../domain/stakeholder.ts'
import type {
  NoticeRecord,
  RatingRecord,
  SettingsRecord,
  StakeholderRecord,
  StakeholdersRead,
} from './stakeholders-api.ts'

/** A stakeholder with what everybody says of it, and what it was told when it is a person. */
export type Rated = PlacedStakeholder & {
  readonly name: string
  readonly record: StakeholderRecord
  readonly ratings: readonly RatingRecord[]
  readonly mine: RatingRecord | undefined
  readonly notice: NoticeRecord | undefined
  /** `null` for organisations and collectives: nobody needs to be told. */
  readonly noticeState: NoticeState | null
  /** Whether a view may be given today; false for a person without a valid notice. */
  readonly mayBeRated: boolean
}

/** « Épicerie » stands before « Zone »: the database sorts by bytes. */
const ALPHABET = new Intl.Collator('fr', { numeric: true })

export const compareNames = (a: { readonly name: string }, b: { readonly name: string }) =>
  ALPHABET.compare(a.name, b.name)

/** A level as stored; the database refuses any other. */
export const asLevel = (value: number): Level => LEVELS.find((level) => level === value) ?? 0

export const asRating = ({ id, involvement, importance }: RatingRecord): Rating => ({
  by: id,
  involvement: asLevel(involvement),
  importance: asLevel(importance),
})

/** Every stakeholder with its medians, its place under the evaluation's own thresholds, and its notice. */
export function rateAll(
  { records, settings, notices }: Omit<StakeholdersRead, 'ratings'>,
  ratings: readonly RatingRecord[],
  today: Day,
): Rated[] {
  const ratingsOf = Map.groupBy(ratings, (rating) => rating.stakeholderId)
  const noticeOf = new Map(notices.map((notice) => [notice.stakeholderId, notice]))
  return records
    .map((record) =>
      rateOne(record, ratingsOf.get(record.id) ?? [], settings, noticeOf.get(record.id), today),
    )
    .sort(compareNames)
}

function rateOne(
  record: StakeholderRecord,
  ratings: readonly RatingRecord[],
  settings: SettingsRecord,
  notice: NoticeRecord | undefined,
  today: Day,
): Rated {
  const summary = summariseRatings(ratings.map(asRating), settings.spreadToDiscuss)
  const told = notice ? { ...notice, isErased: false } : null
  // a notice exists for persons alone: it also tells of an organisation of the territory that is one
  const isOfPerson = isPerson(record.kind) || notice !== undefined
  return {
    id: record.id,
    name: record.name,
    record,
    ratings,
    mine: ratings.find((rating) => rating.mine),
    summary,
    quadrant: findQuadrant(summary.involvement.median, summary.importance.median, thresholdsOf(settings)),
    notice,
    noticeState: isOfPerson ? findNoticeState(told, today) : null,
    mayBeRated: !isOfPerson || mayRatePerson(told, today),
  }
}

export const thresholdsOf = (settings: SettingsRecord) => ({
  involvement: settings.involvementThreshold,
  importance: settings.importanceThreshold,
})
