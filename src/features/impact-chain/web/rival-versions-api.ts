import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { useSay } from '#platform/web/lang.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { impactChainWords } from '../words.ts'
import { scopeOf } from './evidence-api.ts'
import { asWholeChain, chainKey, type ImpactChainApi, useImpactChainApi } from './impact-chain-api.ts'

/** Another way of telling the chain, held by a group. */
export type RivalVersion = Awaited<ReturnType<ImpactChainApi['rivals']['list']>>['items'][number]

const versionsKey = (evaluationId: string) => [...chainKey(evaluationId), 'rivals'] as const

export function useRivalVersions(here: EvaluationHere) {
  const api = useImpactChainApi()
  const scope = scopeOf(here)
  return useQuery({
    queryKey: versionsKey(scope.evaluationId),
    queryFn: () =>
      readEveryPage<RivalVersion>((cursor) => api.rivals.list({ ...scope, cursor, limit: LARGEST_PAGE })),
  })
}

export function useRivalVersion(here: EvaluationHere, rivalId: string) {
  const api = useImpactChainApi()
  const scope = scopeOf(here)
  return useQuery({
    queryKey: [...versionsKey(scope.evaluationId), rivalId],
    queryFn: () => api.rivals.get({ ...scope, id: rivalId }),
  })
}

/** A chain as the server holds it, deleted records among it: a comparison reads what was removed on purpose. */
export function useWholeChain(here: EvaluationHere, rivalId: string | null) {
  const api = useImpactChainApi()
  const scope = scopeOf(here)
  return useQuery({
    queryKey: [...chainKey(scope.evaluationId), 'compared', rivalId ?? 'common'],
    queryFn: async () =>
      asWholeChain(await api.whole({ ...scope, deleted: 'true', ...(rivalId === null ? {} : { rivalId }) })),
    staleTime: 0,
  })
}

export function useRivalVersionActs(here: EvaluationHere) {
  const say = useSay(impactChainWords)
  const api = useImpactChainApi()
  const queries = useQueryClient()
  const undoToast = useUndoToast()
  const scope = scopeOf(here)
  const refresh = () => queries.invalidateQueries({ queryKey: versionsKey(scope.evaluationId) })
  const setState = async (id: string, state: RivalVersion['state']) => {
    const { version } = await api.rivals.get({ ...scope, id })
    await api.rivals.update({ ...scope, id, version, values: { state } })
    await refresh()
  }
  const stating = useMutation({
    mutationFn: ({
      id,
      to,
    }: {
      id: string
      name: string
      from: RivalVersion['state']
      to: RivalVersion['state']
    }) => setState(id, to),
    onSuccess: (_, { id, name, from, to }) =>
      undoToast(say(`rivals.now.${to}`, { name }), () => setState(id, from)),
  })
  const removing = useMutation({
    mutationFn: ({ id, version }: RivalVersion) => api.rivals.remove({ ...scope, id, version }),
    onSuccess: (_, { id, name }) => {
      undoToast(say('evidence.removed', { statement: name }), () =>
        api.rivals.restore({ ...scope, id }).then(refresh),
      )
      return refresh()
    },
  })
  return { stating, removing, refresh }
}
