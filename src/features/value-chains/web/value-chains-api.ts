import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { z } from 'zod'
import { evaluationKey } from '#features/evaluations/web/evaluations-api.ts'
import { featureApi } from '#platform/web/api.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { usePathParam } from '#platform/web/page-route.ts'
import type { purchaseImportSchema, purchaseSchema, valueChainsContract } from '../contract.ts'
import { valueChainsWords } from '../words.ts'

export const useValueChainsApi = featureApi<typeof valueChainsContract>('valueChains', valueChainsWords)

export type PurchaseRow = z.infer<typeof purchaseSchema>
export type PurchaseImport = z.infer<typeof purchaseImportSchema>

export function useScope() {
  const territoryId = usePathParam('territoryId')
  const evaluationId = usePathParam('evaluationId')
  return { territoryId, evaluationId }
}

export type Scope = ReturnType<typeof useScope>

export const purchasesKey = (evaluationId: string) => ['valueChains', evaluationId] as const

export function useSummary(scope: Scope) {
  const api = useValueChainsApi()
  return useQuery({
    queryKey: [...purchasesKey(scope.evaluationId), 'summary'],
    queryFn: () => api.summary(scope),
  })
}

/** What was declared local in one year, by family and definition. */
export function useDeclaredLocal(scope: Scope, year: string) {
  const api = useValueChainsApi()
  return useQuery({
    queryKey: [...purchasesKey(scope.evaluationId), 'local', year],
    queryFn: () => api.local({ ...scope, year }),
  })
}

export type Summary = NonNullable<ReturnType<typeof useSummary>['data']>
export type YearSums = Summary['byYear'][string]

export function useImports(scope: Scope) {
  const api = useValueChainsApi()
  return useQuery({
    queryKey: [...purchasesKey(scope.evaluationId), 'imports'],
    queryFn: () =>
      readEveryPage<PurchaseImport>((cursor) => api.imports.list({ ...scope, cursor, limit: LARGEST_PAGE })),
  })
}

export const rowsKey = (evaluationId: string) => [...purchasesKey(evaluationId), 'rows'] as const

/** Rows changed: sums, values that lean on them and progress are read again. */
export function usePurchasesChanged(evaluationId: string) {
  const queries = useQueryClient()
  return useCallback(
    () =>
      Promise.all(
        [purchasesKey(evaluationId), ['indicators', evaluationId], evaluationKey(evaluationId)].map(
          (queryKey) => queries.invalidateQueries({ queryKey }),
        ),
      ),
    [queries, evaluationId],
  )
}
