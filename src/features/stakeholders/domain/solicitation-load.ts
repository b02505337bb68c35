import { type Day, dayNumber } from '#kernel/day.ts'

/** What was asked of a stakeholder outside of meetings; words: `solicitation.<code>`. */
export const SOLICITATION_KINDS = [
  'interview',
  'survey',
  'data',
  'call',
  'visit',
  'testimony',
  'review',
  'other',
] as const
export type SolicitationKind = (typeof SOLICITATION_KINDS)[number]

/** Something that took a stakeholder's time on a day: a solicitation, or a meeting at which it was present. */
export type Asking = {
  readonly stakeholderId: string
  readonly on: Day
  /** `null`: nobody knows how long it took. */
  readonly minutes: number | null
}

export type MeetingAsking = {
  readonly heldOn: Day | null
  readonly minutes: number | null
  readonly present: readonly string[]
}

/** The askings that meetings were: one for each who was present, once a meeting has its day. */
export function askingsOfMeetings(meetings: readonly MeetingAsking[]): Asking[] {
  return meetings.flatMap(({ heldOn, minutes, present }) =>
    heldOn === null
      ? []
      : [...new Set(present)].map((stakeholderId) => ({ stakeholderId, on: heldOn, minutes })),
  )
}

export type LoadOfPeriod = {
  /** Hours known, the sum of what has minutes; not the whole when `unknown` is above 0. */
  readonly hours: number
  readonly times: number
  /** How many of `times` have no minutes: counted apart, they are not zero. */
  readonly unknown: number
}

export type SolicitationLoad = {
  readonly quarter: LoadOfPeriod
  readonly year: LoadOfPeriod
  /** The last asking or contact; `null` when there was none. */
  readonly lastContactOn: Day | null
  readonly tooOften: boolean
}

/** Days counted back from today, today included. */
export const LOAD_DAYS = { quarter: 90, year: 365 } as const

/**
 * How much was asked of one stakeholder over the last 90 and 365 days. Too often when the hours known, or the times,
 * over 90 days reach the thresholds of the evaluation. Days to come do not count.
 */
export function computeSolicitationLoad(
  askings: readonly Asking[],
  of: { readonly stakeholderId: string; readonly lastContactOn: Day | null },
  thresholds: { readonly tooManyHours: number; readonly tooManyTimes: number },
  today: Day,
): SolicitationLoad {
  const now = dayNumber(today) ?? 0
  const own = askings.filter(
    ({ stakeholderId, on }) => stakeholderId === of.stakeholderId && ageOf(on, now) >= 0,
  )
  const quarter = loadOf(own.filter(({ on }) => ageOf(on, now) < LOAD_DAYS.quarter))
  return {
    quarter,
    year: loadOf(own.filter(({ on }) => ageOf(on, now) < LOAD_DAYS.year)),
    lastContactOn: latest([...own.map(({ on }) => on), ...(of.lastContactOn ? [of.lastContactOn] : [])]),
    tooOften: quarter.hours >= thresholds.tooManyHours || quarter.times >= thresholds.tooManyTimes,
  }
}

function ageOf(on: Day, now: number): number {
  return now - (dayNumber(on) ?? Number.NaN)
}

function loadOf(askings: readonly Asking[]): LoadOfPeriod {
  const known = askings.flatMap(({ minutes }) => (minutes === null ? [] : [minutes]))
  return {
    hours: known.reduce((sum, minutes) => sum + minutes, 0) / 60,
    times: askings.length,
    unknown: askings.length - known.length,
  }
}

function latest(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null)
}
