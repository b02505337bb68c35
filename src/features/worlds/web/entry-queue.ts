import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { statusKey, useStatus } from '#features/accounts/web/session.ts'
import { Problem } from '#kernel/problem.ts'
import type { ApiOf } from '#platform/web/api.ts'
import { createSendingQueue, type SendingQueue } from '#platform/web/sending-queue.ts'
import { useSendingQueue } from '#platform/web/sending-queue-hook.ts'
import type { worldsContract } from '../contract.ts'
import type { Interview } from '../domain/interview.ts'
import { useNetworkChanged } from './network-queries.ts'
import { useWorldsApi } from './worlds-api.ts'

type Api = ApiOf<typeof worldsContract>
export type EnteredSource = Parameters<Api['sources']['enter']>[0]
/** What goes to the server, and the form that it came from: a refused one is taken up again. */
export type QueuedInterview = { readonly input: EnteredSource; readonly form: Interview }
type Entered = Awaited<ReturnType<Api['sources']['enter']>>

/** One line a person and a territory, for as long as the tab lives: leaving the page loses nothing. */
const lines = new Map<string, SendingQueue>()

/** Interviews on their way: kept before they are sent, one at a time, again when the network is back. */
export function useEntryQueue(territoryId: string, onEntered: (entered: Entered) => void) {
  const api = useWorldsApi()
  const queries = useQueryClient()
  const changed = useNetworkChanged(territoryId)
  const personId = useStatus().data?.person?.id ?? ''
  const queue = useMemo(() => {
    // under the prefix of drafts: signing out leaves nothing for whoever comes next
    const key = `tablee.draft.interviews-sent:${territoryId}:${personId}`
    const known = lines.get(key)
    if (known) return known
    const line = createSendingQueue({
      key,
      storage: window.localStorage,
      send: ({ body }) => sendEntry((body as QueuedInterview).input, api, queries, personId),
      onSent: (_, reply) => {
        onEntered(reply as Entered)
        void changed()
      },
    })
    lines.set(key, line)
    return line
  }, [territoryId, personId, api, queries, changed, onEntered])
  const state = useSendingQueue(queue)
  return {
    state,
    push: (queued: QueuedInterview) =>
      queue.push({
        id: queued.input.id,
        route: `POST /territories/${territoryId}/network/sources`,
        body: queued,
      }),
    retry: queue.retry,
    dismiss: queue.dismiss,
  }
}

export type EntryQueue = ReturnType<typeof useEntryQueue>

type Status = { readonly person: { readonly id: string } | null }

/** Nothing is sent in the name of somebody else who signed in since. */
async function sendEntry(
  input: EnteredSource,
  api: Api,
  queries: QueryClient,
  personId: string,
): Promise<Entered> {
  if (queries.getQueryData<Status>(statusKey)?.person?.id !== personId)
    throw new Problem('session.missing', 'anonymous')
  return api.sources.enter(input)
}
