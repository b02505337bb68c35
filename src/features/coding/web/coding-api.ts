import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { evaluationKey } from '#features/evaluations/web/evaluations-api.ts'
import { featureApi } from '#platform/web/api.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { useLiveChanges } from '#platform/web/live.ts'
import type { CodingSource, codingContract, PassageEntry } from '../contract.ts'
import { codingWords } from '../words.ts'

export const useCodingApi = featureApi<typeof codingContract>('coding', codingWords)

export type Scope = { readonly territoryId: string; readonly evaluationId: string }

export const codingKey = (evaluationId: string) => [...evaluationKey(evaluationId), 'coding'] as const

export function useCodingChanged(evaluationId: string) {
  const queries = useQueryClient()
  return useCallback(
    () => queries.invalidateQueries({ queryKey: codingKey(evaluationId) }),
    [queries, evaluationId],
  )
}

/** What others code shows by itself. */
export function useCodingLive(evaluationId: string) {
  const changed = useCodingChanged(evaluationId)
  useLiveChanges(
    evaluationId,
    ['code', 'coding-source', 'coding-passage', 'coding-reading', 'coding-import', 'interview-text', 'quote'],
    () => void changed(),
  )
}

export function useCodebook(scope: Scope) {
  const api = useCodingApi()
  return useQuery({
    queryKey: [...codingKey(scope.evaluationId), 'codebook'],
    queryFn: () => api.codebook(scope),
  })
}

export function useSources(scope: Scope) {
  const api = useCodingApi()
  return useQuery({
    queryKey: [...codingKey(scope.evaluationId), 'sources'],
    queryFn: () =>
      readEveryPage<CodingSource>((cursor) => api.sources.list({ ...scope, cursor, limit: LARGEST_PAGE })),
  })
}

export function useCandidates(scope: Scope) {
  const api = useCodingApi()
  return useQuery({
    queryKey: [...codingKey(scope.evaluationId), 'candidates'],
    queryFn: () => api.sources.candidates({ ...scope, limit: LARGEST_PAGE }),
  })
}

export function useCodingText(scope: Scope, id: string) {
  const api = useCodingApi()
  return useQuery({
    queryKey: [...codingKey(scope.evaluationId), 'text', id],
    queryFn: () => api.sources.get({ ...scope, id }),
  })
}

/** Passages of a text; `blind`: what others coded does not even come. */
export function usePassages(scope: Scope, sourceId: string, blind: boolean) {
  const api = useCodingApi()
  return useQuery({
    queryKey: [...codingKey(scope.evaluationId), 'passages', sourceId, blind],
    queryFn: () =>
      readEveryPage<PassageEntry>((cursor) =>
        api.passages.list({ ...scope, sourceId, blind: String(blind), cursor, limit: LARGEST_PAGE }),
      ),
    placeholderData: (before) => before,
  })
}
