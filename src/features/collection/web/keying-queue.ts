import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { statusKey, useStatus } from '#features/accounts/web/session.ts'
import { Problem } from '#kernel/problem.ts'
import { createSendingQueue, type SendingQueue } from '#platform/web/sending-queue.ts'
import { useSendingQueue } from '#platform/web/sending-queue-hook.ts'
import type { TypedSheet } from '../domain/sheet-judgement.ts'
import { type CollectionScope, useCollectionApi, useCollectionChanged } from './collection-client.ts'

type Api = ReturnType<typeof useCollectionApi>
export type KeyedSheet = Parameters<Api['answers']['key']>[0]
/** What goes to the server, and what was typed: a sheet that is refused is taken up again. */
export type QueuedSheet = { readonly input: KeyedSheet; readonly typed: TypedSheet }

/** One line a person and a collection, for as long as the tab lives: leaving the page loses nothing. */
const lines = new Map<string, SendingQueue>()

/** Sheets on their way: kept before they are sent, one at a time, again when the network is back; known by their ids. */
export function useKeyingQueue(scope: CollectionScope) {
  const { territoryId, evaluationId, collectionId } = scope
  const api = useCollectionApi()
  const queries = useQueryClient()
  const changed = useCollectionChanged(evaluationId)
  const personId = useStatus().data?.person?.id ?? ''
  const queue = useMemo(() => {
    // under the prefix of drafts: signing out leaves nothing for whoever comes next
    const key = `tablee.draft.sheets:${collectionId}:${personId}`
    const known = lines.get(key)
    if (known) return known
    const line = createSendingQueue({
      key,
      storage: window.localStorage,
      send: async ({ body }) => {
        refuseOthers(queries, personId)
        return api.answers.key((body as QueuedSheet).input)
      },
      onSent: () => void changed(),
    })
    lines.set(key, line)
    return line
  }, [collectionId, personId, api, queries, changed])
  const state = useSendingQueue(queue)
  return {
    state,
    push: (sheet: QueuedSheet) =>
      queue.push({
        id: sheet.input.id,
        route: `PUT /territories/${territoryId}/evaluations/${evaluationId}/collections/${collectionId}/sheets/${sheet.input.id}`,
        body: sheet,
      }),
    retry: queue.retry,
    dismiss: queue.dismiss,
  }
}

export type KeyingQueue = ReturnType<typeof useKeyingQueue>

type Status = { readonly person: { readonly id: string } | null }

/** Nothing is sent in the name of somebody else who signed in since. */
function refuseOthers(queries: QueryClient, personId: string): void {
  if (queries.getQueryData<Status>(statusKey)?.person?.id !== personId)
    throw new Problem('session.missing', 'anonymous')
}
