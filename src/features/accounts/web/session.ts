import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { featureApi } from '#platform/web/api.ts'
import { forgetDrafts } from '#platform/web/draft.ts'
import type { accountsContract } from '../contract.ts'
import { sessionWords } from './session-words.ts'

/** Loaded with the first page, hence without the words of the pages of accounts (5 kB). */
const useSessionApi = featureApi<typeof accountsContract>('accounts', sessionWords)

export const statusKey = ['accounts', 'status'] as const

/** Who is signed in, her territories, and whether the instance has been claimed. */
export function useStatus() {
  const api = useSessionApi()
  return useQuery({ queryKey: statusKey, queryFn: () => api.status({}), staleTime: 60_000 })
}

/** The reader's role in a territory and its name; undefined until known, or when she is no member. */
export function useMembership(territoryId: string) {
  const status = useStatus()
  return status.data?.memberships.find((each) => each.territoryId === territoryId)
}

/** After signing in or out nothing read before holds: another person may be at the same screen. */
export function useForgetAll() {
  const queries = useQueryClient()
  return useCallback(async () => {
    queries.removeQueries({
      predicate: (query) => query.queryKey !== statusKey && query.queryKey[1] !== 'status',
    })
    await queries.invalidateQueries({ queryKey: statusKey })
  }, [queries])
}

/** Ends the session and leaves nothing on this device for whoever comes next. */
export function useSignOut() {
  const api = useSessionApi()
  const forget = useForgetAll()
  return useCallback(async () => {
    await api.signOut({})
    forgetDrafts()
    await forget()
  }, [api, forget])
}
