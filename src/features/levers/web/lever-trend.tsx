import { useSay } from '#platform/web/lang.tsx'
import { leversScreensWords } from '../words.ts'
import { useFigureText, usePeriodName } from './figure-text.ts'
import type { TrendPeriod, TrendSeries } from './lever-trend-table.tsx'

const COLUMN = 62
const TOP = 26
const HEIGHT = 84
const FOOT = 34
const FLOOR = TOP + HEIGHT

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
  const upOf = (at: number) => {
    const value = series.points[at]?.value ?? null
    return value === null ? null : heightOf(value)
  }
  const hatch = `lv-hatch-${series.lever}-${series.code}`
  return (
    <svg
      className="lv-trend"
      viewBox={`0 0 ${width} ${FLOOR + FOOT}`}
      style={{ maxWidth: width }}
      aria-hidden="true"
      focusable="false"
    >
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className="lv-trend-pale" />
        <rect width="3" height="6" className="lv-trend-bar" />
      </pattern>
      {periods.map((period, at) => (
        <TrendBar
          key={period.label}
          x={at * COLUMN + COLUMN / 2 - 16}
          up={upOf(at)}
          {...(period.isRunning ? { fill: `url(#${hatch})` } : {})}
        />
      ))}
      <line className="lv-trend-floor" x1={0} x2={width} y1={FLOOR} y2={FLOOR} />
      {target !== null && (
        <line
          className="lv-trend-target"
          x1={0}
          x2={width}
          y1={FLOOR - heightOf(target)}
          y2={FLOOR - heightOf(target)}
        />
      )}
      {periods.map((period, at) => {
        const middle = at * COLUMN + COLUMN / 2
        const value = series.points[at]?.value ?? null
        return (
          <g key={period.label}>
            <text className="lv-trend-value" x={middle} y={FLOOR - (upOf(at) ?? 2) - 7}>
              {value === null ? '?' : plain(value, series.unit)}
            </text>
            <text className="lv-trend-label" x={middle} y={FLOOR + 16}>
              {nameOf(period.label)}
            </text>
            {period.isRunning && (
              <text className="lv-trend-label" x={middle} y={FLOOR + 30}>
                {say('trend.running')}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}

type TrendBarProps = {
  readonly x: number
  /** How high; null where nothing is known. */
  readonly up: number | null
  readonly fill?: string
}

function TrendBar({ x, up, fill }: TrendBarProps) {
  if (up === null)
    return <rect className="lv-trend-unknown" x={x} y={FLOOR - 28} width={32} height={28} rx={4} />
  const height = Math.max(up, 2)
  const look = fill === undefined ? { className: 'lv-trend-bar' } : { fill }
  return <rect x={x} y={FLOOR - height} width={32} height={height} rx={2} {...look} />
}
