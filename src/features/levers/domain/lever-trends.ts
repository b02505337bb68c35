import type { Day } from '#kernel/day.ts'
import { SMALL_COUNT } from './event.ts'
import {
  type FigureCode,
  type FigureGap,
  type FigureUnit,
  LEVER_FIGURES,
  LEVERS,
  type Lever,
} from './lever.ts'
import type { LeverFacts } from './lever-facts.ts'
import { computeFigure } from './lever-figures.ts'
import { isWithin, type NamedPeriod, type Period, periodsOf } from './period.ts'

type TrendPoint = {
  readonly value: number | null
  readonly n: number
  readonly missing: FigureGap | null
  readonly isSmall: boolean
}

export type LeverTrends = {
  readonly by: 'quarter' | 'year'
  readonly periods: readonly NamedPeriod[]
  readonly series: readonly {
    readonly lever: Lever
    readonly code: FigureCode | 'reach'
    readonly unit: FigureUnit | 'people'
    readonly points: readonly TrendPoint[]
  }[]
}

/** How many people came to public events; unknown as soon as none of them was counted. */
function reachIn({ events, agendaSince }: LeverFacts, period: Period): TrendPoint {
  const held = events.filter(({ day, openness }) => openness === 'public' && isWithin(day, period))
  const counts = held.flatMap(({ persons }) => persons ?? [])
  if (held.length === 0) {
    const isRecorded = agendaSince !== null && agendaSince <= period.to
    const missing = isRecorded ? null : 'nothing-recorded'
    return { value: isRecorded ? 0 : null, n: 0, missing, isSmall: false }
  }
  if (counts.length === 0) return { value: null, n: 0, missing: 'no-count', isSmall: false }
  const value = counts.reduce((sum, each) => sum + each, 0)
  return { value, n: counts.length, missing: null, isSmall: value > 0 && value < SMALL_COUNT }
}

/**
 * How each lever moved over the quarters or years that a period touches (method 6.1, "lever tracking"). A running period
 * is measured up to `today`; one that has not begun says nothing.
 */
export function computeTrends(
  facts: LeverFacts,
  asked: Period & { readonly by: 'quarter' | 'year' },
  today: Day,
): LeverTrends {
  const periods = periodsOf(asked, asked.by, today).filter(({ from }) => from <= today)
  const spans = periods.map(({ from, to, isRunning }) => ({ from, to: isRunning ? today : to }))
  const series = LEVERS.flatMap((lever) => {
    const figures = LEVER_FIGURES[lever].map((code) => {
      const computed = spans.map((span) => computeFigure(code, facts, span))
      const unit: FigureUnit = computed[0]?.unit ?? 'percent'
      return {
        lever,
        code,
        unit,
        points: computed.map(({ value, n, missing, isSmall }) => ({ value, n, missing, isSmall })),
      }
    })
    if (lever !== 'public-events') return figures
    const reach = {
      lever,
      code: 'reach' as const,
      unit: 'people' as const,
      points: spans.map((span) => reachIn(facts, span)),
    }
    return [...figures, reach]
  })
  return { by: asked.by, periods, series }
}
