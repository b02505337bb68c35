import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Role } from '#kernel/access.ts'
import { featureApi } from '#platform/web/api.ts'
import { forgetDrafts } from '#platform/web/draft.ts'
import type { accountsContract } from '../contract.ts'
import { accountsWords } from '../words.ts'

export const useAccountsApi = featureApi<typeof accountsContract>('accounts', accountsWords)

export const statusKey = ['accounts', 'status'] as const

/** Who is signed in, her territories, and whether the instance has been claimed. */
export function useStatus() {
  const api = useAccountsApi()
  return useQuery({ queryKey: statusKey, queryFn: () => api.status({}), staleTime: 60_000 })
}

/** The reader's role in a territory and its name; undefined until known, or when she is no member. */
export function useMembership(territoryId: string) {
  const status = useStatus()
  return status.data?.memberships.find((each) => each.territoryId === territoryId)
}

export function mayWrite(role: Role | undefined): boolean {
  return role === 'owner' || role === 'facilitator'
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
  const api = useAccountsApi()
  const forget = useForgetAll()
  return useCallback(async () => {
    await api.signOut({})
    forgetDrafts()
    await forget()
  }, [api, forget])
}
