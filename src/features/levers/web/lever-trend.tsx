import { useSay } from '#platform/web/lang.tsx'
import { leversScreensWords } from '../words.ts'
import { useFigureText, usePeriodName } from './figure-text.ts'
import type { TrendPeriod, TrendSeries } from './lever-trend-table.tsx'

const COLUMN = 62
const TOP = 26
const HEIGHT = 84
const FOOT = 34

/** The top of the scale: whole where the measure has a whole, else what was reached or is aimed at. */
function scaleOf({ unit, points }: TrendSeries, target: number | null): number {
  if (unit === 'percent') return 100
  if (unit === 'level') return 5
  const reached = points.flatMap(({ value }) => value ?? [])
  return Math.max(...reached, target ?? 0, unit === 'ratio' ? 1.25 : 0) || 1
}

type TrendProps = {
  readonly periods: readonly TrendPeriod[]
  readonly series: TrendSeries
  /** In the unit of the series. */
  readonly target: number | null
}

/**
 * One figure over years or quarters, a bar each. A period of which nothing is known has a question mark and no bar;
 * one that still runs is hatched. The table beside says the same.
 */
export function LeverTrend({ periods, series, target }: TrendProps) {
  const say = useSay(leversScreensWords)
  const { plain } = useFigureText()
  const nameOf = usePeriodName()
  const top = scaleOf(series, target)
  const heightOf = (value: number) => (HEIGHT * Math.min(value, top)) / top
  const width = periods.length * COLUMN
  const floor = TOP + HEIGHT
  const hatch = `lv-hatch-${series.lever}-${series.code}`
  return (
    <svg
      className="lv-trend"
      viewBox={`0 0 ${width} ${floor + FOOT}`}
      style={{ maxWidth: width }}
      aria-hidden="true"
      focusable="false"
    >
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className="lv-trend-pale" />
        <rect width="3" height="6" className="lv-trend-bar" />
      </pattern>
      {periods.map((period, at) => {
        const point = series.points[at]
        const x = at * COLUMN
        const middle = x + COLUMN / 2
        const value = point?.value ?? null
        const up = value === null ? 0 : heightOf(value)
        return (
          <g key={period.label}>
            {value === null ? (
              <>
                <rect
                  className="lv-trend-unknown"
                  x={middle - 16}
                  y={floor - 28}
                  width={32}
                  height={28}
                  rx={4}
                />
                <text className="lv-trend-value" x={middle} y={floor - 9}>
                  ?
                </text>
              </>
            ) : (
              <>
                <rect
                  x={middle - 16}
                  y={floor - Math.max(up, 2)}
                  width={32}
                  height={Math.max(up, 2)}
                  rx={2}
                  {...(period.isRunning ? { fill: `url(#${hatch})` } : { className: 'lv-trend-bar' })}
                />
                <text className="lv-trend-value" x={middle} y={floor - up - 7}>
                  {plain(value, series.unit)}
                </text>
              </>
            )}
            <text className="lv-trend-label" x={middle} y={floor + 16}>
              {nameOf(period.label)}
            </text>
            {period.isRunning && (
              <text className="lv-trend-label" x={middle} y={floor + 30}>
                {say('trend.running')}
              </text>
            )}
          </g>
        )
      })}
      <line className="lv-trend-floor" x1={0} x2={width} y1={floor} y2={floor} />
      {target !== null && (
        <line
          className="lv-trend-target"
          x1={0}
          x2={width}
          y1={floor - heightOf(target)}
          y2={floor - heightOf(target)}
        />
      )}
    </svg>
  )
}
