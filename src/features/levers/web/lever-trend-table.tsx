import type { z } from 'zod'
import { DataTable } from '#platform/web/data-table.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { leverTrendsSchema } from '../contract.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import { useFigureText, usePeriodName } from './figure-text.ts'

export type LeverTrends = z.infer<typeof leverTrendsSchema>
export type TrendPeriod = LeverTrends['periods'][number]
export type TrendSeries = LeverTrends['series'][number]

/** The bars of a lever as figures, with why one is not known. */
export function LeverTrendTable({
  caption,
  periods,
  series,
}: {
  readonly caption: string
  readonly periods: readonly TrendPeriod[]
  readonly series: readonly TrendSeries[]
}) {
  const say = useSay(leversScreensWords)
  const sayCode = useSay(leversWords)
  const { whole } = useFigureText()
  const nameOf = usePeriodName()
  return (
    <DataTable
      caption={caption}
      rows={periods.map((period, at) => ({ period, at }))}
      rowKey={({ period }) => period.label}
      columns={[
        {
          key: 'period',
          label: say('trend.period'),
          cell: ({ period }) =>
            period.isRunning ? `${nameOf(period.label)} (${say('trend.running')})` : nameOf(period.label),
        },
        ...series.map((each) => ({
          key: each.code,
          label: sayCode(`figure.${each.code}`),
          cell: ({ at }: { at: number }) => {
            const point = each.points[at]
            if (!point || point.value === null)
              return (
                <span className="tb-soft">
                  {point?.missing ? sayCode(`gap.${point.missing}`) : sayCode('gap.nothing-recorded')}
                </span>
              )
            return (
              <>
                {whole(point.value, each.unit)}{' '}
                <span className="tb-soft">
                  {say('figure.rests-on', { n: point.n })}
                  {point.isSmall && ` · ${say('figure.small')}`}
                </span>
              </>
            )
          },
        })),
      ]}
    />
  )
}
