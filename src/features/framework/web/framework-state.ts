import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { evaluationsContract } from '#features/evaluations/contract.ts'
import { evaluationKey, useEvaluationsApi, useTerritory } from '#features/evaluations/web/evaluations-api.ts'
import type { impactChainContract } from '#features/impact-chain/contract.ts'
import { impactChainWords } from '#features/impact-chain/words.ts'
import { FACILITATORS } from '#kernel/access.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { featureApi } from '#platform/web/api.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { usePathParam } from '#platform/web/page-route.ts'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { frameworkContract } from '../contract.ts'
import type { FrameworkLine } from '../domain/framework-line.ts'
import { useFrameworkApi } from './framework-api.ts'

export type Line = RecordOf<typeof frameworkContract.lines>
export type Objective = RecordOf<typeof evaluationsContract.objectives>
export type ChainElement = RecordOf<typeof impactChainContract.elements>

const useImpactChainApi = featureApi<typeof impactChainContract>('impactChain', impactChainWords)

export type Scope = { readonly territoryId: string; readonly evaluationId: string }

/** Which evaluation the address speaks of, and the address of its pages. */
export function useScope(): Scope & { readonly base: string } {
  const territoryId = usePathParam('territoryId')
  const evaluationId = usePathParam('evaluationId')
  return { territoryId, evaluationId, base: `/territoires/${territoryId}/demarches/${evaluationId}` }
}

/** Owner and facilitator write; for others the controls that change things are not shown. */
export function useMayWrite(): boolean {
  const role = useTerritory(usePathParam('territoryId')).data?.role
  return role !== undefined && FACILITATORS.includes(role)
}

export const linesKey = (evaluationId: string) => ['framework', evaluationId, 'lines']

export function useLines({ territoryId, evaluationId }: Scope) {
  const api = useFrameworkApi()
  return useQuery({
    queryKey: linesKey(evaluationId),
    queryFn: () =>
      readEveryPage<Line>((cursor) =>
        api.lines.list({ territoryId, evaluationId, cursor, limit: LARGEST_PAGE }),
      ),
  })
}

/** What a framework refers to: objectives, the chain's elements, the days that the perimeter declares. */
export function useSurroundings({ territoryId, evaluationId }: Scope) {
  const evaluations = useEvaluationsApi()
  const chain = useImpactChainApi()
  return useQuery({
    queryKey: [...evaluationKey(evaluationId), 'around-framework'],
    queryFn: async () => {
      const [evaluation, objectives, elements] = await Promise.all([
        evaluations.evaluations.get({ territoryId, id: evaluationId }),
        readEveryPage<Objective>((cursor) =>
          evaluations.objectives.list({ territoryId, evaluationId, cursor, limit: LARGEST_PAGE }),
        ),
        readEveryPage<ChainElement>((cursor) =>
          chain.elements.list({ territoryId, evaluationId, cursor, limit: LARGEST_PAGE }),
        ),
      ])
      return { evaluation, objectives, elements }
    },
  })
}

export type Surroundings = NonNullable<ReturnType<typeof useSurroundings>['data']>

/** « Doubler les légumes locaux dans les cantines » */
export function titleOfObjective({ change, what }: Objective): string {
  return `${change} ${what}`.trim()
}

/** Lists are read again after a write; values and progress lean on the lines. */
export function useRefresh() {
  const queries = useQueryClient()
  return useCallback(
    () =>
      Promise.all(
        ['framework', 'indicators', 'evaluations'].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      ),
    [queries],
  )
}

type NewLine = Partial<FrameworkLine> & Pick<FrameworkLine, 'name' | 'kind' | 'dimension'>

/** Adds a line at the end. */
export function useAddLine(scope: Scope) {
  const api = useFrameworkApi()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ line, position }: { line: NewLine; position: number }) => {
      const { variables, levels, sat, ...rest } = line
      return api.lines.create({
        ...scope,
        ...rest,
        ...(variables ? { variables: [...variables] } : {}),
        ...(levels ? { levels: [...levels] } : {}),
        ...(sat ? { sat: [...sat] } : {}),
        position,
      })
    },
    onSuccess: refresh,
  })
}

/** Deletes at once and offers to take it back. */
export function useRemoveLine(scope: Scope, said: (name: string) => string) {
  const api = useFrameworkApi()
  const refresh = useRefresh()
  const undoToast = useUndoToast()
  return useMutation({
    mutationFn: (line: Pick<Line, 'id' | 'version' | 'name'>) =>
      api.lines.remove({ ...scope, id: line.id, version: line.version }),
    onSuccess: (_, line) => {
      undoToast(said(line.name), () => api.lines.restore({ ...scope, id: line.id }).then(refresh))
      return refresh()
    },
  })
}
