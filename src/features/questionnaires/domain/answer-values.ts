import { isDay } from '#kernel/day.ts'
import type { AnswerProblemCode } from './evaluation.ts'
import { type AnswerValue, FORM_LIMITS, type Question } from './form.ts'
import { daysOf, numberText, type RuleValue, toNumber, toText, toTruth } from './rule-values.ts'

/** A given value in normal form (`undefined`: nothing was answered), or why it cannot count. */
export type ReadValue =
  | {
      readonly value: AnswerValue | undefined
      /** Rows of a matrix that cannot count, though the others do. */
      readonly wrongRows?: readonly (readonly [row: string, problem: AnswerProblemCode])[]
    }
  | { readonly problem: AnswerProblemCode }

/** What a value is checked against: choices that the filter leaves, rows of a matrix, in the order of the lists. */
export type Allowed = {
  readonly choices: readonly string[]
  readonly rows: readonly string[]
}

const MISSING: ReadValue = { value: undefined }
const WRONG: ReadValue = { problem: 'type' }
const MOST_FILE_BYTES = 2 ** 40

/** Reads any JSON value as the answer to a question. Never throws. */
export function readValue(question: Question, given: unknown, allowed: Allowed): ReadValue {
  if (given === undefined || given === null || given === '') return MISSING
  switch (question.type) {
    case 'one':
      return typeof given !== 'string'
        ? WRONG
        : allowed.choices.includes(given)
          ? { value: given }
          : { problem: 'choice' }
    case 'many':
    case 'ranking':
      return readNames(question, given, allowed.choices)
    case 'matrix':
      return readMatrix(given, allowed)
    case 'integer':
    case 'decimal':
    case 'scale':
    case 'rubric':
      return readNumber(question, given)
    case 'acknowledge':
      return given === true ? { value: true } : given === false ? MISSING : WRONG
    case 'photo':
    case 'voice':
      return readFile(question, given)
    case 'note':
      return WRONG
    case 'calculation':
      return typeof given === 'number' ? readNumber(question, given) : readText(question, given)
    default:
      return readText(question, given)
  }
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const OFFSET = /(Z|[+-]\d\d:\d\d)$/
/** INSEE code of a commune: department (2A and 2B are Corsica) and three digits. */
const COMMUNE = /^(\d\d|2[AB])\d{3}$/
const AMOUNT = /^-?\d{1,12}(\.\d{1,2})?$/

function readText({ type, metadata }: Question, given: unknown): ReadValue {
  if (typeof given !== 'string') return WRONG
  if (given.length > FORM_LIMITS.text * 4) return { problem: 'too-long' }
  // Neither can be stored: half a sign and the null sign.
  const text = given
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll('\0', '')
    .trim()
  if (text.length > FORM_LIMITS.text) return { problem: 'too-long' }
  if (text === '') return MISSING
  if (type === 'text' || type === 'calculation') return { value: text }
  if (type === 'amount') return AMOUNT.test(text) ? { value: twoDecimals(text) } : WRONG
  const isMoment = type === 'moment' || (type === 'metadata' && metadata !== 'today')
  const fits = isMoment
    ? OFFSET.test(text) && text.length <= 35 && daysOf(text) !== undefined
    : type === 'time'
      ? TIME.test(text)
      : type === 'place'
        ? COMMUNE.test(text)
        : isDay(text)
  return fits ? { value: text } : WRONG
}

function twoDecimals(text: string): string {
  const [whole = '', cents = ''] = text.split('.')
  const amount = `${whole.replace(/^(-?)0+(?=\d)/, '$1')}.${cents.padEnd(2, '0')}`
  return amount === '-0.00' ? '0.00' : amount
}

function readNumber(question: Question, given: unknown): ReadValue {
  if (typeof given !== 'number' || !Number.isFinite(given)) return WRONG
  const { type, from, to } = question
  const whole = type === 'integer' || type === 'rubric'
  if (whole && !Number.isInteger(given)) return WRONG
  if (whole && !Number.isSafeInteger(given)) return { problem: 'range' }
  const least = type === 'rubric' ? 0 : from
  const most = type === 'rubric' ? (question.levels?.length || 5) - 1 : to
  if ((least !== undefined && given < least) || (most !== undefined && given > most))
    return { problem: 'range' }
  if (type === 'scale' && from !== undefined) {
    const steps = (given - from) / (question.step || 1)
    if (Math.abs(steps - Math.round(steps)) > 1e-6) return { problem: 'range' }
  }
  return { value: given + 0 }
}

function readNames({ type }: Question, given: unknown, choices: readonly string[]): ReadValue {
  if (!Array.isArray(given)) return WRONG
  if (given.length > FORM_LIMITS.choices) return { problem: 'too-many' }
  const names: string[] = []
  for (const name of given) {
    if (typeof name !== 'string') return WRONG
    if (!choices.includes(name)) return { problem: 'choice' }
    if (!names.includes(name)) names.push(name)
    else if (type === 'ranking') return WRONG
  }
  if (names.length === 0) return MISSING
  return { value: type === 'ranking' ? names : choices.filter((name) => names.includes(name)) }
}

/** A row that the form does not have is no row of it: `unknownRows` names it. */
function readMatrix(given: unknown, { choices, rows }: Allowed): ReadValue {
  if (!isObject(given)) return WRONG
  const answered: Record<string, string> = {}
  const wrongRows: [string, AnswerProblemCode][] = []
  for (const row of rows) {
    const choice = Object.hasOwn(given, row) ? given[row] : undefined
    if (choice === undefined || choice === null || choice === '') continue
    if (typeof choice !== 'string') wrongRows.push([row, 'type'])
    else if (!choices.includes(choice)) wrongRows.push([row, 'choice'])
    else answered[row] = choice
  }
  return { value: Object.keys(answered).length > 0 ? answered : undefined, wrongRows }
}

export function unknownRows(given: unknown, rows: readonly string[]): string[] {
  return isObject(given) ? Object.keys(given).filter((row) => !rows.includes(row)) : []
}

function readFile({ type }: Question, given: unknown): ReadValue {
  if (!isObject(given)) return WRONG
  const { file, mime, bytes } = given
  const kind = type === 'photo' ? /^image\/[\w.+-]{1,60}$/ : /^(audio|video)\/[\w.+;= -]{1,60}$/
  if (typeof file !== 'string' || !/^[\w.:-]{1,200}$/.test(file)) return WRONG
  if (typeof mime !== 'string' || !kind.test(mime)) return WRONG
  if (typeof bytes !== 'number' || !Number.isInteger(bytes) || bytes < 0 || bytes > MOST_FILE_BYTES)
    return WRONG
  return { value: { file, mime, bytes } }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An answer as rules see it: names separated by spaces, `OK` for what was acknowledged, '' for what is missing. */
export function asRuleValue(value: AnswerValue | undefined): RuleValue {
  if (value === undefined) return ''
  if (value === true) return 'OK'
  if (typeof value !== 'object') return value
  if (Array.isArray(value)) return value.join(' ')
  return 'file' in value && 'bytes' in value ? String(value.file) : Object.values(value).join(' ')
}

/** What a rule or a fixed first value is worth as an answer, not yet checked; `undefined`: missing. */
export function fromRuleValue(question: Question, value: RuleValue): unknown {
  const text = typeof value === 'number' && Number.isNaN(value) ? '' : toText(value)
  if (text === '') return undefined
  switch (question.type) {
    case 'many':
    case 'ranking':
      return text.split(/\s+/).filter(Boolean)
    case 'integer':
    case 'decimal':
    case 'scale':
    case 'rubric': {
      const number = toNumber(value)
      return Number.isFinite(number) ? number : text === 'NaN' || text.endsWith('Infinity') ? undefined : text
    }
    case 'amount': {
      const number = toNumber(value)
      if (AMOUNT.test(text)) return text
      return Number.isFinite(number) ? numberText(Math.round(number * 100) / 100) : undefined
    }
    case 'acknowledge':
      return text === 'OK' || toTruth(value)
    case 'calculation':
      if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
      return text.slice(0, FORM_LIMITS.text)
    default:
      return text
  }
}
