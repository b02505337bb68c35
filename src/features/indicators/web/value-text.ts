import type { Line } from '#features/framework/web/framework-state.ts'
import { formatNumber, type Lang } from '#kernel/words.ts'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { indicatorsWords } from '../words.ts'
import type { ObservationRecord } from './indicators-api.ts'

/** « 24,3 % », « niveau 2 : … », or why there is none. */
export function useValueText(line: Pick<Line, 'kind' | 'levels'>) {
  const say = useSay(indicatorsWords)
  const { lang } = useLang()
  return (observation: Pick<ObservationRecord, 'value' | 'missing' | 'unit' | 'computed'>): string => {
    const { value, missing, unit, computed } = observation
    if (value === null) return missing ? say(`missing.${missing}`) : say('value.none-yet')
    if (line.kind === 'qualitative') {
      const text = line.levels[value]
      return text ? say('value.level-text', { level: value, text }) : say('value.level', { level: value })
    }
    // what a person typed is shown as typed, what was divided is not more exact than its confidence
    return `${computed ? formatComputed(value, lang) : formatNumber(value, lang)}\u202f${unit}`
  }
}

/** Three figures that mean something: 11.4, 0.114, 1 235. */
export function formatComputed(value: number, lang: Lang): string {
  const whole = Math.floor(Math.log10(Math.abs(value) || 1)) + 1
  return formatNumber(value, lang, Math.min(6, Math.max(0, 3 - whole)))
}

/** « 2026 » for a whole calendar year, else « du 1 mars 2026 au 31 mai 2026 ». */
export function usePeriodText() {
  const say = useSay(indicatorsWords)
  const { lang } = useLang()
  return ({ periodFrom, periodTo }: Pick<ObservationRecord, 'periodFrom' | 'periodTo'>): string => {
    const year = periodFrom.slice(0, 4)
    if (periodFrom === `${year}-01-01` && periodTo === `${year}-12-31`) return year
    if (periodFrom === periodTo) return formatDay(periodFrom, lang)
    return say('value.period', { from: formatDay(periodFrom, lang), to: formatDay(periodTo, lang) })
  }
}
