import type { Expression, Formula, FunctionName, Operator } from './formula.ts'

/** Values of the variables; `null` is "asked for and missing", an absent name was never asked for. */
export type VariableValues = Readonly<Record<string, number | null>>

export const NO_VALUE_REASONS = [
  'value.variable-missing',
  'value.variable-unknown',
  'value.division-by-zero',
  'value.log-of-non-positive',
  'value.root-of-negative',
  'value.out-of-range',
] as const
export type NoValueReasonCode = (typeof NO_VALUE_REASONS)[number]

/** Why there is no value: which variable, or at which position of the formula. */
export type NoValueReason =
  | { readonly code: 'value.variable-missing' | 'value.variable-unknown'; readonly variable: string }
  | {
      readonly code: Exclude<NoValueReasonCode, 'value.variable-missing' | 'value.variable-unknown'>
      readonly at: number
    }

export type FormulaValue =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: NoValueReason }

/**
 * Computes a formula. One missing variable makes the result missing, named by the first that is met; nothing missing
 * is read as zero. Dividing by zero, the log of 0, an overflow give no value either, with the position of the sign.
 */
export function computeFormula(formula: Formula, values: VariableValues): FormulaValue {
  return compute(formula.tree, values)
}

function compute(tree: Expression, values: VariableValues): FormulaValue {
  switch (tree.kind) {
    case 'number':
      return found(tree.value, 0)
    case 'variable':
      return readVariable(tree.name, values)
    case 'minus': {
      const inner = compute(tree.of, values)
      return inner.value === null ? inner : found(-inner.value, 0)
    }
    case 'operation': {
      const left = compute(tree.left, values)
      if (left.value === null) return left
      const right = compute(tree.right, values)
      return right.value === null ? right : operate(tree.operator, left.value, right.value, tree.at)
    }
    case 'call': {
      const list: number[] = []
      for (const argument of tree.arguments) {
        const each = compute(argument, values)
        if (each.value === null) return each
        list.push(each.value)
      }
      return call(tree.name, list, tree.at)
    }
  }
}

function readVariable(name: string, values: VariableValues): FormulaValue {
  // own names only: a variable called "constructor" must not find the language's
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  if (value === undefined) return { value: null, reason: { code: 'value.variable-unknown', variable: name } }
  if (value === null || !Number.isFinite(value)) {
    return { value: null, reason: { code: 'value.variable-missing', variable: name } }
  }
  return { value, reason: null }
}

function operate(operator: Operator, left: number, right: number, at: number): FormulaValue {
  switch (operator) {
    case '+':
      return found(left + right, at)
    case '-':
      return found(left - right, at)
    case '*':
      return found(left * right, at)
    case '/':
      return right === 0 ? none('value.division-by-zero', at) : found(left / right, at)
  }
}

function call(name: FunctionName, list: readonly number[], at: number): FormulaValue {
  const first = list[0] ?? 0
  switch (name) {
    case 'min':
      return found(Math.min(...list), at)
    case 'max':
      return found(Math.max(...list), at)
    case 'abs':
      return found(Math.abs(first), at)
    case 'exp':
      return found(Math.exp(first), at)
    case 'log':
      return first <= 0 ? none('value.log-of-non-positive', at) : found(Math.log(first), at)
    case 'sqrt':
      return first < 0 ? none('value.root-of-negative', at) : found(Math.sqrt(first), at)
  }
}

function found(value: number, at: number): FormulaValue {
  return Number.isFinite(value) ? { value, reason: null } : none('value.out-of-range', at)
}

function none(
  code: Exclude<NoValueReasonCode, 'value.variable-missing' | 'value.variable-unknown'>,
  at: number,
): FormulaValue {
  return { value: null, reason: { code, at } }
}
