import { type Expression, quotedReference } from './rule.ts'
import { RULE_FUNCTIONS } from './rule-functions.ts'
import {
  flatten,
  type RuleValue,
  type SingleValue,
  single,
  toNumber,
  toText,
  toTruth,
} from './rule-values.ts'

/** What a rule may ask of the place where it stands. */
export type RulePlace = {
  /** `${name}`: one value from here, or the list of a repeat's. */
  readonly answer: (name: string) => RuleValue
  /** `.` */
  readonly self: () => RuleValue
  /** What was given for the question itself before it was calculated: `once()`. */
  readonly given: () => RuleValue
  /** A column of the choice that a filter is asked about. */
  readonly column: (name: string) => string
  /** `position(..)`, from 1. */
  readonly position: () => number
  /** `indexed-repeat()`: the answer in the given times (from 1) of the named repeats. */
  readonly indexed: (name: string, times: ReadonlyMap<string, number>) => RuleValue
  readonly choiceName: (value: string, question: string) => string
  readonly today: string
  readonly now: string
  /** Counts the work; throws past what one evaluation may cost. */
  readonly spend: (steps: number) => void
}

/** What a rule is worth in its place. */
export function evaluateRule(tree: Expression, place: RulePlace): RuleValue {
  place.spend(1)
  switch (tree.kind) {
    case 'literal':
      return tree.value
    case 'reference': {
      const value = place.answer(tree.name)
      if (typeof value === 'object') place.spend(value.length)
      return value
    }
    case 'self':
      return place.self()
    case 'column':
      return place.column(tree.name)
    case 'minus':
      return -toNumber(evaluateRule(tree.of, place))
    case 'operation':
      return operate(tree.operator, tree.left, tree.right, place)
    case 'call':
      return call(tree.name, tree.arguments, place)
    default:
      return ''
  }
}

const COMPARING = new Set(['=', '!=', '<', '<=', '>', '>='])

function operate(operator: string, left: Expression, right: Expression, place: RulePlace): RuleValue {
  const a = evaluateRule(left, place)
  if (operator === 'and') return toTruth(a) && toTruth(evaluateRule(right, place))
  if (operator === 'or') return toTruth(a) || toTruth(evaluateRule(right, place))
  const b = evaluateRule(right, place)
  if (COMPARING.has(operator)) return compare(operator, a, b, place)
  const [x, y] = [toNumber(a), toNumber(b)]
  if (operator === '+') return x + y
  if (operator === '-') return x - y
  if (operator === '*') return x * y
  return operator === 'div' ? x / y : x % y
}

/** XPath 1.0, 3.4: a list compares when one of it does. */
function compare(operator: string, a: RuleValue, b: RuleValue, place: RulePlace): boolean {
  if (typeof a !== 'object' && typeof b !== 'object') return compareSingle(operator, a, b)
  const [some, others] = [flatten([a]), flatten([b])]
  place.spend(some.length * others.length)
  return some.some((x) => others.some((y) => compareSingle(operator, x, y)))
}

/** Two texts as texts, anything with a number as numbers. */
function compareSingle(operator: string, x: SingleValue, y: SingleValue): boolean {
  if (operator === '=' || operator === '!=') {
    const equal =
      typeof x === 'boolean' || typeof y === 'boolean'
        ? toTruth(x) === toTruth(y)
        : typeof x === 'number' || typeof y === 'number'
          ? toNumber(x) === toNumber(y)
          : x === y
    return equal === (operator === '=')
  }
  const [m, n] = [toNumber(x), toNumber(y)]
  if (operator === '<') return m < n
  if (operator === '<=') return m <= n
  return operator === '>' ? m > n : m >= n
}

function call(name: string, parts: readonly Expression[], place: RulePlace): RuleValue {
  const value = (at: number) => {
    const part = parts[at]
    return part ? evaluateRule(part, place) : ''
  }
  switch (name) {
    case 'if':
      return value(toTruth(value(0)) ? 1 : 2)
    case 'coalesce': {
      for (const at of parts.keys()) {
        const one = single(value(at))
        if (one !== '' && !Number.isNaN(one)) return one
      }
      return ''
    }
    case 'once': {
      const before = place.given()
      return before === '' ? value(0) : before
    }
    case 'position':
      return place.position()
    case 'count':
      return countOf(value(0))
    case 'indexed-repeat': {
      const times = new Map<string, number>()
      for (let at = 1; at < parts.length; at += 2)
        times.set(quotedReference(parts[at]) ?? '', toNumber(value(at + 1)))
      return place.indexed(quotedReference(parts[0]) ?? '', times)
    }
    case 'jr:choice-name':
      return place.choiceName(toText(value(0)), quotedReference(parts[1]) ?? '')
    case 'today':
      return place.today
    case 'now':
      return place.now
    default: {
      const values = parts.map((_, at) => value(at))
      if (name === 'regex') place.spend(toText(values[0] ?? '').length * 20)
      for (const one of values)
        place.spend(typeof one === 'object' ? one.length : typeof one === 'string' ? one.length / 50 : 0)
      return RULE_FUNCTIONS.get(name)?.compute?.(...values) ?? ''
    }
  }
}

/** Of a list how many it holds, missing ones too; a single answer is one place. */
function countOf(value: RuleValue): number {
  return flatten([value]).length
}
