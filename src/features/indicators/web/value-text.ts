import type { Line } from '#features/framework/web/framework-state.ts'
import { formatNumber } from '#kernel/words.ts'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { indicatorsWords } from '../words.ts'
import type { ObservationRecord } from './indicators-api.ts'

/** « 24,3 % », « niveau 2 : … », or why there is none. */
export function useValueText(line: Pick<Line, 'kind' | 'levels'>) {
  const say = useSay(indicatorsWords)
  const { lang } = useLang()
  return ({ value, missing, unit }: Pick<ObservationRecord, 'value' | 'missing' | 'unit'>): string => {
    if (value === null) return missing ? say(`missing.${missing}`) : say('value.none-yet')
    if (line.kind === 'qualitative') {
      const text = line.levels[value]
      return text ? say('value.level-text', { level: value, text }) : say('value.level', { level: value })
    }
    return `${formatNumber(value, lang)}\u202f${unit}`
  }
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
