import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { evaluationKey } from '#features/evaluations/web/evaluations-api.ts'
import type { indicatorsContract } from '#features/indicators/contract.ts'
import { indicatorsWords } from '#features/indicators/words.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { featureApi } from '#platform/web/api.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import type { restitutionContract } from '../contract.ts'
import { restitutionWords } from '../words.ts'

export const useRestitutionApi = featureApi<typeof restitutionContract>('restitution', restitutionWords)
export const useValuesApi = featureApi<typeof indicatorsContract>('indicators', indicatorsWords)

export type SupportRecord = RecordOf<typeof restitutionContract.supports>
export type StatementRecord = RecordOf<typeof restitutionContract.statements>
export type ObservationRecord = RecordOf<typeof indicatorsContract.observations>

export type Scope = { readonly territoryId: string; readonly evaluationId: string }
export type SupportScope = Scope & { readonly supportId: string }

/** Begins the keys of everything read about supports of one evaluation; marks lean on the whole territory. */
const supportsKey = (evaluationId: string) => ['restitution', evaluationId] as const
const reviewsKey = (territoryId: string) => ['restitution', 'reviews', territoryId] as const
export const threadKey = (territoryId: string) => ['restitution', 'thread', territoryId] as const

const supportKey = (scope: SupportScope) => [...supportsKey(scope.evaluationId), scope.supportId] as const

export function useSupports(scope: Scope) {
  const api = useRestitutionApi()
  return useQuery({
    queryKey: [...supportsKey(scope.evaluationId), 'list'],
    queryFn: () =>
      readEveryPage<SupportRecord>((cursor) => api.supports.list({ ...scope, cursor, limit: LARGEST_PAGE })),
  })
}

export function useSupport({ supportId, ...scope }: SupportScope) {
  const api = useRestitutionApi()
  return useQuery({
    queryKey: [...supportKey({ supportId, ...scope }), 'record'],
    queryFn: () => api.supports.get({ ...scope, id: supportId }),
  })
}

export function useStatements(scope: SupportScope) {
  const api = useRestitutionApi()
  return useQuery({
    queryKey: [...supportKey(scope), 'statements'],
    queryFn: () =>
      readEveryPage<StatementRecord>((cursor) =>
        api.statements.list({ ...scope, cursor, limit: LARGEST_PAGE }),
      ),
  })
}

/** The support as its readers would see it, with findings and proposed limits. */
export function useSupportDraft(scope: SupportScope) {
  const api = useRestitutionApi()
  return useQuery({
    queryKey: [...supportKey(scope), 'draft'],
    queryFn: () => api.draft(scope),
    staleTime: 0,
    placeholderData: (before) => before,
  })
}

export type SupportDraftView = NonNullable<ReturnType<typeof useSupportDraft>['data']>

export function usePublications(scope: SupportScope) {
  const api = useRestitutionApi()
  return useQuery({
    queryKey: [...supportKey(scope), 'publications'],
    queryFn: async () => (await api.publications({ ...scope, limit: LARGEST_PAGE })).items,
  })
}

export type Publication = NonNullable<ReturnType<typeof usePublications>['data']>[number]

/** Marks of an evaluation, or of the whole territory: a handful that people read through, at most one long page. */
export function useReviews(territoryId: string, evaluationId?: string) {
  const api = useRestitutionApi()
  return useQuery({
    queryKey: [...reviewsKey(territoryId), evaluationId ?? 'all'],
    queryFn: () =>
      api.reviews.list({ territoryId, ...(evaluationId ? { evaluationId } : {}), limit: LARGEST_PAGE }),
    staleTime: 0,
  })
}

export type Review = NonNullable<ReturnType<typeof useReviews>['data']>['items'][number]

/** Before the list of supports shows again: one that was deleted is not asked about any more. */
export function useListRefresh(evaluationId: string): () => Promise<unknown> {
  const queries = useQueryClient()
  return useCallback(
    () => queries.invalidateQueries({ queryKey: [...supportsKey(evaluationId), 'list'], refetchType: 'all' }),
    [queries, evaluationId],
  )
}

/** After any write here: supports, marks, threads, values and progress are read again. */
export function useRestitutionChanged(evaluationId?: string): () => Promise<unknown> {
  const queries = useQueryClient()
  return useCallback(
    () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['restitution'] }),
        queries.invalidateQueries({ queryKey: ['indicators'] }),
        ...(evaluationId
          ? [queries.invalidateQueries({ queryKey: [...evaluationKey(evaluationId), 'progress'] })]
          : []),
      ]),
    [queries, evaluationId],
  )
}
