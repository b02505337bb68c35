import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { territoriesContract } from '#features/territories/contract.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { featureApi } from '#platform/web/api.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import type { evaluationsContract } from '../contract.ts'
import { evaluationsWords } from '../words.ts'

export const useEvaluationsApi = featureApi<typeof evaluationsContract>('evaluations', evaluationsWords)
export const useTerritoriesApi = featureApi<typeof territoriesContract>('territories', evaluationsWords)

export type EvaluationRecord = RecordOf<typeof evaluationsContract.evaluations>
export type StoryRecord = RecordOf<typeof evaluationsContract.stories>
export type ObjectiveRecord = RecordOf<typeof evaluationsContract.objectives>

/** The key of everything read about one evaluation; `[...evaluationKey(id), 'stories']` is a part of it. */
export const evaluationKey = (evaluationId: string) => ['evaluations', 'one', evaluationId] as const

/** The territory of the page, with the reader's role in it. */
export function useTerritory(territoryId: string) {
  const api = useTerritoriesApi()
  return useQuery({
    queryKey: ['territories', territoryId, 'here'],
    queryFn: () => api.get({ territoryId }),
    staleTime: 60_000,
  })
}

export function useEvaluation(territoryId: string, evaluationId: string) {
  const api = useEvaluationsApi()
  return useQuery({
    queryKey: [...evaluationKey(evaluationId), 'sheet'],
    queryFn: () => api.evaluations.get({ territoryId, id: evaluationId }),
  })
}

/** Where the evaluation stands; read again each time a page of it opens. */
export function useProgress(territoryId: string, evaluationId: string) {
  const api = useEvaluationsApi()
  return useQuery({
    queryKey: [...evaluationKey(evaluationId), 'progress'],
    queryFn: () => api.progress({ territoryId, evaluationId }),
    staleTime: 0,
  })
}

/** Objectives in their order; an evaluation has a handful, 200 is the longest page. */
export function useObjectives(territoryId: string, evaluationId: string) {
  const api = useEvaluationsApi()
  return useQuery({
    queryKey: [...evaluationKey(evaluationId), 'objectives'],
    queryFn: () => api.objectives.list({ territoryId, evaluationId, limit: 200 }),
  })
}

/** The stories of the evaluation, in the order in which they were begun. */
export function useStories(territoryId: string, evaluationId: string) {
  const api = useEvaluationsApi()
  return useQuery({
    queryKey: [...evaluationKey(evaluationId), 'stories'],
    queryFn: () =>
      readEveryPage<StoryRecord>((cursor) =>
        api.stories.list({ territoryId, evaluationId, cursor, limit: LARGEST_PAGE }),
      ),
  })
}

function refreshProgress(queries: QueryClient, evaluationId: string) {
  return queries.invalidateQueries({ queryKey: [...evaluationKey(evaluationId), 'progress'] })
}

/** To call after a write of any feature that counts in the four steps: the step navigation follows. */
export function useProgressRefresh(evaluationId: string): () => void {
  const queries = useQueryClient()
  return useCallback(() => void refreshProgress(queries, evaluationId), [queries, evaluationId])
}
