import { FORM_LIMITS, type Rule } from './form.ts'
import { RULE_FUNCTIONS } from './rule-functions.ts'

/**
 * Reads a rule of a form: the part of XPath 1.0 and of the ODK functions that docs/methods/forms.md lists. The tree is
 * walked by rule-evaluation.ts; nothing is ever handed to the language's own evaluator.
 */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number; readonly at: number }
  /** `${name}` */
  | { readonly kind: 'reference'; readonly name: string; readonly at: number }
  /** `.`: the answer that the rule stands beside. */
  | { readonly kind: 'self'; readonly at: number }
  /** `..`: only in `position(..)`. */
  | { readonly kind: 'parent'; readonly at: number }
  /** A bare name: a column of the choices, in a choice filter. */
  | { readonly kind: 'column'; readonly name: string; readonly at: number }
  | { readonly kind: 'minus'; readonly of: Expression; readonly at: number }
  | {
      readonly kind: 'operation'
      readonly operator: string
      readonly left: Expression
      readonly right: Expression
      readonly at: number
    }
  | {
      readonly kind: 'call'
      readonly name: string
      readonly arguments: readonly Expression[]
      readonly at: number
    }

export const RULE_ERRORS = [
  'rule-empty',
  'rule-too-long',
  'rule-too-deep',
  'rule-character',
  'rule-text-open',
  'rule-end',
  'rule-token',
  'rule-outside',
  'rule-function',
  'rule-arguments',
] as const
export type RuleErrorCode = (typeof RULE_ERRORS)[number]

export type RuleError = {
  readonly code: RuleErrorCode
  /** Position in the text, from 0. */
  readonly at: number
  readonly params: Readonly<Record<string, string | number>>
}

export type ParsedRule =
  | { readonly ok: true; readonly tree: Expression }
  | { readonly ok: false; readonly error: RuleError }

/** Nested parentheses, calls and signs: no honest rule comes near, and the walk stays far from the end of the stack. */
export const DEEPEST_RULE = 60

type Token = {
  readonly kind: 'number' | 'text' | 'reference' | 'name' | 'sign' | 'end'
  readonly text: string
  readonly at: number
}

const NAME = String.raw`[\p{L}_][\p{L}\p{N}_.-]*`
const TOKEN = new RegExp(
  String.raw`\s*(?:(\d+(?:\.\d*)?|\.\d+)|("[^"]*"|'[^']*')|\$\{\s*([^}\s]+)\s*\}|(${NAME}(?::${NAME})?)|(\.\.|!=|<=|>=|//|[-+*/(),=<>.|@[\]]))`,
  'uy',
)

/** Loosest first; XPath 1.0, 3.4 and 3.5. */
const LEVELS = ['or', 'and', '= !=', '< <= > >=', '+ -', '* div mod'].map((level) => level.split(' '))
const levelOf = (token: Token) =>
  token.kind === 'sign' || token.kind === 'name'
    ? LEVELS.findIndex((level) => level.includes(token.text)) + 1
    : 0

/** Reads a rule. An error carries its code and its position; it never throws. */
export function parseRule(rule: Rule): ParsedRule {
  let failure: RuleError | undefined
  const refuse = (code: RuleErrorCode, at: number, params: RuleError['params'] = {}): never => {
    failure = { code, at, params }
    throw failure
  }
  try {
    if (rule.length > FORM_LIMITS.rule) refuse('rule-too-long', FORM_LIMITS.rule, { most: FORM_LIMITS.rule })
    return { ok: true, tree: readTree(readTokens(rule, refuse), refuse) }
  } catch (thrown) {
    if (failure) return { ok: false, error: failure }
    throw thrown
  }
}

type Refuse = (code: RuleErrorCode, at: number, params?: RuleError['params']) => never

function readTokens(rule: string, refuse: Refuse): Token[] {
  const tokens: Token[] = []
  const end = rule.trimEnd().length
  let from = 0
  while (from < end) {
    TOKEN.lastIndex = from
    const match = TOKEN.exec(rule)
    if (!match) {
      const at = from + rule.slice(from).search(/\S/u)
      const sign = String.fromCodePoint(rule.codePointAt(at) ?? 32)
      return sign === '"' || sign === "'"
        ? refuse('rule-text-open', at)
        : refuse('rule-character', at, { character: sign })
    }
    const [whole, number, quoted, reference, name, sign] = match
    const at = from + whole.search(/\S/u)
    from += whole.length
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at })
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.slice(1, -1), at })
    else if (reference !== undefined) tokens.push({ kind: 'reference', text: reference, at })
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at })
    else tokens.push({ kind: 'sign', text: sign ?? '', at })
  }
  return tokens
}

