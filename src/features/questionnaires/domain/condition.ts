import type { Rule } from './form.ts'
import { type Expression, parseRule } from './rule.ts'

export const CONDITION_OPERATORS = [
  'is',
  'is-not',
  'contains',
  'contains-not',
  'more',
  'at-least',
  'less',
  'at-most',
  'answered',
  'not-answered',
] as const
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number]

/** One line of a condition: a question, how it is compared, and with what. */
export type ConditionPart = {
  readonly question: string
  readonly operator: ConditionOperator
  readonly value: string
}

/** A condition of several lines, all of which hold (`and`) or one of which does (`or`). */
export type Condition = { readonly join: 'and' | 'or'; readonly parts: readonly ConditionPart[] }

const SIGNS: Readonly<Partial<Record<ConditionOperator, string>>> = {
  is: '=',
  'is-not': '!=',
  more: '>',
  'at-least': '>=',
  less: '<',
  'at-most': '<=',
}
const OPERATOR_OF = new Map(Object.entries(SIGNS).map(([operator, sign]) => [sign, operator]))

/** The rule that says the condition; '' where it has no line. */
export function ruleOfCondition({ join, parts }: Condition): Rule {
  return parts.map(ruleOfPart).join(` ${join} `)
}

function ruleOfPart({ question, operator, value }: ConditionPart): string {
  const name = `\${${question}}`
  if (operator === 'answered') return `${name} != ''`
  if (operator === 'not-answered') return `${name} = ''`
  if (operator === 'contains') return `selected(${name}, ${quoted(value)})`
  if (operator === 'contains-not') return `not(selected(${name}, ${quoted(value)}))`
  return `${name} ${SIGNS[operator] ?? '='} ${isNumber(value) ? value : quoted(value)}`
}

const isNumber = (value: string) => /^-?\d+(\.\d+)?$/.test(value)
/** XPath has no escape: a text holds one kind of quotation marks at most. */
const quoted = (value: string) => (value.includes("'") ? `"${value.replaceAll('"', '”')}"` : `'${value}'`)

/** The condition that a rule says; undefined for a rule that is more than lines joined in one way. */
export function conditionOfRule(rule: Rule): Condition | undefined {
  if (rule.trim() === '') return { join: 'and', parts: [] }
  const parsed = parseRule(rule)
  if (!parsed.ok) return undefined
  const { tree } = parsed
  const join = tree.kind === 'operation' && tree.operator === 'or' ? 'or' : 'and'
  const parts: ConditionPart[] = []
  const collect = (part: Expression): boolean => {
    if (part.kind === 'operation' && (part.operator === 'and' || part.operator === 'or'))
      return part.operator === join && collect(part.left) && collect(part.right)
    const read = partOf(part)
    if (read) parts.push(read)
    return read !== undefined
  }
  return collect(tree) ? { join, parts } : undefined
}

function partOf(tree: Expression): ConditionPart | undefined {
  if (tree.kind === 'call') {
    const [first, second] = tree.arguments
    if (tree.name === 'selected' && first?.kind === 'reference' && second?.kind === 'literal')
      return { question: first.name, operator: 'contains', value: String(second.value) }
    if (tree.name !== 'not' || !first) return undefined
    const inside = partOf(first)
    return inside?.operator === 'contains' ? { ...inside, operator: 'contains-not' } : undefined
  }
  if (tree.kind !== 'operation' || tree.left.kind !== 'reference') return undefined
  const value = literalOf(tree.right)
  const operator = OPERATOR_OF.get(tree.operator) as ConditionOperator | undefined
  if (value === undefined || operator === undefined) return undefined
  const question = tree.left.name
  if (value === '' && operator === 'is') return { question, operator: 'not-answered', value }
  if (value === '' && operator === 'is-not') return { question, operator: 'answered', value }
  return { question, operator, value }
}

function literalOf(tree: Expression): string | undefined {
  if (tree.kind === 'literal') return String(tree.value)
  if (tree.kind === 'minus' && tree.of.kind === 'literal' && typeof tree.of.value === 'number')
    return String(-tree.of.value)
  return undefined
}

/** Bounds of an answer, as numbers or days written in text; '' is none. */
export type Bounds = { readonly least: string; readonly most: string }

/** `. >= 1 and . <= 5`, of numbers or days. */
export function ruleOfBounds({ least, most }: Bounds): Rule {
  const side = (sign: string, value: string) =>
    value === '' ? [] : [`. ${sign} ${isNumber(value) ? value : `date('${value}')`}`]
  return [...side('>=', least), ...side('<=', most)].join(' and ')
}

/** The bounds that a constraint says; undefined where it says something else. */
export function boundsOfRule(rule: Rule): Bounds | undefined {
  if (rule.trim() === '') return { least: '', most: '' }
  const parsed = parseRule(rule)
  if (!parsed.ok) return undefined
  const found = { least: '', most: '' }
  const collect = (part: Expression): boolean => {
    if (part.kind !== 'operation') return false
    if (part.operator === 'and') return collect(part.left) && collect(part.right)
    const value =
      part.right.kind === 'call' && part.right.name === 'date' && part.right.arguments[0]
        ? literalOf(part.right.arguments[0])
        : literalOf(part.right)
    const side = part.operator === '>=' ? 'least' : part.operator === '<=' ? 'most' : undefined
    if (part.left.kind !== 'self' || value === undefined || side === undefined || found[side] !== '')
      return false
    found[side] = value
    return true
  }
  return collect(parsed.tree) ? found : undefined
}
