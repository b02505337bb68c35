import { type Day, dayNumber } from '#kernel/day.ts'
import type { Finding } from '#kernel/finding.ts'

/** How far a value can be trusted: A established … D a rough guess (method 8.4). */
export const CONFIDENCES = ['A', 'B', 'C', 'D'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** Error of a value as a share of it (0.05 is ±5 %), by confidence (method 8.4). */
export const ERROR_OF_CONFIDENCE: Readonly<Record<Confidence, number>> = { A: 0.05, B: 0.1, C: 0.2, D: 0.35 }

export const MISSING_REASONS = [
  'not_collected',
  'refused',
  'not_applicable',
  'too_few_answers',
  'not_computable',
  'lost',
] as const
export type MissingReason = (typeof MISSING_REASONS)[number]

/** One value of one indicator over one period. Missing is never zero: it is `null` with its reason. */
export type Observation = {
  readonly value: number | null
  readonly missing: MissingReason | null
  readonly periodFrom: Day
  readonly periodTo: Day
  readonly unit: string
  readonly source: string
  readonly confidence: Confidence | null
}

export const OBSERVATION_FINDINGS = [
  'observation.neither-value-nor-reason',
  'observation.value-and-reason',
  'observation.value-not-finite',
  'observation.level-out-of-rubric',
  'observation.unit-differs',
  'observation.period-wrong',
  'observation.period-reversed',
  'observation.no-source',
  'observation.no-confidence',
] as const
export type ObservationFindingCode = (typeof OBSERVATION_FINDINGS)[number]

export type Expected = { readonly unit: string; readonly kind: 'quantitative' | 'qualitative' }

/** What must hold before an observation enters (blocking), and what is missing for it to be defended (advice). */
export function reviewObservation(
  observation: Observation,
  expected: Expected,
): Finding<ObservationFindingCode>[] {
  const { value, missing } = observation
  const [from, to] = [dayNumber(observation.periodFrom), dayNumber(observation.periodTo)]
  const isLevel = value !== null && Number.isInteger(value) && value >= 0 && value <= 4
  const unitDiffers = observation.unit !== expected.unit
  const blocking: readonly [applies: boolean, code: ObservationFindingCode, path: string][] = [
    [value === null && missing === null, 'observation.neither-value-nor-reason', 'value'],
    [value !== null && missing !== null, 'observation.value-and-reason', 'missing'],
    [value !== null && !Number.isFinite(value), 'observation.value-not-finite', 'value'],
    [
      expected.kind === 'qualitative' && value !== null && !isLevel,
      'observation.level-out-of-rubric',
      'value',
    ],
    [unitDiffers, 'observation.unit-differs', 'unit'],
    [from === undefined || to === undefined, 'observation.period-wrong', 'periodFrom'],
    [from !== undefined && to !== undefined && from > to, 'observation.period-reversed', 'periodTo'],
  ]
  const advice: typeof blocking = [
    [value !== null && observation.source.trim() === '', 'observation.no-source', 'source'],
    [value !== null && observation.confidence === null, 'observation.no-confidence', 'confidence'],
  ]
  const toFinding =
    (severity: 'blocking' | 'advice') =>
    ([, code, path]: (typeof blocking)[number]): Finding<ObservationFindingCode> => ({
      code,
      severity,
      path,
      params: code === 'observation.unit-differs' ? { unit: observation.unit, expected: expected.unit } : {},
    })
  return [
    ...blocking.filter(([applies]) => applies).map(toFinding('blocking')),
    ...advice.filter(([applies]) => applies).map(toFinding('advice')),
  ]
}

/** The interval in which the true value is thought to lie; `null` without a value or a confidence. */
export function intervalOf(
  observation: Pick<Observation, 'value' | 'confidence'>,
): readonly [number, number] | null {
  const { value, confidence } = observation
  if (value === null || confidence === null) return null
  const error = Math.abs(value) * ERROR_OF_CONFIDENCE[confidence]
  return [value - error, value + error]
}
