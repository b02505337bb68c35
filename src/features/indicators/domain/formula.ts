/**
 * Formulas of indicators (method 3): numbers, identifiers, + - * / ( ), min max abs log exp sqrt. Parsed into a tree
 * by operator precedence and computed by walking it: nothing is ever handed to the language's own evaluator.
 */
export type Formula = {
  readonly text: string
  readonly tree: Expression
  /** Identifiers in the order in which they first appear. */
  readonly variables: readonly string[]
}

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'minus'; readonly of: Expression }
  | {
      readonly kind: 'operation'
      readonly operator: Operator
      readonly left: Expression
      readonly right: Expression
      /** Position of the operator in the text, from 0. */
      readonly at: number
    }
  | {
      readonly kind: 'call'
      readonly name: FunctionName
      readonly arguments: readonly Expression[]
      readonly at: number
    }

export type Operator = '+' | '-' | '*' | '/'

export const FUNCTION_NAMES = ['min', 'max', 'abs', 'log', 'exp', 'sqrt'] as const
export type FunctionName = (typeof FUNCTION_NAMES)[number]

export const FORMULA_ERRORS = [
  'formula.empty',
  'formula.too-long',
  'formula.too-deep',
  'formula.unexpected-character',
  'formula.unexpected-end',
  'formula.unexpected-token',
  'formula.unknown-function',
  'formula.function-without-arguments',
  'formula.wrong-number-of-arguments',
] as const
export type FormulaErrorCode = (typeof FORMULA_ERRORS)[number]

export type FormulaError = {
  readonly code: FormulaErrorCode
  /** Position in the text, from 0. */
  readonly at: number
  readonly params: Readonly<Record<string, string | number>>
}

export type ParsedFormula =
  | { readonly ok: true; readonly formula: Formula }
  | { readonly ok: false; readonly error: FormulaError }

export const LONGEST_FORMULA = 2000
/** Nested parentheses and calls: no honest formula comes near, and the walk stays far from the end of the stack. */
export const DEEPEST_FORMULA = 100

/** Reads a formula. An error carries its code and its position; it never throws. */
export function parseFormula(text: string): ParsedFormula {
  try {
    const reader = new FormulaReader(text)
    const tree = reader.readAll()
    return { ok: true, formula: { text, tree, variables: [...reader.variables] } }
  } catch (failure) {
    if (failure instanceof Refusal) return { ok: false, error: failure.error }
    throw failure
  }
}

class Refusal extends Error {
  readonly error: FormulaError
  constructor(code: FormulaErrorCode, at: number, params: FormulaError['params'] = {}) {
    super(code)
    this.error = { code, at, params }
  }
}

type Token = { readonly kind: 'number' | 'name' | 'sign' | 'end'; readonly text: string; readonly at: number }

const TOKEN = /\s*(?:((?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|([-+*/(),]))/y

function readTokens(text: string): Token[] {
  const tokens: Token[] = []
  const end = text.trimEnd().length
  TOKEN.lastIndex = 0
  let from = 0
  while (from < end) {
    const match = TOKEN.exec(text)
    if (!match) {
      const at = from + (text.slice(from).length - text.slice(from).trimStart().length)
      throw new Refusal('formula.unexpected-character', at, {
        character: String.fromCodePoint(text.codePointAt(at) ?? 32),
      })
    }
    const [whole, number, name, sign] = match
    const found = number ?? name ?? sign ?? ''
    const kind = number !== undefined ? 'number' : name !== undefined ? 'name' : 'sign'
    from += whole.length
    tokens.push({ kind, text: found, at: from - found.length })
  }
  tokens.push({ kind: 'end', text: '', at: end })
  return tokens
}

const PRECEDENCE: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2 }
const MINUS_PRECEDENCE = 3

class FormulaReader {
  readonly variables = new Set<string>()
  readonly #tokens: readonly Token[]
  readonly #end: Token
  #next = 0
  #depth = 0

  constructor(text: string) {
    if (text.length > LONGEST_FORMULA) {
      throw new Refusal('formula.too-long', LONGEST_FORMULA, { most: LONGEST_FORMULA })
    }
    this.#tokens = readTokens(text)
    this.#end = { kind: 'end', text: '', at: text.trimEnd().length }
    if (this.#tokens.length === 1) throw new Refusal('formula.empty', 0)
  }

  readAll(): Expression {
    const tree = this.#readExpression(0)
    const rest = this.#peek()
    if (rest.kind !== 'end') throw this.#unexpected(rest)
    return tree
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? this.#end
  }

  #take(): Token {
    const token = this.#peek()
    this.#next += 1
    return token
  }

  #expect(sign: string): void {
    const token = this.#take()
    if (token.kind !== 'sign' || token.text !== sign) throw this.#unexpected(token)
  }

  #unexpected(token: Token): Refusal {
    return token.kind === 'end'
      ? new Refusal('formula.unexpected-end', token.at)
      : new Refusal('formula.unexpected-token', token.at, { token: token.text })
  }

  /** Pratt's reading: goes on while the operator ahead binds tighter than the one that called. */
  #readExpression(tighterThan: number): Expression {
    this.#depth += 1
    if (this.#depth > DEEPEST_FORMULA) {
      throw new Refusal('formula.too-deep', this.#peek().at, { most: DEEPEST_FORMULA })
    }
    let left = this.#readOperand()
    for (;;) {
      const token = this.#peek()
      const precedence = token.kind === 'sign' ? (PRECEDENCE[token.text] ?? 0) : 0
      if (precedence <= tighterThan) break
      this.#take()
      const right = this.#readExpression(precedence)
      left = { kind: 'operation', operator: token.text as Operator, left, right, at: token.at }
    }
    this.#depth -= 1
    return left
  }

  #readOperand(): Expression {
    const token = this.#take()
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) }
    if (token.kind === 'name') return this.#readName(token)
    if (token.text === '-') return { kind: 'minus', of: this.#readExpression(MINUS_PRECEDENCE) }
    if (token.text === '(') {
      const inside = this.#readExpression(0)
      this.#expect(')')
      return inside
    }
    throw this.#unexpected(token)
  }

  #readName(token: Token): Expression {
    const isCall = this.#peek().text === '('
    const name = FUNCTION_NAMES.find((known) => known === token.text)
    if (!isCall) {
      if (name) throw new Refusal('formula.function-without-arguments', token.at, { name })
      this.variables.add(token.text)
      return { kind: 'variable', name: token.text }
    }
    if (!name) throw new Refusal('formula.unknown-function', token.at, { name: token.text })
    this.#expect('(')
    const list = [this.#readExpression(0)]
    while (this.#peek().text === ',') {
      this.#take()
      list.push(this.#readExpression(0))
    }
    this.#expect(')')
    if (name !== 'min' && name !== 'max' && list.length !== 1) {
      throw new Refusal('formula.wrong-number-of-arguments', token.at, { name, n: list.length })
    }
    return { kind: 'call', name, arguments: list, at: token.at }
  }
}
