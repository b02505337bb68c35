/** A calendar day as ISO text, "2026-11-23": no clock, no time zone. */
export type Day = string

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MILLISECONDS = 86_400_000

/** Whether the text is a real day of the Gregorian calendar written "YYYY-MM-DD" ("2025-02-29" is not). */
export function isDay(text: string): text is Day {
  return dayNumber(text) !== undefined
}

/** The day of a moment on the calendar of this machine's time zone. */
export function localDay(at: Date): Day {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** Days since 1970-01-01, undefined when the text is not a real day. */
export function dayNumber(text: string): number | undefined {
  const m = DAY.exec(text)
  if (!m) return undefined
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])]
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.getTime() / MILLISECONDS : undefined
}

/** The same day some months later; the 31st becomes the last day of a shorter month. Undefined for a wrong day. */
export function addMonths(day: Day, months: number): Day | undefined {
  const m = DAY.exec(day)
  if (!m || dayNumber(day) === undefined) return undefined
  const first = new Date(Date.UTC(Number(m[1]), Number(m[2]) - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(Number(m[3]), last))
  return first.toISOString().slice(0, 10)
}

/** « 3 mars 2026 », “3 March 2026”; the text itself when it is not a real day. */
export function formatLongDay(day: Day, lang: 'fr' | 'en'): string {
  const number = dayNumber(day)
  if (number === undefined) return day
  const locale = lang === 'fr' ? 'fr-FR' : 'en-GB'
  const options = { dateStyle: 'long', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(locale, options).format(new Date(number * MILLISECONDS))
}

/** Days from one day to another; undefined when one is not a day. */
export function daysBetween(from: Day | null, to: Day | null): number | undefined {
  const [a, b] = [dayNumber(from ?? ''), dayNumber(to ?? '')]
  return a === undefined || b === undefined ? undefined : b - a
}
