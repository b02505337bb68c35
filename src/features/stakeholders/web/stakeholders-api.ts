import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { z } from 'zod'
import { evaluationKey } from '#features/evaluations/web/evaluations-api.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { featureApi } from '#platform/web/api.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import type { noticeSchema, ratingSchema, settingsSchema, stakeholdersContract } from '../contract.ts'
import { stakeholdersWords } from '../words.ts'

export const useStakeholdersApi = featureApi<typeof stakeholdersContract>('stakeholders', stakeholdersWords)

export type StakeholderRecord = RecordOf<typeof stakeholdersContract.stakeholders>
export type StepRecord = RecordOf<typeof stakeholdersContract.steps>
export type SolicitationRecord = RecordOf<typeof stakeholdersContract.solicitations>
export type MeetingRecord = RecordOf<typeof stakeholdersContract.meetings>
export type RatingRecord = z.infer<typeof ratingSchema>
export type SettingsRecord = z.infer<typeof settingsSchema>
export type NoticeRecord = z.infer<typeof noticeSchema>

/** Everything read about the stakeholders of one evaluation stands under this key. */
export const stakeholdersKey = (evaluationId: string) => ['stakeholders', evaluationId] as const
export const ratingsKey = (evaluationId: string) => [...stakeholdersKey(evaluationId), 'ratings'] as const

/** What the server holds, each list whole: the picture and the checks need all of them. */
export type StakeholdersRead = {
  readonly records: readonly StakeholderRecord[]
  readonly ratings: readonly RatingRecord[]
  readonly settings: SettingsRecord
  readonly notices: readonly NoticeRecord[]
}

type Scope = { readonly territoryId: string; readonly evaluationId: string }

export function useStakeholdersRead({ territoryId, evaluationId }: Scope) {
  const api = useStakeholdersApi()
  const scope = { territoryId, evaluationId }
  const page = { ...scope, limit: LARGEST_PAGE }
  const key = stakeholdersKey(evaluationId)
  const [records, ratings, settings, notices] = useQueries({
    queries: [
      {
        queryKey: [...key, 'records'],
        queryFn: () =>
          readEveryPage<StakeholderRecord>((cursor) => api.stakeholders.list({ ...page, cursor })),
      },
      {
        queryKey: ratingsKey(evaluationId),
        queryFn: () => readEveryPage<RatingRecord>((cursor) => api.ratings.list({ ...page, cursor })),
      },
      {
        queryKey: [...key, 'settings'],
        queryFn: (): Promise<SettingsRecord> => api.settings.get(scope),
      },
      {
        queryKey: [...key, 'notices'],
        queryFn: () => readEveryPage<NoticeRecord>((cursor) => api.notices.list({ ...page, cursor })),
      },
    ],
  })
  const data = useMemo(
    (): StakeholdersRead | undefined =>
      records.data && ratings.data && settings.data && notices.data
        ? { records: records.data, ratings: ratings.data, settings: settings.data, notices: notices.data }
        : undefined,
    [records.data, ratings.data, settings.data, notices.data],
  )
  const all = [records, ratings, settings, notices]
  return {
    data,
    error: all.find((query) => query.error)?.error ?? null,
    refetch: () => Promise.all(all.filter((query) => query.error).map((query) => query.refetch())),
  }
}

/** Steps, solicitations and meetings: what is planned with stakeholders, and what was asked of them. */
export function useEngagement({ territoryId, evaluationId }: Scope) {
  const api = useStakeholdersApi()
  const page = { territoryId, evaluationId, limit: LARGEST_PAGE }
  const key = stakeholdersKey(evaluationId)
  const [steps, solicitations, meetings] = useQueries({
    queries: [
      {
        queryKey: [...key, 'steps'],
        queryFn: () => readEveryPage<StepRecord>((cursor) => api.steps.list({ ...page, cursor })),
      },
      {
        queryKey: [...key, 'solicitations'],
        queryFn: () =>
          readEveryPage<SolicitationRecord>((cursor) => api.solicitations.list({ ...page, cursor })),
      },
      {
        queryKey: [...key, 'meetings'],
        queryFn: () => readEveryPage<MeetingRecord>((cursor) => api.meetings.list({ ...page, cursor })),
      },
    ],
  })
  const all = [steps, solicitations, meetings]
  return {
    data:
      steps.data && solicitations.data && meetings.data
        ? { steps: steps.data, solicitations: solicitations.data, meetings: meetings.data }
        : undefined,
    error: all.find((query) => query.error)?.error ?? null,
    refetch: () => Promise.all(all.filter((query) => query.error).map((query) => query.refetch())),
  }
}

export type Engagement = NonNullable<ReturnType<typeof useEngagement>['data']>

/** After a write: everything of the stakeholders, and the steps of the evaluation. */
export function useRefresh(evaluationId: string) {
  const queries = useQueryClient()
  return useCallback(
    () =>
      Promise.all(
        [stakeholdersKey(evaluationId), evaluationKey(evaluationId)].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
    [queries, evaluationId],
  )
}
