import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { useSay } from '#platform/web/lang.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { EvidenceSide } from '../domain/evidence.ts'
import { impactChainWords } from '../words.ts'
import { type Evidence, evidenceKey, useImpactChainApi } from './impact-chain-api.ts'

/** What every route of an evaluation's chain asks for. */
export const scopeOf = ({ territoryId, evaluation }: Pick<EvaluationHere, 'territoryId' | 'evaluation'>) => ({
  territoryId,
  evaluationId: evaluation.id,
})

/** All that is written for and against the links of a chain; the contribution needs all of it. */
export function useEvidence(here: EvaluationHere) {
  const api = useImpactChainApi()
  const scope = scopeOf(here)
  return useQuery({
    queryKey: evidenceKey(scope.evaluationId),
    queryFn: () =>
      readEveryPage<Evidence>((cursor) => api.evidence.list({ ...scope, cursor, limit: LARGEST_PAGE })),
  })
}

/** Adding and deleting, each with its way back. */
export function useEvidenceActs(here: EvaluationHere) {
  const say = useSay(impactChainWords)
  const api = useImpactChainApi()
  const queries = useQueryClient()
  const undoToast = useUndoToast()
  const scope = scopeOf(here)
  const refresh = () => queries.invalidateQueries({ queryKey: evidenceKey(scope.evaluationId) })
  const adding = useMutation({
    mutationFn: (given: { linkId: string; side: EvidenceSide; statement: string }) =>
      api.evidence.create({ ...scope, ...given }),
    onSuccess: refresh,
  })
  const removing = useMutation({
    mutationFn: ({ id, version }: Evidence) => api.evidence.remove({ ...scope, id, version }),
    onSuccess: (_, { id, statement }) => {
      undoToast(say('evidence.removed', { statement }), () =>
        api.evidence.restore({ ...scope, id }).then(refresh),
      )
      return refresh()
    },
  })
  return { adding, removing, refresh }
}
