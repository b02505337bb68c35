import { useQuery, useQueryClient } from '@tanstack/react-query'
import { localDay } from '#kernel/day.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import type { evaluationsContract } from '../contract.ts'
import { computeMeansUse, type MeansUse } from '../domain/means-use.ts'
import type { EvaluationHere } from './evaluation-page.tsx'
import { evaluationKey, useEvaluationsApi, useProgress } from './evaluations-api.ts'
import { perimeterOf } from './perimeter-form.ts'

export type MeansRecord = RecordOf<typeof evaluationsContract.meansEntries>

const meansKey = (evaluationId: string) => [...evaluationKey(evaluationId), 'means'] as const

/** All that was noted, the latest first. */
export function useMeansEntries({ territoryId, evaluation }: EvaluationHere) {
  const api = useEvaluationsApi()
  return useQuery({
    queryKey: meansKey(evaluation.id),
    queryFn: () =>
      readEveryPage<MeansRecord>((cursor) =>
        api.meansEntries.list({ territoryId, evaluationId: evaluation.id, cursor, limit: LARGEST_PAGE }),
      ),
  })
}

export function useMeansRefresh(evaluationId: string) {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: meansKey(evaluationId) })
}

/** What has gone and what is left, beside the share (0–1) of the tasks that are done; undefined while it is read. */
export function useMeansUse(
  here: EvaluationHere,
  entries: readonly MeansRecord[] | undefined,
): { readonly use: MeansUse; readonly workShare: number } | undefined {
  const progress = useProgress(here.territoryId, here.evaluation.id)
  if (!entries || !progress.data) return undefined
  const tasks = progress.data.steps.flatMap((step) => step.tasks)
  const workShare = tasks.filter((task) => task.done).length / tasks.length
  const { periodTo, meansDays, meansEuros } = perimeterOf(here.evaluation)
  const plan = { startedOn: here.evaluation.startedOn, periodTo, meansDays, meansEuros }
  return { use: computeMeansUse(plan, entries, workShare, localDay(new Date())), workShare }
}
