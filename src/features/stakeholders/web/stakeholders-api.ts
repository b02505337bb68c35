import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { z } from 'zod'
import { evaluationKey } from '#features/evaluations/web/evaluations-api.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { featureApi } from '#platform/web/api.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import type { ratingSchema, stakeholdersContract } from '../contract.ts'
import { findQuadrant, type PlacedStakeholder } from '../domain/quadrants.ts'
import { LEVELS, type Level, summariseRatings } from '../domain/ratings.ts'
import { stakeholdersWords } from '../words.ts'

export const useStakeholdersApi = featureApi<typeof stakeholdersContract>('stakeholders', stakeholdersWords)

export type StakeholderRecord = RecordOf<typeof stakeholdersContract.stakeholders>
export type RatingRecord = z.infer<typeof ratingSchema>

/** A stakeholder with what everybody says of it. */
export type Rated = PlacedStakeholder & {
  readonly name: string
  readonly record: StakeholderRecord
  readonly ratings: readonly RatingRecord[]
  readonly mine: RatingRecord | undefined
}

export const stakeholdersKey = (evaluationId: string) => ['stakeholders', evaluationId] as const

/** « Épicerie » stands before « Zone »: the database sorts by bytes. */
const ALPHABET = new Intl.Collator('fr', { numeric: true })

/** A level as stored; the database refuses any other. */
export const asLevel = (value: number): Level => LEVELS.find((level) => level === value) ?? 0

/** All the stakeholders of an evaluation, with all their ratings: the picture needs all of them. */
export function useRated(territoryId: string, evaluationId: string) {
  const api = useStakeholdersApi()
  return useQuery({
    queryKey: stakeholdersKey(evaluationId),
    queryFn: async (): Promise<Rated[]> => {
      const scope = { territoryId, evaluationId, limit: LARGEST_PAGE }
      const [records, ratings] = await Promise.all([
        readEveryPage<StakeholderRecord>((cursor) => api.stakeholders.list({ ...scope, cursor })),
        readEveryPage<RatingRecord>((cursor) => api.ratings.list({ ...scope, cursor })),
      ])
      const byStakeholder = Map.groupBy(ratings, (rating) => rating.stakeholderId)
      return records
        .map((record) => rateOne(record, byStakeholder.get(record.id) ?? []))
        .sort((a, b) => ALPHABET.compare(a.name, b.name))
    },
  })
}

function rateOne(record: StakeholderRecord, ratings: readonly RatingRecord[]): Rated {
  const summary = summariseRatings(
    ratings.map(({ id, involvement, importance }) => ({
      by: id,
      involvement: asLevel(involvement),
      importance: asLevel(importance),
    })),
  )
  return {
    id: record.id,
    name: record.name,
    record,
    ratings,
    mine: ratings.find((rating) => rating.mine),
    summary,
    quadrant: findQuadrant(summary.involvement.median, summary.importance.median),
  }
}

/** After a write: the list, and the steps of the evaluation. */
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
