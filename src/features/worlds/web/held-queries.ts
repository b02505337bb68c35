import { useQuery } from '@tanstack/react-query'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { networkKey } from './network-queries.ts'
import { useWorldsApi } from './worlds-api.ts'

const paging = (cursor: string | undefined) => ({ limit: LARGEST_PAGE, ...(cursor ? { cursor } : {}) })

/** Who is in a world, with versions to correct them by. */
export function useWorldMemberships(territoryId: string, worldId: string) {
  const api = useWorldsApi()
  return useQuery({
    queryKey: [...networkKey(territoryId), 'memberships', 'world', worldId],
    queryFn: () => readEveryPage((at) => api.memberships.list({ territoryId, worldId, ...paging(at) })),
  })
}

/** Which actions are of a world. */
export function useActionsOfWorld(territoryId: string, worldId: string) {
  const api = useWorldsApi()
  return useQuery({
    queryKey: [...networkKey(territoryId), 'action-worlds', 'world', worldId],
    queryFn: () => readEveryPage((at) => api.actionWorlds.list({ territoryId, worldId, ...paging(at) })),
  })
}

/** Who takes part in an action, and of which worlds it is. */
export function useActionLinks(territoryId: string, actionId: string) {
  const api = useWorldsApi()
  return useQuery({
    queryKey: [...networkKey(territoryId), 'action-links', actionId],
    queryFn: async () => {
      const [participations, worlds] = await Promise.all([
        readEveryPage((at) => api.participations.list({ territoryId, actionId, ...paging(at) })),
        readEveryPage((at) => api.actionWorlds.list({ territoryId, actionId, ...paging(at) })),
      ])
      return { participations, worlds }
    },
  })
}

/** All that the network holds of one actor, with versions to correct it by. */
export function useActorHeld(territoryId: string, actorId: string) {
  const api = useWorldsApi()
  return useQuery({
    queryKey: [...networkKey(territoryId), 'actor', actorId],
    queryFn: async () => {
      const of = { territoryId, actorId }
      const [memberships, ties, contacts, participations] = await Promise.all([
        readEveryPage((at) => api.memberships.list({ ...of, ...paging(at) })),
        readEveryPage((at) => api.ties.list({ ...of, ...paging(at) })),
        readEveryPage((at) => api.contacts.list({ ...of, ...paging(at) })),
        readEveryPage((at) => api.participations.list({ ...of, ...paging(at) })),
      ])
      return { memberships, ties, contacts, participations }
    },
  })
}
