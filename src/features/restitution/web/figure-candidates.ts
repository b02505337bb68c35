import type { Line } from '#features/framework/web/framework-state.ts'
import { computeTrafficLight, type TrafficLight } from '#features/indicators/domain/traffic-light.ts'
import type { Figure } from '../contract.ts'
import type { ObservationRecord } from './restitution-api.ts'

/** A value that may enter a support, judged as it was known at its date. */
export type Candidate = {
  readonly observation: ObservationRecord
  readonly line: Line
  readonly judged: TrafficLight
  readonly figure: Pick<
    Figure,
    | 'name'
    | 'level'
    | 'value'
    | 'missing'
    | 'unit'
    | 'periodFrom'
    | 'periodTo'
    | 'baseline'
    | 'target'
    | 'light'
  >
}

export type LineCandidates = {
  readonly line: Line
  readonly latest: Candidate
  readonly older: readonly Candidate[]
}

/** Values by line, the line with the latest value first; within a line, latest first. */
export function gatherCandidates(
  lines: readonly Line[],
  observations: readonly ObservationRecord[],
): LineCandidates[] {
  const byLine = Map.groupBy(observations, (each) => each.lineId)
  return lines
    .flatMap((line): LineCandidates[] => {
      const ofLine = (byLine.get(line.id) ?? []).toSorted((a, b) => b.periodTo.localeCompare(a.periodTo))
      const [latest, ...older] = ofLine.map((observation) => candidateOf(line, observation, ofLine))
      return latest ? [{ line, latest, older }] : []
    })
    .toSorted((a, b) => b.latest.observation.periodTo.localeCompare(a.latest.observation.periodTo))
}

function candidateOf(
  line: Line,
  observation: ObservationRecord,
  all: readonly ObservationRecord[],
): Candidate {
  const point = (value: number | null, on: string | null) => (value === null ? null : { value, on })
  const baseline = point(line.baseline, line.baselineOn)
  const target = point(line.target, line.targetOn)
  const known = all.flatMap((each) =>
    each.value !== null && each.periodTo <= observation.periodTo
      ? [{ date: each.periodTo, value: each.value }]
      : [],
  )
  const judged = computeTrafficLight({
    baseline: baseline && { value: baseline.value, date: baseline.on ?? '' },
    target: target && { value: target.value, date: target.on ?? '' },
    observations: observation.value === null ? [] : known,
    confidence: observation.confidence,
  })
  const { value, missing, unit, periodFrom, periodTo } = observation
  const level = line.kind === 'qualitative' && value !== null ? (line.levels[value] ?? null) : null
  return {
    observation,
    line,
    judged,
    figure: {
      name: line.name,
      level,
      value,
      missing,
      unit,
      periodFrom,
      periodTo,
      baseline,
      target,
      light: judged.light,
    },
  }
}
