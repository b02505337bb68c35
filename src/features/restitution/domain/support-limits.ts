import type { Confidence } from '#features/indicators/domain/observation.ts'
import type { Day } from '#kernel/day.ts'
import type { Lang } from '#kernel/words.ts'
import { formatPeriod } from './figure-text.ts'

export const SUPPORT_LIMITS = [
  'limit.missing',
  'limit.low-confidence',
  'limit.no-confidence',
  'limit.few-observations',
  'limit.no-baseline',
  'limit.no-target',
] as const

/** What a figure leaves unknown: a code, its sentence is made in the words of the feature. */
export type SupportLimit = {
  readonly code: (typeof SUPPORT_LIMITS)[number]
  readonly params: { readonly name: string; readonly period: string; readonly n: number }
  /** Why there is no value; only of `limit.missing`. */
  readonly missing: string | null
}

/** A figure as far as its unknowns go. */
export type LimitedFigure = {
  readonly name: string
  readonly value: number | null
  readonly missing: string | null
  readonly periodFrom: Day
  readonly periodTo: Day
  readonly confidence: Confidence | null
  /** Values known over time. */
  readonly observations: number
  readonly baseline: object | null
  readonly target: object | null
}

/** With fewer values over time nothing can be said of a trend (method 8.6 asks for three). */
const POINTS_OF_TREND = 3

/** « Ce que nous ne savons pas encore », proposed from the figures of a support; people then make it theirs. */
export function proposeLimits(figures: readonly LimitedFigure[], lang: Lang): SupportLimit[] {
  return figures.flatMap((figure) => {
    const limit = (code: SupportLimit['code'], missing: string | null = null): SupportLimit => ({
      code,
      missing,
      params: {
        name: figure.name,
        period: formatPeriod(figure.periodFrom, figure.periodTo, lang),
        n: figure.observations,
      },
    })
    if (figure.value === null) return [limit('limit.missing', figure.missing)]
    const found: SupportLimit[] = []
    if (figure.confidence === 'D') found.push(limit('limit.low-confidence'))
    if (figure.confidence === null) found.push(limit('limit.no-confidence'))
    if (figure.observations < POINTS_OF_TREND) found.push(limit('limit.few-observations'))
    if (!figure.baseline) found.push(limit('limit.no-baseline'))
    if (!figure.target) found.push(limit('limit.no-target'))
    return found
  })
}
