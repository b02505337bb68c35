import { useCallback, useMemo } from 'react'
import { isDay } from '#kernel/day.ts'
import { useAddressQuery } from '#platform/web/address-query.tsx'
import { type MapFilter, readMapFilter, writeMapFilter } from './map-filter.ts'
import type { Focus } from './map-light.ts'

/** What the page shows; all of it stands in the address, so that a view can be sent to somebody. */
export type MapAddress = {
  readonly filter: MapFilter
  readonly focus: Focus | null
  readonly tab: 'carte' | 'tableau'
  /** The day that is shown; null: today. */
  readonly day: string | null
  /** The earlier day that it is compared with; null: none. */
  readonly since: string | null
  readonly ties: string | undefined
}

export function useMapAddress() {
  const [query, change] = useAddressQuery()
  const address = useMemo((): MapAddress => {
    const { acteur, monde, avec, jour, depuis } = query
    const focus: Focus | null = acteur
      ? { kind: 'actor', id: acteur }
      : monde && avec
        ? { kind: 'pair', a: monde, b: avec }
        : monde
          ? { kind: 'world', id: monde }
          : null
    return {
      filter: readMapFilter(query),
      focus,
      tab: query.vue === 'tableau' ? 'tableau' : 'carte',
      day: jour !== undefined && isDay(jour) ? jour : null,
      since: depuis !== undefined && isDay(depuis) ? depuis : null,
      ties: query.traits,
    }
  }, [query])
  const setFocus = useCallback(
    (focus: Focus | null) =>
      change({
        acteur: focus?.kind === 'actor' ? focus.id : undefined,
        monde: focus?.kind === 'world' ? focus.id : focus?.kind === 'pair' ? focus.a : undefined,
        avec: focus?.kind === 'pair' ? focus.b : undefined,
      }),
    [change],
  )
  const setFilter = useCallback((filter: MapFilter) => change(writeMapFilter(filter)), [change])
  return { address, change, setFocus, setFilter }
}
