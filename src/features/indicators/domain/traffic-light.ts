import { type Day, dayNumber } from '#kernel/day.ts'
import type { Confidence } from './observation.ts'

export const LIGHTS = ['green', 'orange', 'red', 'none'] as const
export type Light = (typeof LIGHTS)[number]

export const LIGHT_REASONS = [
  'no-value',
  'no-baseline',
  'no-target',
  'dates-unusable',
  'target-equals-baseline',
  'target-reached',
  'on-course',
  'behind',
  'far-behind',
  'moving-away',
  'low-confidence',
  'alert-crossed',
] as const
export type LightReason = (typeof LIGHT_REASONS)[number]

export type DatedValue = { readonly date: Day; readonly value: number }

/** A limit that alarms by itself, whatever the target. */
export type AlertLimit = { readonly value: number; readonly when: 'below' | 'above' }

/** All in shares of the way from baseline to target. */
export type LightThresholds = {
  /** Green down to so much behind what was expected. */
  readonly green: number
  /** Orange down to so much behind; red further. */
  readonly orange: number
  /** Below this progress one is moving away from the target. */
  readonly away: number
  /** A fitted change over the last three points smaller than this is no trend. */
  readonly flat: number
}

export const DEFAULT_THRESHOLDS: LightThresholds = { green: 0.1, orange: 0.35, away: 0, flat: 0.02 }

export type LightInput = {
  readonly baseline: DatedValue | null
  readonly target: DatedValue | null
  /** Values in any order, the latest is judged; missing values are not listed. */
  readonly observations: readonly DatedValue[]
  /** Confidence of the latest value. */
  readonly confidence: Confidence | null
  readonly alert?: AlertLimit | null
  readonly thresholds?: LightThresholds
}

export type Trend = {
  readonly direction: 'up' | 'down' | 'flat'
  /** `null` when there is no way from baseline to target to compare with. */
  readonly towardsTarget: boolean | null
  /** Fitted change per year, in the unit of the indicator. */
  readonly perYear: number
}

export type TrafficLight = {
  readonly light: Light
  readonly reasons: readonly LightReason[]
  readonly value: number | null
  readonly date: Day | null
  /** Share of the way done: (x − x0) ÷ (target − x0); may be negative or above 1. */
  readonly progress: number | null
  /** Share of the way expected at that date, linear between the dates, 0–1. */
  readonly expected: number | null
  /** To be drawn hatched: the value is of confidence D. */
  readonly hatched: boolean
  readonly alert: boolean
  /** Over the last three points; `null` with fewer. */
  readonly trend: Trend | null
}

/** Rounding of doubles must not turn a light: 0.2 − 0.3 is not below −0.1. */
const EPSILON = 1e-9
const DAYS_A_YEAR = 365.25

/**
 * The light of an indicator (method 8.6): green when progress ≥ expected − 0.1, orange down to − 0.35, red below or
 * when moving away from the target, none without value, baseline or target. Higher and lower targets alike.
 */
export function computeTrafficLight(input: LightInput): TrafficLight {
  const { baseline, target } = input
  const thresholds = input.thresholds ?? DEFAULT_THRESHOLDS
  const points = sortByDate(input.observations)
  const latest = points.at(-1)
  const way = baseline && target ? target.value - baseline.value : null
  const progress = latest && baseline && way ? (latest.value - baseline.value) / way : null
  const expected = latest ? expectedShare(baseline, target, latest.date) : null
  const judged = judge(input, latest, progress, expected, thresholds)
  const hatched = latest !== undefined && input.confidence === 'D'
  const alert = latest !== undefined && crosses(latest.value, input.alert ?? null)
  return {
    light: judged.light,
    reasons: [
      ...judged.reasons,
      ...(hatched ? (['low-confidence'] as const) : []),
      ...(alert ? (['alert-crossed'] as const) : []),
    ],
    value: latest?.value ?? null,
    date: latest?.date ?? null,
    progress,
    expected,
    hatched,
    alert,
    trend: computeTrend(points.slice(-3), way, thresholds.flat),
  }
}

type Judgement = { readonly light: Light; readonly reasons: readonly LightReason[] }

function judge(
  input: LightInput,
  latest: DatedValue | undefined,
  progress: number | null,
  expected: number | null,
  thresholds: LightThresholds,
): Judgement {
  const lacking: LightReason[] = []
  if (!latest) lacking.push('no-value')
  if (!input.baseline) lacking.push('no-baseline')
  if (!input.target) lacking.push('no-target')
  if (lacking.length > 0) return { light: 'none', reasons: lacking }
  if (progress === null) return { light: 'none', reasons: ['target-equals-baseline'] }
  if (expected === null) return { light: 'none', reasons: ['dates-unusable'] }
  if (progress < thresholds.away - EPSILON) return { light: 'red', reasons: ['moving-away'] }
  const behind = expected - progress
  if (behind <= thresholds.green + EPSILON) {
    return { light: 'green', reasons: [progress >= 1 - EPSILON ? 'target-reached' : 'on-course'] }
  }
  if (behind <= thresholds.orange + EPSILON) return { light: 'orange', reasons: ['behind'] }
  return { light: 'red', reasons: ['far-behind'] }
}

/** Share of the time between baseline and target gone by at a date, held within 0–1; `null` when dates do not serve. */
function expectedShare(baseline: DatedValue | null, target: DatedValue | null, date: Day): number | null {
  const [start, end, at] = [dayNumber(baseline?.date ?? ''), dayNumber(target?.date ?? ''), dayNumber(date)]
  if (start === undefined || end === undefined || at === undefined || end <= start) return null
  return Math.min(1, Math.max(0, (at - start) / (end - start)))
}

/** Slope of the least-squares line through the points, told as a direction. */
function computeTrend(points: readonly DatedValue[], way: number | null, flat: number): Trend | null {
  if (points.length < 3) return null
  const days = points.map((point) => dayNumber(point.date) ?? Number.NaN)
  const meanDay = mean(days)
  const meanValue = mean(points.map((point) => point.value))
  const spread = days.reduce((sum, day) => sum + (day - meanDay) ** 2, 0)
  if (!(spread > 0)) return null
  const slope =
    points.reduce((sum, point, at) => sum + ((days[at] ?? 0) - meanDay) * (point.value - meanValue), 0) /
    spread
  const change = slope * ((days.at(-1) ?? 0) - (days[0] ?? 0))
  const scale = way ? Math.abs(way) : mean(points.map((point) => Math.abs(point.value)))
  const perYear = slope * DAYS_A_YEAR
  if (Math.abs(change) <= flat * scale)
    return { direction: 'flat', towardsTarget: way ? false : null, perYear }
  return {
    direction: change > 0 ? 'up' : 'down',
    towardsTarget: way ? change > 0 === way > 0 : null,
    perYear,
  }
}

function crosses(value: number, alert: AlertLimit | null): boolean {
  if (!alert) return false
  return alert.when === 'below' ? value < alert.value : value > alert.value
}

function sortByDate(points: readonly DatedValue[]): DatedValue[] {
  return points.toSorted((a, b) => (dayNumber(a.date) ?? 0) - (dayNumber(b.date) ?? 0))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
