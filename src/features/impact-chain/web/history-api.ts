import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { newId } from '#platform/web/new-id.ts'
import { usePaged } from '#platform/web/paged.ts'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { WholeChain } from '../domain/chain-record.ts'
import { planReturn } from '../domain/chain-return.ts'
import { impactChainWords } from '../words.ts'
import { scopeOf } from './evidence-api.ts'
import { asWholeChain, chainKey, type ImpactChainApi, useImpactChainApi } from './impact-chain-api.ts'

/** What one person did at one moment. */
export type HistoryAct = Awaited<ReturnType<ImpactChainApi['history']>>['items'][number]

const historyKey = (evaluationId: string) => [...chainKey(evaluationId), 'history'] as const

/** The acts on the common chain, newest first, page after page. */
export function useHistory(here: EvaluationHere) {
  const api = useImpactChainApi()
  const scope = scopeOf(here)
  return usePaged(historyKey(scope.evaluationId), (cursor) =>
    api.history({ ...scope, limit: 100, ...cursor }),
  )
}

/** The chain as it stood once an act was done; before the first act it was empty. What is past never changes. */
export function useChainAt(here: EvaluationHere, at: string | undefined) {
  const api = useImpactChainApi()
  const scope = scopeOf(here)
  return useQuery({
    queryKey: [...historyKey(scope.evaluationId), 'at', at],
    queryFn: async (): Promise<WholeChain> =>
      at === undefined ? { elements: [], links: [] } : asWholeChain(await api.whole({ ...scope, at })),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
}

/** Makes the common chain stand again as it stood at a moment, against what it is when one asks; undone as one act. */
export function useReturn(here: EvaluationHere) {
  const say = useSay(impactChainWords)
  const api = useImpactChainApi()
  const queries = useQueryClient()
  const undoToast = useUndoToast()
  const scope = scopeOf(here)
  const goTo = async (then: WholeChain) => {
    const now = asWholeChain(await api.whole({ ...scope, deleted: 'true' }))
    const changes = planReturn(now, then)
    if (changes.length > 0) await api.change({ ...scope, id: newId(), changes })
    await queries.invalidateQueries({ queryKey: chainKey(scope.evaluationId) })
    return { now, n: changes.length }
  }
  return useMutation({
    mutationFn: ({ state }: { state: WholeChain; when: string }) => goTo(state),
    onSuccess: ({ now, n }, { when }) => undoToast(say('history.returned', { n, when }), () => goTo(now)),
  })
}
