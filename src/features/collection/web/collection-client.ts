import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { featureApi } from '#platform/web/api.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { useLiveChanges } from '#platform/web/live.ts'
import type { collectionContract } from '../contract.ts'
import { collectionWords } from '../words.ts'

export const useCollectionApi = featureApi<typeof collectionContract>('collection', collectionWords)

export type Scope = { readonly territoryId: string; readonly evaluationId: string }
export type CollectionScope = Scope & { readonly collectionId: string }

/** Begins the keys of everything read about the collections of one evaluation. */
export const collectionsKey = (evaluationId: string) => ['collections', evaluationId] as const
export const collectionKey = ({ evaluationId, collectionId }: CollectionScope) =>
  [...collectionsKey(evaluationId), collectionId] as const

export function useCollections(scope: Scope) {
  const api = useCollectionApi()
  return useQuery({
    queryKey: [...collectionsKey(scope.evaluationId), 'list'],
    queryFn: () => readEveryPage((cursor) => api.collections.list({ ...scope, cursor, limit: LARGEST_PAGE })),
  })
}

export function useCollectionChanged(evaluationId: string): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(
    () => queries.invalidateQueries({ queryKey: collectionsKey(evaluationId) }),
    [queries, evaluationId],
  )
}

const KINDS = [
  'collection',
  'collection-group',
  'collection-link',
  'collection-invitation',
  'answer',
] as const

/** Answers that arrive are seen without asking. */
export function useCollectionLive(evaluationId: string): void {
  const changed = useCollectionChanged(evaluationId)
  useLiveChanges(evaluationId, KINDS, () => void changed())
}
