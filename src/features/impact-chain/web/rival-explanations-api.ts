import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { useSay } from '#platform/web/lang.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { RivalKind } from '../domain/rival-explanation.ts'
import { impactChainWords } from '../words.ts'
import { scopeOf } from './evidence-api.ts'
import { chainKey, type ImpactChainApi, useImpactChainApi } from './impact-chain-api.ts'

export type RivalExplanation = Awaited<
  ReturnType<ImpactChainApi['rivalExplanations']['list']>
>['items'][number]

const explanationsKey = (evaluationId: string) => [...chainKey(evaluationId), 'rival-explanations'] as const

export function useRivalExplanations(here: EvaluationHere) {
  const api = useImpactChainApi()
  const scope = scopeOf(here)
  return useQuery({
    queryKey: explanationsKey(scope.evaluationId),
    queryFn: () =>
      readEveryPage<RivalExplanation>((cursor) =>
        api.rivalExplanations.list({ ...scope, cursor, limit: LARGEST_PAGE }),
      ),
  })
}

export function useRivalExplanationActs(here: EvaluationHere) {
  const say = useSay(impactChainWords)
  const api = useImpactChainApi()
  const queries = useQueryClient()
  const undoToast = useUndoToast()
  const scope = scopeOf(here)
  const refresh = () => queries.invalidateQueries({ queryKey: explanationsKey(scope.evaluationId) })
  const adding = useMutation({
    mutationFn: (given: { statement: string; kind: RivalKind; elementId: string | null }) =>
      api.rivalExplanations.create({ ...scope, ...given }),
    onSuccess: refresh,
  })
  const removing = useMutation({
    mutationFn: ({ id, version }: RivalExplanation) =>
      api.rivalExplanations.remove({ ...scope, id, version }),
    onSuccess: (_, { id, statement }) => {
      undoToast(say('evidence.removed', { statement }), () =>
        api.rivalExplanations.restore({ ...scope, id }).then(refresh),
      )
      return refresh()
    },
  })
  return { adding, removing, refresh }
}
