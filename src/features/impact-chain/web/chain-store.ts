import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useStatus } from '#features/accounts/web/session.ts'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { evaluationKey } from '#features/evaluations/web/evaluations-api.ts'
import { newId } from '#platform/web/new-id.ts'
import { type ChainState, openChainState } from './chain-state.ts'
import {
  asWholeChain,
  chainKey,
  type ImpactChainApi,
  useImpactChainApi,
  wholeKey,
} from './impact-chain-api.ts'

/** One per chain, person and tab: what waits goes on being sent from any page. Under the drafts' prefix: signing out forgets it. */
const states = new Map<string, ChainState>()

type Place = {
  readonly territoryId: string
  readonly evaluationId: string
  readonly rivalId: string | null
  readonly personId: string
}

/** An instant of its own for each act, in order. */
let lastInstant = 0
function newInstant(): string {
  lastInstant = Math.max(lastInstant + 1, Date.now())
  return new Date(lastInstant).toISOString()
}

function stateOf(place: Place, api: ImpactChainApi, queries: QueryClient): ChainState {
  const { territoryId, evaluationId, rivalId, personId } = place
  // By person: after a session that ended, what one had waiting does not go in the name of who signs in next.
  const key = `tablee.draft.chain-acts:${evaluationId}:${rivalId ?? 'common'}:${personId}`
  const known = states.get(key)
  if (known) return known
  const state = openChainState({
    key,
    home: { evaluationId, rivalId },
    route: `POST /territories/${territoryId}/evaluations/${evaluationId}/chain/changes`,
    storage: window.localStorage,
    send: async (body) =>
      asWholeChain(await api.change({ territoryId, evaluationId, ...body, changes: [...body.changes] })),
    newId,
    now: newInstant,
    onLanded: () => {
      if (state.snapshot().queue.waiting.length > 0) return
      void queries.invalidateQueries({ queryKey: evaluationKey(evaluationId) })
      void queries.invalidateQueries({ queryKey: [...chainKey(evaluationId), 'history'] })
    },
  })
  states.set(key, state)
  return state
}

/** The chain of the page as it stands here: read from the server, with what waits on top. */
export function useChainState(here: EvaluationHere, rivalId: string | null = null) {
  const api = useImpactChainApi()
  const queries = useQueryClient()
  const { territoryId } = here
  const evaluationId = here.evaluation.id
  const personId = useStatus().data?.person?.id ?? ''
  const [state, setState] = useState(() =>
    stateOf({ territoryId, evaluationId, rivalId, personId }, api, queries),
  )
  useEffect(() => {
    setState(stateOf({ territoryId, evaluationId, rivalId, personId }, api, queries))
  }, [territoryId, evaluationId, rivalId, personId, api, queries])
  const query = useQuery({
    queryKey: wholeKey(evaluationId, rivalId),
    queryFn: async () => {
      await state.refresh(async () =>
        asWholeChain(
          await api.whole({ territoryId, evaluationId, ...(rivalId === null ? {} : { rivalId }) }),
        ),
      )
      return true
    },
  })
  const snapshot = useSyncExternalStore(state.subscribe, state.snapshot)
  return { state, snapshot, query }
}
