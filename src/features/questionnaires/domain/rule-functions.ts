import { matchesPattern } from './rule-pattern.ts'
import {
  dayOf,
  daysOf,
  flatten,
  LONGEST_TEXT,
  namesIn,
  type RuleValue,
  toNumber,
  toText,
  toTruth,
} from './rule-values.ts'

type Compute = (...values: RuleValue[]) => RuleValue

/** How many arguments a function takes; `compute` where its values alone decide, else rule-evaluation.ts does it. */
export type RuleFunction = { readonly least: number; readonly most: number; readonly compute?: Compute }

const MANY = 100
const fn = (least: number, most: number, compute?: Compute): RuleFunction =>
  compute ? { least, most, compute } : { least, most }

/** Numbers that were given: what is missing is left aside, and what is no number spoils the whole. */
const numbersIn = (values: readonly RuleValue[]) =>
  flatten(values)
    .filter((value) => value !== '' && !Number.isNaN(value))
    .map(toNumber)
const over =
  (reduce: (numbers: number[]) => number) =>
  (...values: RuleValue[]) => {
    const numbers = numbersIn(values)
    return numbers.length > 0 ? reduce(numbers) : Number.NaN
  }
const joined = (separator: string, values: readonly RuleValue[]) =>
  flatten(values).map(toText).join(separator).slice(0, LONGEST_TEXT)

const numeric = (compute: (x: number) => number) => fn(1, 1, (value = '') => compute(toNumber(value)))
const textual = (compute: (a: string, b: string) => RuleValue, wanted: number) =>
  fn(wanted, wanted, (a = '', b = '') => compute(toText(a), toText(b)))

/** Functions of the subset: XPath 1.0 (4) and https://getodk.github.io/xforms-spec/#xpath-functions. */
export const RULE_FUNCTIONS: ReadonlyMap<string, RuleFunction> = new Map(
  Object.entries({
    // decided by where the rule stands
    if: fn(3, 3),
    coalesce: fn(1, MANY),
    once: fn(1, 1),
    position: fn(1, 1),
    count: fn(1, 1),
    'indexed-repeat': fn(3, 7),
    'jr:choice-name': fn(2, 2),
    today: fn(0, 0),
    now: fn(0, 0),
    // choices
    selected: textual((list, name) => namesIn(list).includes(name.trim()), 2),
    'selected-at': fn(2, 2, (list = '', at = '') => namesIn(list)[Math.trunc(toNumber(at))] ?? ''),
    'count-selected': fn(1, 1, (list = '') => namesIn(list).length),
    // truth
    not: fn(1, 1, (value = '') => !toTruth(value)),
    true: fn(0, 0, () => true),
    false: fn(0, 0, () => false),
    boolean: fn(1, 1, (value = '') => toTruth(value)),
    // numbers
    number: numeric((x) => x),
    int: numeric(Math.trunc),
    abs: numeric(Math.abs),
    sqrt: numeric(Math.sqrt),
    floor: numeric(Math.floor),
    ceiling: numeric(Math.ceil),
    pow: fn(2, 2, (x = '', y = '') => toNumber(x) ** toNumber(y)),
    round: fn(1, 2, (x = '', places = 0) => roundTo(toNumber(x), toNumber(places))),
    min: fn(
      1,
      MANY,
      over((numbers) => numbers.reduce((a, b) => Math.min(a, b))),
    ),
    max: fn(
      1,
      MANY,
      over((numbers) => numbers.reduce((a, b) => Math.max(a, b))),
    ),
    sum: fn(
      1,
      1,
      over((numbers) => numbers.reduce((a, b) => a + b)),
    ),
    'count-non-empty': fn(1, 1, (value = '') => flatten([value]).filter((one) => one !== '').length),
    // texts
    string: textual((text) => text, 1),
    concat: fn(1, MANY, (...values) => joined('', values)),
    join: fn(2, MANY, (separator = '', ...values) => joined(toText(separator), values)),
    'string-length': textual((text) => [...text].length, 1),
    substr: fn(2, 3, substr),
    contains: textual((text, part) => text.includes(part), 2),
    'starts-with': textual((text, part) => text.startsWith(part), 2),
    'ends-with': textual((text, part) => text.endsWith(part), 2),
    'normalize-space': textual((text) => text.trim().replace(/\s+/g, ' '), 1),
    translate: fn(3, 3, translate),
    'upper-case': textual((text) => text.toUpperCase(), 1),
    'lower-case': textual((text) => text.toLowerCase(), 1),
    regex: textual(matchesPattern, 2),
    // dates
    date: fn(1, 1, (value = '') => dayOf(value)),
    'date-time': fn(1, 1, (value = '') =>
      daysOf(toText(value)) === undefined ? dayOf(value) : toText(value),
    ),
    'format-date': fn(2, 2, (value = '', format = '') => formatDate(value, toText(format))),
    'decimal-date-time': numeric((days) => days),
  } satisfies Record<string, RuleFunction>),
)

/** Halves go up, as XPath 1.0 has it; done on the written digits, so that 1.005 to two places is 1.01. */
function roundTo(value: number, places: number): number {
  const digits = Math.max(-15, Math.min(15, Math.trunc(places) || 0))
  const shift = (x: number, by: number) => {
    const [base, exponent = '0'] = String(x).split('e')
    return Number(`${base}e${Number(exponent) + by}`)
  }
  return Number.isFinite(value) ? shift(Math.round(shift(value, digits)), -digits) : value
}

/** ODK: from 0, the end left out, negative positions count from the end. */
function substr(
  text: RuleValue = '',
  start: RuleValue = '',
  end: RuleValue = Number.POSITIVE_INFINITY,
): string {
  return [...toText(text)].slice(toNumber(start), toNumber(end)).join('')
}

function translate(text: RuleValue = '', from: RuleValue = '', to: RuleValue = ''): string {
  const [sought, put] = [[...toText(from)], [...toText(to)]]
  return [...toText(text)]
    .map((sign) => (sought.includes(sign) ? (put[sought.indexOf(sign)] ?? '') : sign))
    .join('')
}

/** `%Y %y %m %n %d %e %H %h %M %S`; names of months and days depend on the machine, and are left out. */
function formatDate(value: RuleValue, format: string): string {
  const day = dayOf(value)
  if (!day) return ''
  const [year = '', month = '', date = ''] = day.split('-')
  const [hour = '00', minute = '00', second = '00'] =
    /T(\d\d):(\d\d):?(\d\d)?/.exec(toText(value))?.slice(1) ?? []
  const parts: Readonly<Record<string, string>> = {
    Y: year,
    y: year.slice(2),
    m: month,
    n: `${Number(month)}`,
    d: date,
    e: `${Number(date)}`,
    H: hour,
    h: `${Number(hour)}`,
    M: minute,
    S: second,
  }
  return format.replace(/%([YymndeHhMS])/g, (_, part: string) => parts[part] ?? '')
}