/** Pratt's reading: an operand, then operators for as long as they bind tighter than the one that called. */
function readTree(tokens: readonly Token[], refuse: Refuse): Expression {
  const last = tokens.at(-1)
  const end: Token = { kind: 'end', text: '', at: last ? last.at + last.text.length : 0 }
  let next = 0
  let depth = 0
  const peek = () => tokens[next] ?? end
  const isAhead = (sign: string) => peek().kind === 'sign' && peek().text === sign
  const take = () => tokens[next++] ?? end
  const unexpected = (token: Token): never => {
    if (token.kind === 'end') return refuse('rule-end', token.at)
    // Paths, predicates, attributes and unions are XPath, only not of our part of it.
    if (token.kind === 'sign' && /^(\/\/?|\[|\]|@|\||\.\.)$/.test(token.text))
      return refuse('rule-outside', token.at, { what: token.text })
    return refuse('rule-token', token.at, { token: token.text })
  }
  const expect = (sign: string) => {
    if (!isAhead(sign)) unexpected(peek())
    next += 1
  }

  function expression(tighterThan: number): Expression {
    depth += 1
    if (depth > DEEPEST_RULE) refuse('rule-too-deep', peek().at, { most: DEEPEST_RULE })
    let left = operand()
    for (;;) {
      const token = peek()
      const level = levelOf(token)
      if (level <= tighterThan) break
      next += 1
      left = {
        kind: 'operation',
        operator: token.text,
        left,
        right: expression(level),
        at: token.at,
      }
    }
    depth -= 1
    return left
  }

  function operand(): Expression {
    const token = take()
    const { kind, text, at } = token
    if (kind === 'number') return { kind: 'literal', value: Number(text), at }
    if (kind === 'text') return { kind: 'literal', value: text, at }
    if (kind === 'reference') return { kind: 'reference', name: text, at }
    if (kind === 'name') return isAhead('(') ? call(text, at) : { kind: 'column', name: text, at }
    if (kind === 'sign') {
      if (text === '.') return { kind: 'self', at }
      if (text === '-') return { kind: 'minus', of: expression(LEVELS.length), at }
      if (text === '(') {
        const inside = expression(0)
        expect(')')
        return inside
      }
    }
    return unexpected(token)
  }

  function call(name: string, at: number): Expression {
    const known = RULE_FUNCTIONS.get(name)
    if (!known) return refuse('rule-function', at, { name })
    expect('(')
    const list: Expression[] = []
    if (name === 'position') {
      const parent = peek()
      expect('..')
      list.push({ kind: 'parent', at: parent.at })
    } else if (!isAhead(')')) {
      list.push(expression(0))
      while (isAhead(',')) {
        next += 1
        list.push(expression(0))
      }
    }
    expect(')')
    if (list.length < known.least || list.length > known.most)
      refuse('rule-arguments', at, { name, n: list.length })
    return { kind: 'call', name, arguments: list, at }
  }

  if (tokens.length === 0) refuse('rule-empty', 0)
  const tree = expression(0)
  if (peek().kind !== 'end') unexpected(peek())
  return tree
}

/** Every part of a rule, outermost first. */
export function* walkRule(tree: Expression): Generator<Expression> {
  yield tree
  if (tree.kind === 'minus') yield* walkRule(tree.of)
  if (tree.kind === 'operation') {
    yield* walkRule(tree.left)
    yield* walkRule(tree.right)
  }
  if (tree.kind === 'call') for (const part of tree.arguments) yield* walkRule(part)
}

/** `'${crop}'`, as `jr:choice-name(${crop}, '${crop}')` names a question in a text. */
export function quotedReference(part: Expression | undefined): string | undefined {
  if (part?.kind === 'reference') return part.name
  return part?.kind === 'literal' ? /^\$\{\s*([^}\s]+)\s*\}$/u.exec(String(part.value))?.[1] : undefined
}
