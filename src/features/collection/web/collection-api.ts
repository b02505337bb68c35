import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { buildForm } from '#features/questionnaires/domain/compiled-form.ts'
import { useVersion } from '#features/questionnaires/web/questionnaires-api.ts'
import { useTerritoriesApi } from '#features/territories/web/territories-api.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { foldText } from '#kernel/text-measure.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { usePathParam } from '#platform/web/page-route.ts'
import type { collectionContract } from '../contract.ts'
import { type CollectionScope, collectionKey, type Scope, useCollectionApi } from './collection-client.ts'

export type CollectionGroup = RecordOf<typeof collectionContract.groups>
export type CollectionRates = Awaited<ReturnType<ReturnType<typeof useCollectionApi>['rates']>>

export function useCollectionScope(): CollectionScope {
  return {
    territoryId: usePathParam('territoryId'),
    evaluationId: usePathParam('evaluationId'),
    collectionId: usePathParam('collectionId'),
  }
}

export function useCollection(scope: CollectionScope) {
  const api = useCollectionApi()
  return useQuery({
    queryKey: [...collectionKey(scope), 'sheet'],
    queryFn: () => api.collections.get(scope),
  })
}

export function useRates(scope: CollectionScope) {
  const api = useCollectionApi()
  return useQuery({ queryKey: [...collectionKey(scope), 'rates'], queryFn: () => api.rates(scope) })
}

export function useGroups(scope: CollectionScope) {
  const api = useCollectionApi()
  return useQuery({
    queryKey: [...collectionKey(scope), 'groups'],
    queryFn: () => readEveryPage((cursor) => api.groups.list({ ...scope, cursor, limit: LARGEST_PAGE })),
  })
}

export function useLinks(scope: CollectionScope) {
  const api = useCollectionApi()
  return useQuery({
    queryKey: [...collectionKey(scope), 'links'],
    queryFn: () => readEveryPage((cursor) => api.links.list({ ...scope, cursor, limit: LARGEST_PAGE })),
  })
}

export function useInvitations(scope: CollectionScope) {
  const api = useCollectionApi()
  return useQuery({
    queryKey: [...collectionKey(scope), 'invitations'],
    queryFn: () => readEveryPage((cursor) => api.invitations.list({ ...scope, cursor, limit: LARGEST_PAGE })),
  })
}

/** A published version, its form ready to be evaluated: it never changes. */
export function useCompiledVersion(scope: Scope, questionnaireId: string, id: string | null) {
  const { data, error, refetch } = useVersion({ ...scope, questionnaireId }, id ?? undefined)
  const form = data?.form
  const compiled = useMemo(() => (form ? buildForm(form) : undefined), [form])
  return { data: compiled, error, refetch }
}

/** Communes of the territory: codes by folded names to be typed, names by codes to be read. */
export function usePlaces(territoryId: string) {
  const api = useTerritoriesApi()
  const { data } = useQuery({
    queryKey: ['territories', territoryId, 'every-commune'],
    queryFn: () => readEveryPage((cursor) => api.communes({ territoryId, cursor, limit: LARGEST_PAGE })),
    staleTime: 600_000,
  })
  return useMemo(() => {
    const named = (data ?? []).flatMap(({ code, name }) => (name ? [{ code, name }] : []))
    return {
      codes: new Map(named.map(({ code, name }) => [foldText(name), code])),
      names: new Map(named.map(({ code, name }) => [code, name])),
    }
  }, [data])
}
