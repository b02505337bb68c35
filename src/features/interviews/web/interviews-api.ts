import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { evaluationKey } from '#features/evaluations/web/evaluations-api.ts'
import { useFrameworkApi } from '#features/framework/web/framework-api.ts'
import { useImpactChainApi } from '#features/impact-chain/web/impact-chain-api.ts'
import { featureApi } from '#platform/web/api.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { useLiveChanges } from '#platform/web/live.ts'
import type {
  GuideRecord,
  InterviewEntry,
  InterviewNote,
  interviewsContract,
  QuoteEntry,
} from '../contract.ts'
import type { GuideLine } from '../domain/guide.ts'
import { interviewsWords } from '../words.ts'

export const useInterviewsApi = featureApi<typeof interviewsContract>('interviews', interviewsWords)

export type Scope = { readonly territoryId: string; readonly evaluationId: string }

/** Everything read of interviews of one evaluation stands under this key. */
export const interviewsKey = (evaluationId: string) => [...evaluationKey(evaluationId), 'interviews'] as const

export function useInterviewsChanged(evaluationId: string) {
  const queries = useQueryClient()
  return useCallback(
    () => queries.invalidateQueries({ queryKey: interviewsKey(evaluationId) }),
    [queries, evaluationId],
  )
}

/** What others of the team write shows by itself. */
export function useInterviewsLive(evaluationId: string) {
  const changed = useInterviewsChanged(evaluationId)
  useLiveChanges(
    evaluationId,
    ['interview', 'interview-guide', 'interview-note', 'quote'],
    () => void changed(),
  )
}

export function useGuides(scope: Scope) {
  const api = useInterviewsApi()
  return useQuery({
    queryKey: [...interviewsKey(scope.evaluationId), 'guides'],
    queryFn: () =>
      readEveryPage<GuideRecord>((cursor) => api.guides.list({ ...scope, cursor, limit: LARGEST_PAGE })),
  })
}

export function useGuide(scope: Scope, id: string) {
  const api = useInterviewsApi()
  return useQuery({
    queryKey: [...interviewsKey(scope.evaluationId), 'guide', id],
    queryFn: () => api.guides.get({ ...scope, id }),
  })
}

export function useInterviews(scope: Scope, enabled: boolean) {
  const api = useInterviewsApi()
  return useQuery({
    queryKey: [...interviewsKey(scope.evaluationId), 'list'],
    queryFn: () =>
      readEveryPage<InterviewEntry>((cursor) => api.interviewList({ ...scope, cursor, limit: LARGEST_PAGE })),
    enabled,
  })
}

export const lookKey = (evaluationId: string, id: string) =>
  [...interviewsKey(evaluationId), 'look', id] as const

export function useInterview(scope: Scope, interviewId: string) {
  const api = useInterviewsApi()
  return useQuery({
    queryKey: lookKey(scope.evaluationId, interviewId),
    queryFn: () => api.look({ ...scope, interviewId }),
  })
}

export const notesKey = (evaluationId: string, id: string) =>
  [...interviewsKey(evaluationId), 'notes', id] as const

export function useNotes(scope: Scope, interviewId: string) {
  const api = useInterviewsApi()
  return useQuery({
    queryKey: notesKey(scope.evaluationId, interviewId),
    queryFn: () =>
      readEveryPage<InterviewNote>((cursor) =>
        api.notes.list({ ...scope, interviewId, cursor, limit: LARGEST_PAGE }),
      ),
  })
}

export function useQuotes(scope: Scope, interviewId?: string) {
  const api = useInterviewsApi()
  return useQuery({
    queryKey: [...interviewsKey(scope.evaluationId), 'quotes', interviewId ?? ''],
    queryFn: () =>
      readEveryPage<QuoteEntry>((cursor) =>
        api.quoteList({ ...scope, cursor, limit: LARGEST_PAGE, ...(interviewId ? { interviewId } : {}) }),
      ),
  })
}

/** Lines of the framework, as guides and quotes name them. */
export function useGuideLines(scope: Scope) {
  const api = useFrameworkApi()
  return useQuery({
    queryKey: [...evaluationKey(scope.evaluationId), 'lines-of-interviews'],
    queryFn: () =>
      readEveryPage<GuideLine>((cursor) => api.lines.list({ ...scope, cursor, limit: LARGEST_PAGE })),
  })
}

export type ChainNames = {
  readonly elements: readonly { readonly id: string; readonly name: string }[]
  readonly links: readonly { readonly id: string; readonly name: string }[]
}

/** Elements and links of the common chain, by what they are called. */
export function useChainNames(scope: Scope) {
  const api = useImpactChainApi()
  return useQuery({
    queryKey: [...evaluationKey(scope.evaluationId), 'chain-of-interviews'],
    queryFn: async (): Promise<ChainNames> => {
      const page = { ...scope, limit: LARGEST_PAGE }
      const elements = await readEveryPage((cursor) => api.elements.list({ ...page, cursor }))
      const links = await readEveryPage((cursor) => api.links.list({ ...page, cursor }))
      const nameOf = new Map(elements.map(({ id, statement }) => [id, statement]))
      return {
        elements: elements.map(({ id, statement }) => ({ id, name: statement })),
        links: links.map(({ id, fromId, toId }) => ({
          id,
          name: `${nameOf.get(fromId) ?? '…'} → ${nameOf.get(toId) ?? '…'}`,
        })),
      }
    },
  })
}
