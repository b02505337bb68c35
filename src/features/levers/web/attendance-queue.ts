import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { statusKey, useStatus } from '#features/accounts/web/session.ts'
import { Problem } from '#kernel/problem.ts'
import type { ApiOf } from '#platform/web/api.ts'
import { newId } from '#platform/web/new-id.ts'
import { createSendingQueue, type Sending, type SendingQueue } from '#platform/web/sending-queue.ts'
import { useSendingQueue } from '#platform/web/sending-queue-hook.ts'
import type { LeverEvent, leversContract } from '../contract.ts'
import type { TallyChange } from '../domain/tally.ts'
import type { GuestTarget } from './guest-choices.ts'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import { storedOf, type TallyLine, writeTally } from './tally-writing.ts'

type Api = ApiOf<typeof leversContract>
type Scope = { readonly territoryId: string; readonly eventId: string }

/** A tap at the door. The last word on a presence holds, who is on the list stays once, counts add up. */
export type DoorAct =
  | {
      readonly act: 'presence'
      readonly guestId: string
      readonly name: string
      readonly version: number
      readonly isPresent: boolean | null
    }
  | ({ readonly act: 'came'; readonly name: string } & GuestTarget)
  | { readonly act: 'count'; readonly name: string; readonly change: TallyChange }

type Line = TallyLine & { readonly queue: SendingQueue }

/** One line a person and an event, for as long as the tab lives: leaving the page loses nothing. */
const lines = new Map<string, Line>()

/** Taps on their way: kept before they are sent, one at a time, again when the network is back. */
export function useAttendanceQueue(scope: Scope) {
  const { territoryId, eventId } = scope
  const api = useLeversApi()
  const queries = useQueryClient()
  const changed = useLeversChanged(territoryId)
  const personId = useStatus().data?.person?.id ?? ''
  const line = useMemo(() => {
    // under the prefix of drafts: signing out leaves nothing for whoever comes next
    const key = `tablee.draft.presences:${eventId}:${personId}`
    const known = lines.get(key)
    if (known) return known
    const tally: TallyLine = { latest: undefined, uncertain: undefined }
    const queue = createSendingQueue({
      key,
      storage: window.localStorage,
      send: async (sending) => {
        refuseOthers(queries, personId)
        return sendAct({ territoryId, eventId }, sending, api, tally)
      },
      onSent: () => void changed(),
    })
    const made = Object.assign(tally, { queue })
    lines.set(key, made)
    return made
  }, [territoryId, eventId, personId, api, queries, changed])
  const state = useSendingQueue(line.queue)
  return {
    state,
    /** The event as the server answered last, when it is newer than what was read. */
    newer: (event: LeverEvent) => (line.latest && line.latest.version > event.version ? line.latest : event),
    push: (act: DoorAct) =>
      line.queue.push({
        id: newId(),
        route: `${act.act} /territories/${territoryId}/events/${eventId}`,
        body: act,
      }),
    retry: line.queue.retry,
    dismiss: line.queue.dismiss,
  }
}

export type AttendanceQueue = ReturnType<typeof useAttendanceQueue>

type Status = { readonly person: { readonly id: string } | null }

/** Nothing is sent in the name of somebody else who signed in since. */
function refuseOthers(queries: QueryClient, personId: string): void {
  if (queries.getQueryData<Status>(statusKey)?.person?.id !== personId)
    throw new Problem('session.missing', 'anonymous')
}

async function sendAct(scope: Scope, sending: Sending, api: Api, tally: TallyLine): Promise<unknown> {
  const act = sending.body as DoorAct
  const { territoryId, eventId } = scope
  if (act.act === 'count') {
    return writeTally(
      tally,
      { id: sending.id, change: act.change },
      {
        read: () => api.events.get({ territoryId, id: eventId }),
        write: (version, values) => api.events.update({ territoryId, id: eventId, version, values }),
      },
    )
  }
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
  const write = (version: number) =>
    api.guests.update({ territoryId, id: act.guestId, version, values: { isPresent: act.isPresent } })
  try {
    return await write(act.version)
  } catch (failure) {
    const version = storedOf<{ version: number }>(failure)?.version
    if (version === undefined || version === act.version) throw failure
    return write(version)
  }
}
