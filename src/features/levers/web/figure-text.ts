import { useCallback } from 'react'
import { formatNumber } from '#kernel/words.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import type { FigureUnit } from '../domain/lever.ts'
import { leversWords } from '../words.ts'

export type AnyUnit = FigureUnit | 'people'

const DIGITS: Readonly<Record<AnyUnit, number>> = {
  percent: 0,
  level: 1,
  'per-10000': 1,
  'per-year': 1,
  ratio: 2,
  people: 0,
}

/** How figures of the levers are written: « 42 », and « 42 % » with their unit. */
export function useFigureText() {
  const { lang } = useLang()
  const say = useSay(leversWords)
  const plain = useCallback((value: number, unit: AnyUnit) => formatNumber(value, lang, DIGITS[unit]), [lang])
  const unitOf = useCallback((unit: AnyUnit) => say(`unit.${unit}`), [say])
  const whole = useCallback(
    (value: number, unit: AnyUnit) => `${plain(value, unit)}\u202f${unitOf(unit)}`,
    [plain, unitOf],
  )
  return { plain, unitOf, whole }
}

/** « T2 2026 » or "Q2 2026" of the label of a period; a year stays a year. */
export function usePeriodName(): (label: string) => string {
  const { lang } = useLang()
  return (label) => {
    const [year = label, quarter] = label.split('-Q')
    return quarter === undefined ? year : `${lang === 'fr' ? 'T' : 'Q'}${quarter} ${year}`
  }
}
