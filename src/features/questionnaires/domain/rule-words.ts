import { type Form, textIn, walkItems } from './form.ts'
import { type Expression, parseRule } from './rule.ts'

/** A condition as people say it, in pieces that a language puts together: `if-is` with the question and the choice. */
export type RuleWords =
  | {
      readonly kind: 'is' | 'is-not' | 'less' | 'at-most' | 'more' | 'at-least'
      readonly question: string
      readonly value: string
    }
  | { readonly kind: 'answered' | 'not-answered'; readonly question: string }
  | { readonly kind: 'and' | 'or'; readonly left: RuleWords; readonly right: RuleWords }

const COMPARISONS: Readonly<Record<string, 'is' | 'is-not' | 'less' | 'at-most' | 'more' | 'at-least'>> = {
  '=': 'is',
  '!=': 'is-not',
  '<': 'less',
  '<=': 'at-most',
  '>': 'more',
  '>=': 'at-least',
}
const OPPOSITE: Readonly<Partial<Record<RuleWords['kind'], RuleWords['kind']>>> = {
  is: 'is-not',
  'is-not': 'is',
  less: 'at-least',
  'at-least': 'less',
  more: 'at-most',
  'at-most': 'more',
  answered: 'not-answered',
  'not-answered': 'answered',
}

/** The words of a condition; undefined for one that is more than questions compared with fixed values. */
export function wordsOfRule(rule: string, form: Form, tag: string): RuleWords | undefined {
  const parsed = parseRule(rule)
  return parsed.ok ? wordsOf(parsed.tree, form, tag) : undefined
}

function wordsOf(tree: Expression, form: Form, tag: string): RuleWords | undefined {
  if (tree.kind === 'call') return wordsOfCall(tree, form, tag)
  if (tree.kind !== 'operation') return undefined
  const { operator, left, right } = tree
  if (operator === 'and' || operator === 'or') {
    const [a, b] = [wordsOf(left, form, tag), wordsOf(right, form, tag)]
    return a && b ? { kind: operator, left: a, right: b } : undefined
  }
  const kind = COMPARISONS[operator]
  if (!kind || left.kind !== 'reference' || right.kind !== 'literal') return undefined
  const text = String(right.value)
  if (text === '') {
    if (kind !== 'is' && kind !== 'is-not') return undefined
    return { kind: kind === 'is' ? 'not-answered' : 'answered', question: left.name }
  }
  return { kind, question: left.name, value: choiceWords(left.name, text, form, tag) }
}

function wordsOfCall(
  tree: Extract<Expression, { kind: 'call' }>,
  form: Form,
  tag: string,
): RuleWords | undefined {
  const [first, second] = tree.arguments
  if (tree.name === 'selected' && first?.kind === 'reference' && second?.kind === 'literal')
    return {
      kind: 'is',
      question: first.name,
      value: choiceWords(first.name, String(second.value), form, tag),
    }
  if (tree.name !== 'not' || !first) return undefined
  const inner = wordsOf(first, form, tag)
  return inner && negate(inner)
}

function negate(words: RuleWords): RuleWords | undefined {
  if ('left' in words) {
    const [left, right] = [negate(words.left), negate(words.right)]
    return left && right ? { kind: words.kind === 'and' ? 'or' : 'and', left, right } : undefined
  }
  const kind = OPPOSITE[words.kind]
  return kind && ({ ...words, kind } as RuleWords)
}

/** The label of a choice where the value is one. */
function choiceWords(name: string, value: string, form: Form, tag: string): string {
  for (const item of walkItems(form.items)) {
    if (item.kind !== 'question' || item.name !== name) continue
    const choice = form.lists[item.list ?? '']?.find((each) => each.name === value)
    const level = item.type === 'rubric' ? item.levels?.[Number(value)] : undefined
    return textIn(choice?.label ?? level, tag, form) || value
  }
  return value
}
