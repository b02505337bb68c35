import { formatAmount } from '#features/value-chains/domain/amount-format.ts'
import { formatNumber, type Lang } from '#kernel/words.ts'
import type { Evidence } from '../contract.ts'

export type Computation = NonNullable<Evidence['computed']>
export type Variable = Computation['variables'][number]

export function nameOf(variable: Variable): string {
  return variable.meaning.trim() || variable.name
}

/** The exact amount: money from purchases digit by digit, else the number as it was typed. */
export function exactText(variable: Variable, lang: Lang): string | null {
  if (variable.value === null) return null
  return variable.from === 'purchases'
    ? formatAmount(variable.value, lang)
    : formatNumber(Number(variable.value), lang, 12)
}
