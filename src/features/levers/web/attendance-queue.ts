import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { statusKey, useStatus } from '#features/accounts/web/session.ts'
import { Problem } from '#kernel/problem.ts'
import type { ApiOf } from '#platform/web/api.ts'
import { newId } from '#platform/web/new-id.ts'
import { createSendingQueue, type SendingQueue } from '#platform/web/sending-queue.ts'
import { useSendingQueue } from '#platform/web/sending-queue-hook.ts'
import type { leversContract } from '../contract.ts'
import type { GuestTarget } from './guest-choices.ts'
import { useLeversApi, useLeversChanged } from './levers-api.ts'

type Api = ApiOf<typeof leversContract>
type Scope = { readonly territoryId: string; readonly eventId: string }

/** A tap at the door. Both acts may come twice: the last word on a presence holds, who is on the list stays once. */
export type DoorAct =
  | {
      readonly act: 'presence'
      readonly guestId: string
      readonly name: string
      readonly version: number
      readonly isPresent: boolean | null
    }
  | ({ readonly act: 'came'; readonly name: string } & GuestTarget)

/** One line a person and an event, for as long as the tab lives: leaving the page loses nothing. */
const lines = new Map<string, SendingQueue>()

/** Presences on their way: kept before they are sent, one at a time, again when the network is back. */
export function useAttendanceQueue(scope: Scope) {
  const { territoryId, eventId } = scope
  const api = useLeversApi()
  const queries = useQueryClient()
  const changed = useLeversChanged(territoryId)
  const personId = useStatus().data?.person?.id ?? ''
  const queue = useMemo(() => {
    // under the prefix of drafts: signing out leaves nothing for whoever comes next
    const key = `tablee.draft.presences:${eventId}:${personId}`
    const known = lines.get(key)
    if (known) return known
    const line = createSendingQueue({
      key,
      storage: window.localStorage,
      send: ({ body }) => sendAct({ territoryId, eventId }, body as DoorAct, api, queries, personId),
      onSent: () => void changed(),
    })
    lines.set(key, line)
    return line
  }, [territoryId, eventId, personId, api, queries, changed])
  const state = useSendingQueue(queue)
  return {
    state,
    push: (act: DoorAct) =>
      queue.push({
        id: newId(),
        route: `${act.act} /territories/${territoryId}/events/${eventId}/guests`,
        body: act,
      }),
    retry: queue.retry,
    dismiss: queue.dismiss,
  }
}

export type AttendanceQueue = ReturnType<typeof useAttendanceQueue>

type Status = { readonly person: { readonly id: string } | null }

/** Nothing is sent in the name of somebody else who signed in since. */
async function sendAct(
  scope: Scope,
  act: DoorAct,
  api: Api,
  queries: QueryClient,
  personId: string,
): Promise<unknown> {
  if (queries.getQueryData<Status>(statusKey)?.person?.id !== personId)
    throw new Problem('session.missing', 'anonymous')
  if (act.act === 'came') {
    const { actorId, worldId } = act
    return api.addGuests({
      ...scope,
      actorIds: actorId === undefined ? [] : [actorId],
      worldIds: worldId === undefined ? [] : [worldId],
      invitation: 'none',
      isPresent: true,
    })
  }
  const { territoryId } = scope
  const write = (version: number) =>
    api.guests.update({ territoryId, id: act.guestId, version, values: { isPresent: act.isPresent } })
  try {
    return await write(act.version)
  } catch (failure) {
    const current = failure instanceof Problem ? failure.details.current : undefined
    const version = (current as { version?: unknown } | null | undefined)?.version
    if (typeof version !== 'number' || version === act.version) throw failure
    return write(version)
  }
}
