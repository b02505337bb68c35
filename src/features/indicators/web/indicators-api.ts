import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { z } from 'zod'
import { evaluationKey } from '#features/evaluations/web/evaluations-api.ts'
import type { Line, Scope } from '#features/framework/web/framework-state.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { featureApi } from '#platform/web/api.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { computationSchema, indicatorsContract } from '../contract.ts'
import { computeTrafficLight, type DatedValue, type TrafficLight } from '../domain/traffic-light.ts'
import { indicatorsWords } from '../words.ts'

export const useIndicatorsApi = featureApi<typeof indicatorsContract>('indicators', indicatorsWords)

export type ObservationRecord = RecordOf<typeof indicatorsContract.observations>
export type Computation = z.infer<typeof computationSchema>

const observationsKey = (evaluationId: string) => ['indicators', evaluationId, 'observations']

export const observationImportsKey = (evaluationId: string) => ['indicators', evaluationId, 'imports']

export function useObservations(scope: Scope) {
  const api = useIndicatorsApi()
  return useQuery({
    queryKey: observationsKey(scope.evaluationId),
    queryFn: () =>
      readEveryPage<ObservationRecord>((cursor) =>
        api.observations.list({ ...scope, cursor, limit: LARGEST_PAGE }),
      ),
  })
}

export function useValuesChanged(evaluationId: string) {
  const queries = useQueryClient()
  return useCallback(
    () =>
      Promise.all(
        [observationsKey(evaluationId), observationImportsKey(evaluationId), evaluationKey(evaluationId)].map(
          (queryKey) => queries.invalidateQueries({ queryKey }),
        ),
      ),
    [queries, evaluationId],
  )
}

/** Deletes at once and offers to take it back. */
export function useRemoveObservation(scope: Scope, said: string) {
  const api = useIndicatorsApi()
  const changed = useValuesChanged(scope.evaluationId)
  const undoToast = useUndoToast()
  return useMutation({
    mutationFn: (observation: ObservationRecord) =>
      api.observations.remove({ ...scope, id: observation.id, version: observation.version }),
    onSuccess: (_, { id }) => {
      undoToast(said, () => api.observations.restore({ ...scope, id }).then(changed))
      return changed()
    },
  })
}

export function useRecompute(scope: Scope) {
  const api = useIndicatorsApi()
  const changed = useValuesChanged(scope.evaluationId)
  return useMutation({
    mutationFn: ({ id, version }: ObservationRecord) => api.recompute({ ...scope, id, version }),
    onSuccess: changed,
  })
}

/** What stands between a start and a target: both need a figure and a day. */
export function endsOf(line: Line): { baseline: DatedValue | null; target: DatedValue | null } {
  const dated = (value: number | null, date: string | null) =>
    value === null || date === null ? null : { value, date }
  return { baseline: dated(line.baseline, line.baselineOn), target: dated(line.target, line.targetOn) }
}

/** The light of a line after its latest value; a period is judged at its end. */
export function lightOf(line: Line, observations: readonly ObservationRecord[]): TrafficLight {
  const known = observations
    .flatMap(({ value, periodTo, confidence }) =>
      value === null ? [] : [{ value, date: periodTo, confidence }],
    )
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
  return computeTrafficLight({
    ...endsOf(line),
    observations: known,
    confidence: known.at(-1)?.confidence ?? null,
  })
}
