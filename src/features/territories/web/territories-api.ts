import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { featureApi } from '#platform/web/api.ts'
import type { territoriesContract } from '../contract.ts'
import { territoriesWords } from '../words.ts'

export const useTerritoriesApi = featureApi<typeof territoriesContract>('territories', territoriesWords)

type Api = ReturnType<typeof useTerritoriesApi>
export type Territory = Awaited<ReturnType<Api['get']>>
export type TerritoryLine = Awaited<ReturnType<Api['list']>>['items'][number]
export type AreaFound = Awaited<ReturnType<Api['areas']>>['items'][number]
export type Preview = Awaited<ReturnType<Api['preview']>>
export type ListedCommune = Awaited<ReturnType<Api['communes']>>['items'][number]
export type ContourFile = Awaited<ReturnType<Api['contours']['list']>>['items'][number]
export type Population = Territory['population']

export const territoryKey = (territoryId: string) => ['territories', territoryId] as const
export const territoryListKey = ['territories', 'list'] as const

/** One territory, with the reader's role in it. */
export function useTerritory(territoryId: string) {
  const api = useTerritoriesApi()
  return useQuery({
    queryKey: [...territoryKey(territoryId), 'here'],
    queryFn: () => api.get({ territoryId }),
    staleTime: 60_000,
  })
}

/** After a territory was made, changed, deleted or brought back: lists, memberships and the territory are read again. */
export function useTerritoryChanged() {
  const queries = useQueryClient()
  return useCallback(
    () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['territories'] }),
        queries.invalidateQueries({ queryKey: ['accounts', 'status'] }),
      ]),
    [queries],
  )
}
