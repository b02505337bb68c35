import { useQuery } from '@tanstack/react-query'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { leversKey, useLeversApi } from './levers-api.ts'

const pageOf = (cursor: string | undefined) => ({ limit: LARGEST_PAGE, ...(cursor ? { cursor } : {}) })

/** Every public of the territory's list. */
export function useAudiences(territoryId: string) {
  const api = useLeversApi()
  return useQuery({
    queryKey: [...leversKey(territoryId), 'audiences'],
    queryFn: () => readEveryPage((cursor) => api.audiences.list({ territoryId, ...pageOf(cursor) })),
  })
}

/** Every relay sheet. */
export function useRelays(territoryId: string) {
  const api = useLeversApi()
  return useQuery({
    queryKey: [...leversKey(territoryId), 'relays'],
    queryFn: () => readEveryPage((cursor) => api.relays.list({ territoryId, ...pageOf(cursor) })),
  })
}

/** Publics by relays, with the publics that nobody or one alone relays. */
export function useCoverage(territoryId: string) {
  const api = useLeversApi()
  return useQuery({
    queryKey: [...leversKey(territoryId), 'coverage'],
    queryFn: () => api.coverage({ territoryId }),
  })
}
