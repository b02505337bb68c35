import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { statusKey, useStatus } from '#features/accounts/web/session.ts'
import { Problem } from '#kernel/problem.ts'
import type { ApiOf } from '#platform/web/api.ts'
import { newId } from '#platform/web/new-id.ts'
import { createSendingQueue, type Sending, type SendingQueue } from '#platform/web/sending-queue.ts'
import { useSendingQueue } from '#platform/web/sending-queue-hook.ts'
import type { stakeholdersContract } from '../contract.ts'
import { type RatingRecord, ratingsKey, useRefresh, useStakeholdersApi } from './stakeholders-api.ts'
import { type RatingAct, withReply } from './waiting-ratings.ts'

type Scope = { readonly territoryId: string; readonly evaluationId: string }
type Api = ApiOf<typeof stakeholdersContract>
type Status = { readonly person: { readonly id: string } | null }

/** One line a person and an evaluation, for as long as the tab lives: leaving the page loses nothing. */
const lines = new Map<string, SendingQueue>()

/** My ratings on their way: kept before they are sent, shown at once, sent when the network is there. */
export function useRatingQueue(scope: Scope) {
  const { territoryId, evaluationId } = scope
  const api = useStakeholdersApi()
  const queries = useQueryClient()
  const refresh = useRefresh(evaluationId)
  const person = useStatus().data?.person
  const personId = person?.id ?? ''
  const queue = useMemo(() => {
    // under the prefix of drafts: signing out leaves nothing for whoever comes next
    const key = `tablee.draft.ratings:${evaluationId}:${personId}`
    const known = lines.get(key)
    if (known) return known
    const line = createSendingQueue({
      key,
      storage: window.localStorage,
      send: ({ body }) => sendAct({ territoryId, evaluationId }, body as RatingAct, api, queries, personId),
      onSent: () => void refresh(),
    })
    lines.set(key, line)
    return line
  }, [territoryId, evaluationId, personId, api, queries, refresh])
  const state = useSendingQueue(queue)
  return {
    state,
    me: { id: personId, name: person?.name ?? '' },
    rate: (rating: Omit<Extract<RatingAct, { act: 'give' }>, 'act'>) =>
      queue.push(sendingOf(scope, { act: 'give', ...rating })),
    withdraw: (stakeholderId: string) => queue.push(sendingOf(scope, { act: 'withdraw', stakeholderId })),
    retry: queue.retry,
    dismiss: queue.dismiss,
  }
}

export type RatingQueue = ReturnType<typeof useRatingQueue>

function sendingOf({ territoryId, evaluationId }: Scope, act: RatingAct): Sending {
  const method = act.act === 'give' ? 'PUT' : 'DELETE'
  const place = `/territories/${territoryId}/evaluations/${evaluationId}/stakeholders/${act.stakeholderId}`
  return { id: newId(), route: `${method} ${place}/rating`, body: act }
}

/**
 * My own view is mine alone: when another device of mine wrote meanwhile, the later act holds. A withdrawal of what is
 * gone already is done. Nothing is sent in the name of somebody else who signed in since.
 */
async function sendAct(
  scope: Scope,
  act: RatingAct,
  api: Api,
  queries: QueryClient,
  personId: string,
): Promise<RatingRecord | undefined> {
  if (queries.getQueryData<Status>(statusKey)?.person?.id !== personId)
    throw new Problem('session.missing', 'anonymous')
  const key = ratingsKey(scope.evaluationId)
  const { stakeholderId } = act
  const seen = queries
    .getQueryData<RatingRecord[]>(key)
    ?.find((rating) => rating.mine && rating.stakeholderId === stakeholderId)?.version
  const reply = await again(seen, (version) => callServer(scope, act, api, version))
  queries.setQueryData<RatingRecord[]>(key, (before) => before && withReply(before, stakeholderId, reply))
  return reply
}

async function callServer(
  scope: Scope,
  act: RatingAct,
  api: Api,
  version: number | undefined,
): Promise<RatingRecord | undefined> {
  if (act.act === 'give') {
    const { act: _, ...rating } = act
    return api.ratings.give({ ...scope, ...rating, ...(version === undefined ? {} : { version }) })
  }
  await api.ratings
    .withdraw({ ...scope, stakeholderId: act.stakeholderId, version: version ?? 0 })
    .catch((failure: unknown) => {
      if (!(failure instanceof Problem && failure.fault === 'absent')) throw failure
    })
  return undefined
}

async function again<T>(
  seen: number | undefined,
  call: (version: number | undefined) => Promise<T>,
): Promise<T> {
  try {
    return await call(seen)
  } catch (failure) {
    const current = failure instanceof Problem ? failure.details.current : undefined
    const version = (current as { version?: unknown } | null | undefined)?.version
    if (typeof version !== 'number' || version === seen) throw failure
    return call(version)
  }
}
