import type { AddressQuery } from '#platform/web/address-query.tsx'
import { ACTOR_FAMILIES, type ActorFamily } from '../domain/actor-family.ts'
import { TIE_KINDS, type TieKind, type Weight } from '../domain/world.ts'

/** What the map and the table show; kept in the address, so that it can be sent to somebody. */
export type MapFilter = {
  readonly tieKinds: readonly TieKind[]
  readonly families: readonly ActorFamily[]
  /** Weakest tie that is shown. */
  readonly strength: Weight
  /** Worlds that are shown; null: all of them, also those to come. */
  readonly worldIds: readonly string[] | null
}

export const NO_FILTER: MapFilter = {
  tieKinds: TIE_KINDS,
  families: ACTOR_FAMILIES,
  strength: 1,
  worldIds: null,
}

/** What the address says; what it does not know is left aside. */
export function readMapFilter(query: AddressQuery): MapFilter {
  const some = <T extends string>(text: string | undefined, all: readonly T[]) =>
    text === undefined ? all : all.filter((each) => text.split('.').includes(each))
  return {
    tieKinds: some(query.liens, TIE_KINDS),
    families: some(query.qui, ACTOR_FAMILIES),
    strength: query.force === '3' ? 3 : query.force === '2' ? 2 : 1,
    worldIds: query.dans === undefined ? null : query.dans.split('.').filter((id) => id !== '-'),
  }
}

/** A filter as the address says it; what is everything is left out of it. */
export function writeMapFilter(filter: MapFilter): AddressQuery {
  const some = (kept: readonly string[], all: readonly string[]) =>
    kept.length === all.length ? undefined : kept.length === 0 ? '-' : kept.join('.')
  return {
    liens: some(filter.tieKinds, TIE_KINDS),
    qui: some(filter.families, ACTOR_FAMILIES),
    force: filter.strength === 1 ? undefined : `${filter.strength}`,
    dans: filter.worldIds === null ? undefined : filter.worldIds.join('.') || '-',
  }
}

export const isFiltering = (filter: MapFilter) =>
  Object.values(writeMapFilter(filter)).some((said) => said !== undefined)
