import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { territoriesContract } from '#features/territories/contract.ts'
import { territoriesWords } from '#features/territories/words.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { featureApi } from '#platform/web/api.ts'
import type { actorsContract } from '../contract.ts'
import { actorsWords } from '../words.ts'

export const useActorsApi = featureApi<typeof actorsContract>('actors', actorsWords)
export const useTerritoriesApi = featureApi<typeof territoriesContract>('territories', territoriesWords)

export type ActorRecord = RecordOf<typeof actorsContract.actors>

/** The key of everything read about the organisations of a territory. */
export const actorsKey = (territoryId: string) => ['actors', territoryId] as const

/** Kinds, communes (with their names) and worlds in use. */
export function useFacets(territoryId: string) {
  const api = useActorsApi()
  return useQuery({
    queryKey: [...actorsKey(territoryId), 'facets'],
    queryFn: () => api.facets({ territoryId }),
  })
}

/** To call after a write: lists, counts and imports follow. */
export function useActorsChanged(territoryId: string): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(
    () => queries.invalidateQueries({ queryKey: actorsKey(territoryId) }),
    [queries, territoryId],
  )
}
