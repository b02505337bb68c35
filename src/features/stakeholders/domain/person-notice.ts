import { addMonths, type Day } from '#kernel/day.ts'

/** Grounds of article 6 of the GDPR that can hold for a stakeholder map; words: `legal-basis.<code>`. */
export const LEGAL_BASES = ['public_task', 'legitimate_interests', 'consent'] as const
export type LegalBasis = (typeof LEGAL_BASES)[number]

/** How the person was told; words: `notified.<code>`. */
export const NOTIFIED_HOW = ['mailed', 'handed', 'posted'] as const
export type NotifiedHow = (typeof NOTIFIED_HOW)[number]

/** Scales and ratings of a person are kept no longer than this. */
export const LONGEST_KEPT_MONTHS = 36
/** A person whose data did not come from herself is told within a month (article 14 of the GDPR). */
export const TELL_WITHIN_MONTHS = 1

export type PersonNotice = {
  readonly purpose: string
  readonly notice: string
  readonly expiresOn: Day | null
  /** The day on which it was first written. */
  readonly createdOn: Day
  readonly notifiedOn: Day | null
  readonly isContested: boolean
  readonly isErased: boolean
}

export const NOTICE_STATES = [
  'missing',
  'incomplete',
  'expired',
  'erased',
  'contested',
  'to-tell',
  'told',
] as const
/** Words: `notice-state.<code>`. */
export type NoticeState = (typeof NOTICE_STATES)[number]

export function findNoticeState(notice: PersonNotice | null, today: Day): NoticeState {
  if (notice === null) return 'missing'
  if (notice.isErased) return 'erased'
  if (!isComplete(notice)) return 'incomplete'
  if ((notice.expiresOn ?? '') <= today) return 'expired'
  if (notice.isContested) return 'contested'
  return notice.notifiedOn === null ? 'to-tell' : 'told'
}

/** Purpose, notice text and an end are recorded. */
function isComplete({ purpose, notice, expiresOn }: PersonNotice): boolean {
  return purpose.trim() !== '' && notice.trim() !== '' && expiresOn !== null
}

/** A person is rated only under a complete notice that has not run out and is not contested. */
export function mayRatePerson(notice: PersonNotice | null, today: Day): boolean {
  const state = findNoticeState(notice, today)
  return state === 'to-tell' || state === 'told'
}

/** The last day on which the person is to have been told; undefined once she was. */
export function findTellBy(notice: PersonNotice): Day | undefined {
  return notice.notifiedOn === null ? addMonths(notice.createdOn, TELL_WITHIN_MONTHS) : undefined
}

/** The latest expiry that may be written on this day. */
export function latestExpiry(today: Day): Day {
  return addMonths(today, LONGEST_KEPT_MONTHS) ?? today
}
