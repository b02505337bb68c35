import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { evaluationKey, useEvaluationsApi } from '#features/evaluations/web/evaluations-api.ts'
import type { impactChainContract } from '#features/impact-chain/contract.ts'
import { impactChainWords } from '#features/impact-chain/words.ts'
import type { stakeholdersContract } from '#features/stakeholders/contract.ts'
import { stakeholdersWords } from '#features/stakeholders/words.ts'
import { featureApi } from '#platform/web/api.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { useLiveChanges } from '#platform/web/live.ts'
import type { workshopsContract } from '../contract.ts'
import { workshopsWords } from '../words.ts'

export const useWorkshopsApi = featureApi<typeof workshopsContract>('workshops', workshopsWords)
const useChainApi = featureApi<typeof impactChainContract>('impactChain', impactChainWords)
const useStakeholdersApi = featureApi<typeof stakeholdersContract>('stakeholders', stakeholdersWords)

export type Scope = { readonly territoryId: string; readonly evaluationId: string }
export type WorkshopScope = Scope & { readonly workshopId: string }

/** Begins the keys of everything read about the workshops of one evaluation. */
export const workshopsKey = (evaluationId: string) => ['workshops', evaluationId] as const

export function useWorkshops(scope: Scope) {
  const api = useWorkshopsApi()
  return useQuery({
    queryKey: [...workshopsKey(scope.evaluationId), 'list'],
    queryFn: () => readEveryPage((cursor) => api.workshops.list({ ...scope, cursor, limit: LARGEST_PAGE })),
  })
}

export function useWorkshop(scope: WorkshopScope) {
  const api = useWorkshopsApi()
  return useQuery({
    queryKey: [...workshopsKey(scope.evaluationId), scope.workshopId, 'sheet'],
    queryFn: () => api.workshops.get(scope),
  })
}

/** Everything that was sent, newest first: a room sends some hundreds at most. */
export function useContributions(scope: WorkshopScope) {
  const api = useWorkshopsApi()
  return useQuery({
    queryKey: [...workshopsKey(scope.evaluationId), scope.workshopId, 'contributions'],
    queryFn: () =>
      readEveryPage((cursor) => api.contributions.list({ ...scope, cursor, limit: LARGEST_PAGE })),
  })
}

export function useParticipants(scope: WorkshopScope) {
  const api = useWorkshopsApi()
  return useQuery({
    queryKey: [...workshopsKey(scope.evaluationId), scope.workshopId, 'participants'],
    queryFn: () =>
      readEveryPage((cursor) => api.participants.list({ ...scope, cursor, limit: LARGEST_PAGE })),
  })
}

export function useResults(scope: WorkshopScope) {
  const api = useWorkshopsApi()
  return useQuery({
    queryKey: [...workshopsKey(scope.evaluationId), scope.workshopId, 'results'],
    queryFn: () => api.results({ ...scope, limit: LARGEST_PAGE }),
  })
}

/** What contributions may land in or be merged into: stories, elements of the common chain, stakeholders. */
export function useLandings(scope: Scope) {
  const evaluations = useEvaluationsApi()
  const chain = useChainApi()
  const stakeholders = useStakeholdersApi()
  return useQuery({
    queryKey: [...workshopsKey(scope.evaluationId), 'landings'],
    queryFn: async () => {
      const all = { ...scope, limit: LARGEST_PAGE }
      const [stories, elements, people] = await Promise.all([
        readEveryPage((cursor) => evaluations.stories.list({ ...all, cursor })),
        readEveryPage((cursor) => chain.elements.list({ ...all, cursor })),
        readEveryPage((cursor) => stakeholders.stakeholders.list({ ...all, cursor })),
      ])
      return { stories, elements, stakeholders: people.filter((each) => each.kind !== 'person') }
    },
  })
}

export type Landings = NonNullable<ReturnType<typeof useLandings>['data']>

/** Reads anew what a change of this page touches: the workshop itself, and where contributions landed. */
export function useWorkshopChanged(evaluationId: string): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    await Promise.all(
      [
        workshopsKey(evaluationId),
        evaluationKey(evaluationId),
        ['impact-chain', evaluationId],
        ['stakeholders', evaluationId],
      ].map((queryKey) => queries.invalidateQueries({ queryKey })),
    )
  }, [queries, evaluationId])
}

const WORKSHOP_KINDS = [
  'workshop',
  'participant',
  'contribution',
  'objective-vote',
  'stakeholder-rating',
] as const
const LANDING_KINDS = ['story', 'objective', 'chain-element', 'stakeholder'] as const

/** What the room sends appears by itself. */
export function useWorkshopLive(evaluationId: string): void {
  const queries = useQueryClient()
  const refresh = useCallback(() => {
    void queries.invalidateQueries({ queryKey: workshopsKey(evaluationId) })
  }, [queries, evaluationId])
  useLiveChanges(evaluationId, [...WORKSHOP_KINDS, ...LANDING_KINDS], refresh)
}
