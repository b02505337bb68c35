import { useQuery } from '@tanstack/react-query'
import { useAccountsApi } from '#features/accounts/web/accounts-api.ts'
import { LARGEST_PAGE } from '#platform/web/every-page.ts'

/** Who can do something: the members of the territory; none while they are being read. */
export function useMembers(
  territoryId: string,
): readonly { readonly personId: string; readonly name: string }[] {
  const api = useAccountsApi()
  const query = useQuery({
    queryKey: ['accounts', 'members', territoryId, 'names'],
    queryFn: async () => {
      const page = await api.members.list({ territoryId, limit: LARGEST_PAGE })
      return page.items.map(({ personId, name }) => ({ personId, name }))
    },
    staleTime: 60_000,
  })
  return query.data ?? []
}
