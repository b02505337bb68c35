import { type Day, dayNumber } from '#kernel/day.ts'
import { formatCents, parseCents } from '#kernel/decimal.ts'

/** Hours of a working day: 35 a week over five days (French Labour Code, L3121-27). */
export const HOURS_A_DAY = 7

/** Work lags when the share of time (or days) used is so far ahead of the share of tasks done. */
export const LAG = 0.25

/** What somebody noted: a time or an amount, or both; null is not said, which is not zero. */
export type MeansEntry = {
  readonly days: number | null
  readonly hours: number | null
  /** Exact decimal text. */
  readonly euros: string | null
}

export type MeansPlan = {
  readonly startedOn: Day | null
  /** The end of the period of the perimeter. */
  readonly periodTo: Day | null
  readonly meansDays: number | null
  readonly meansEuros: string | null
}

export type MeansUse = {
  /** Weeks since it was opened (whole, from 0); null when the day is not said or lies ahead. */
  readonly elapsedWeeks: number | null
  /** Weeks from opening to the end of the period; null when one of them is not said. */
  readonly plannedWeeks: number | null
  /** Share of the planned time that has gone, 0 to 1 and beyond; null when it is not known. */
  readonly timeShare: number | null
  /** null: nobody noted any time. */
  readonly daysSpent: number | null
  /** Below 0 when more was spent than declared; null when one of the two is not said. */
  readonly daysLeft: number | null
  readonly eurosSpent: string | null
  readonly eurosLeft: string | null
  readonly findings: readonly MeansFinding[]
}

export const MEANS_FINDINGS = [
  'means.time-ahead',
  'means.days-ahead',
  'means.days-over',
  'means.euros-over',
  'means.period-over',
] as const
export type MeansFinding = (typeof MEANS_FINDINGS)[number]

/**
 * What has gone of the time and the means that the perimeter declares. `workShare` is the share (0–1) of the tasks of
 * the four steps that are done: time that runs a quarter ahead of it is worth a look (method 1.3, "show elapsed time").
 */
export function computeMeansUse(
  plan: MeansPlan,
  entries: readonly MeansEntry[],
  workShare: number,
  today: Day,
): MeansUse {
  const start = dayNumber(plan.startedOn ?? '')
  const end = dayNumber(plan.periodTo ?? '')
  const now = dayNumber(today)
  const elapsed = start !== undefined && now !== undefined && now >= start ? now - start : null
  const planned = start !== undefined && end !== undefined && end > start ? end - start : null
  const timeShare = elapsed !== null && planned !== null ? elapsed / planned : null
  const daysSpent = sumDays(entries)
  const daysLeft = plan.meansDays === null || daysSpent === null ? null : round(plan.meansDays - daysSpent)
  const spent = sumCents(entries)
  const declared = plan.meansEuros === null ? undefined : parseCents(plan.meansEuros)
  const eurosLeft = declared === undefined || spent === null ? null : declared - spent
  const daysShare = plan.meansDays && daysSpent !== null ? daysSpent / plan.meansDays : null
  const isAhead = (share: number | null) => share !== null && share <= 1 && share - workShare > LAG
  const told: readonly [applies: boolean, code: MeansFinding][] = [
    [timeShare !== null && timeShare > 1 && workShare < 1, 'means.period-over'],
    [isAhead(timeShare), 'means.time-ahead'],
    [daysLeft !== null && daysLeft < 0, 'means.days-over'],
    [isAhead(daysShare), 'means.days-ahead'],
    [eurosLeft !== null && eurosLeft < 0n, 'means.euros-over'],
  ]
  return {
    elapsedWeeks: elapsed === null ? null : Math.floor(elapsed / 7),
    plannedWeeks: planned === null ? null : Math.ceil(planned / 7),
    timeShare,
    daysSpent,
    daysLeft,
    eurosSpent: spent === null ? null : formatCents(spent),
    eurosLeft: eurosLeft === null ? null : formatCents(eurosLeft),
    findings: told.filter(([applies]) => applies).map(([, code]) => code),
  }
}

/** Days of all entries, hours at seven a day; null when none says a time. */
function sumDays(entries: readonly MeansEntry[]): number | null {
  const times = entries.flatMap(({ days, hours }) => {
    if (days !== null) return [days]
    return hours === null ? [] : [hours / HOURS_A_DAY]
  })
  return times.length === 0 ? null : round(times.reduce((sum, time) => sum + time, 0))
}

function sumCents(entries: readonly MeansEntry[]): bigint | null {
  const amounts = entries.flatMap(({ euros }) => (euros === null ? [] : [parseCents(euros) ?? 0n]))
  return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0n)
}

/** To a hundredth of a day: what the database keeps. */
function round(days: number): number {
  return Math.round(days * 100) / 100
}
