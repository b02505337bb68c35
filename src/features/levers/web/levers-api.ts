import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { featureApi } from '#platform/web/api.ts'
import type { leversContract } from '../contract.ts'
import { leversWords } from '../words.ts'

export const useLeversApi = featureApi<typeof leversContract>('levers', leversWords)

/** Everything read about levers, events, relays and governance of one territory stands under this key. */
export const leversKey = (territoryId: string) => ['levers', territoryId] as const

/** To call after a write: whatever counts on it is read again. */
export function useLeversChanged(territoryId: string): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(
    () => queries.invalidateQueries({ queryKey: leversKey(territoryId) }),
    [queries, territoryId],
  )
}

/** One event as it is stored; read again every so often where asked. */
export function useEvent(territoryId: string, eventId: string, everyMs?: number) {
  const api = useLeversApi()
  return useQuery({
    queryKey: [...leversKey(territoryId), 'event', eventId],
    queryFn: () => api.events.get({ territoryId, id: eventId }),
    refetchInterval: everyMs ?? false,
  })
}
