import type { NetworkView } from './network-on-day.ts'

export type SharedActors = {
  /** Actors by world. */
  readonly sizes: ReadonlyMap<string, number>
  /** Of them, those who are also in another world. */
  readonly several: ReadonlyMap<string, number>
  /** Pairs of worlds that share at least one actor, those that share most first. */
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly shared: number }[]
}

/** How many actors each world has on that day, and which worlds share some. */
export function countSharedActors(view: NetworkView): SharedActors {
  const worldsOf = new Map<string, string[]>()
  for (const { actorId, worldId } of view.memberships)
    worldsOf.set(actorId, [...(worldsOf.get(actorId) ?? []), worldId])
  const sizes = new Map<string, number>()
  const several = new Map<string, number>()
  const pairs = new Map<string, { a: string; b: string; shared: number }>()
  for (const worlds of worldsOf.values()) {
    const sorted = worlds.toSorted()
    sorted.forEach((a, i) => {
      sizes.set(a, (sizes.get(a) ?? 0) + 1)
      if (sorted.length > 1) several.set(a, (several.get(a) ?? 0) + 1)
      for (const b of sorted.slice(i + 1)) {
        const pair = pairs.get(`${a} ${b}`) ?? { a, b, shared: 0 }
        pair.shared += 1
        pairs.set(`${a} ${b}`, pair)
      }
    })
  }
  const order = [...pairs.values()].sort((x, y) => y.shared - x.shared || (x.a + x.b < y.a + y.b ? -1 : 1))
  return { sizes, several, pairs: order }
}
