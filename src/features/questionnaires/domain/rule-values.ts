import { dayNumber } from '#kernel/day.ts'

/** What a part of a rule is worth; a list is the answers of a repeat. A missing answer is the empty text. */
export type RuleValue = string | number | boolean | readonly RuleValue[]
export type SingleValue = string | number | boolean

/** Longest text that a rule may make. */
export const LONGEST_TEXT = 20_000

/** First of a list, as XPath 1.0 reads a node-set where one value is wanted; '' of an empty one. */
export function single(value: RuleValue): SingleValue {
  let one: RuleValue | undefined = value
  while (typeof one === 'object') one = one[0]
  return one ?? ''
}

/** XPath 1.0 `string()`: a number without exponent, 'NaN' where there is none. */
export function toText(value: RuleValue): string {
  const one = single(value)
  return typeof one === 'number' ? numberText(one) : String(one)
}

export function numberText(value: number): string {
  const plain = String(value)
  if (!/e/.test(plain)) return plain
  return Math.abs(value) < 1 ? value.toFixed(20).replace(/0+$/, '') : BigInt(value).toString()
}

/** XPath 1.0 `number()`: NaN of '' and of what is no plain decimal; a date counts as days since 1970-01-01 (ODK). */
export function toNumber(value: RuleValue): number {
  const one = single(value)
  if (typeof one !== 'string') return Number(one)
  return /^\s*-?(\d+(\.\d*)?|\.\d+)\s*$/.test(one) ? Number(one) : (daysOf(one) ?? Number.NaN)
}

/** Whether a condition holds: a text that is not empty, a number that is neither 0 nor missing. */
export function toTruth(value: RuleValue): boolean {
  const one = single(value)
  return typeof one === 'number' ? one !== 0 && !Number.isNaN(one) : Boolean(one)
}

const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d(?:\.\d{1,6})?))?(?:Z|([+-])(\d\d):(\d\d))?$/

/** Days since 1970-01-01 UTC of "2026-03-31" or of a moment; a moment without offset is read as UTC. */
export function daysOf(text: string): number | undefined {
  const day = dayNumber(text)
  if (day !== undefined) return day
  const m = MOMENT.exec(text)
  const start = dayNumber(m?.[1] ?? '')
  if (!m || start === undefined) return undefined
  const [hour, minute, second] = [Number(m[2]), Number(m[3]), Number(m[4] ?? 0)]
  const [ahead, more] = [Number(m[6] ?? 0), Number(m[7] ?? 0)]
  if (hour > 23 || minute > 59 || second >= 60 || ahead > 14 || more > 59) return undefined
  const offset = (m[5] === '-' ? -1 : 1) * (ahead * 60 + more)
  return start + ((hour * 60 + minute - offset) * 60 + second) / 86_400
}

/** The day of a date, of a moment (as its own offset has it) or of a number of days; '' of anything else. */
export function dayOf(value: RuleValue): string {
  const one = single(value)
  if (typeof one === 'string' && daysOf(one) !== undefined) return one.slice(0, 10)
  const days = Math.floor(toNumber(one))
  const text = Math.abs(days) < 2e6 ? new Date(days * 86_400_000).toISOString().slice(0, 10) : ''
  return dayNumber(text) === days ? text : ''
}

/** Every single value of a list, and of the lists in it. */
export function flatten(values: readonly RuleValue[]): SingleValue[] {
  return values.flatMap((value) => (typeof value === 'object' ? flatten(value) : [value]))
}

/** Names in a `many` or `ranking` answer, which rules see as ODK writes them: separated by spaces. */
export function namesIn(value: RuleValue): string[] {
  return toText(value).split(/\s+/).filter(Boolean)
}
