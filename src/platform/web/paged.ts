import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

type Page<T> = { readonly items: readonly T[]; readonly next: string | null; readonly total: number }

export type Paged<T> = {
  /** What `Loaded` shows: the rows so far. */
  readonly query: {
    readonly data: readonly T[] | undefined
    readonly error: Error | null
    readonly refetch: () => Promise<unknown>
  }
  readonly total: number | undefined
  /** Present while there is more: goes straight into DataTable. */
  readonly onMore: (() => void) | undefined
  readonly loadingMore: boolean
}

/**
 * A list of the API, page after page:
 * `usePaged(['actors', territoryId], (cursor) => api.actors.list({ territoryId, ...cursor }))`.
 * `cursor` is `{}` for the first page, `{ cursor: '…' }` after.
 */
export function usePaged<T>(
  queryKey: QueryKey,
  read: (cursor: { cursor?: string }) => Promise<Page<T>>,
): Paged<T> {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam === '' ? {} : { cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })
  return {
    query: {
      data: query.data?.pages.flatMap((page) => page.items),
      error: query.error,
      refetch: query.refetch,
    },
    total: query.data?.pages.at(-1)?.total,
    onMore: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    loadingMore: query.isFetchingNextPage,
  }
}
