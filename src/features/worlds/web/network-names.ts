import { useMemo } from 'react'
import type { NetworkRead } from './network-queries.ts'

/** Names of what lines point at, by id. */
export function useNetworkNames(network: NetworkRead['data'] | undefined) {
  return useMemo(
    () => ({
      actors: new Map((network?.actors ?? []).map(({ id, name }) => [id, name])),
      worlds: new Map((network?.worlds ?? []).map(({ id, name }) => [id, name])),
      actions: new Map((network?.actions ?? []).map(({ id, title }) => [id, title])),
      sources: new Map((network?.sources ?? []).map(({ id, title }) => [id, title])),
    }),
    [network],
  )
}

/** What still holds first, then by name. */
export function sortHeld<T extends { readonly until: string | null }>(
  rows: readonly T[],
  nameOf: (row: T) => string,
  lang: string,
): T[] {
  const order = new Intl.Collator(lang)
  return [...rows].sort(
    (a, b) => Number(a.until !== null) - Number(b.until !== null) || order.compare(nameOf(a), nameOf(b)),
  )
}
