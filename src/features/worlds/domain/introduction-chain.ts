import { makeGraph, type Tie } from './network/graph.ts'
import { findShortestPath } from './network/shortest-path.ts'
import type { Introducer, MeetingNetwork } from './who-should-meet.ts'

/** One who has not agreed yet weighs less than one introduction more: chains are never this long. */
const AN_INTRODUCTION = 1024

/**
 * Finds the chain of people that leads from one world to another: the shortest way over ties and memberships, each as
 * long as 1/strength (method 5.4); of ways of the same length, the one that asks least of those who were asked already,
 * then of those who have not agreed. Whoever refused is passed by. Two in a row who do not know each other meet in the
 * world `via`. Empty when nobody leads there. The network is read once for all pairs.
 */
export function makeChainFinder(network: MeetingNetwork): (worldA: string, worldB: string) => Introducer[] {
  const actors = [
    ...new Set([
      ...network.actors,
      ...network.memberships.map(({ actor }) => actor),
      ...network.ties.flatMap(({ a, b }) => [a, b]),
    ]),
  ]
  const numberOfActor = new Map(actors.map((actor, i) => [actor, i]))
  const numberOfWorld = new Map(network.worlds.map((world, i) => [world, actors.length + i]))
  const strongest = new Map<string, Required<Tie>>()
  const join = (source: number | undefined, target: number | undefined, weight: number) => {
    if (source === undefined || target === undefined || source === target) return
    const key = source < target ? `${source} ${target}` : `${target} ${source}`
    if (weight > (strongest.get(key)?.weight ?? 0)) strongest.set(key, { source, target, weight })
  }
  for (const { actor, world, weight } of network.memberships)
    join(numberOfActor.get(actor), numberOfWorld.get(world), weight)
  for (const { a, b, strength } of network.ties) join(numberOfActor.get(a), numberOfActor.get(b), strength)
  const graph = makeGraph(actors.length + network.worlds.length, strongest.values(), { weighted: true })
  const load = Float64Array.from({ length: graph.n }, (_, node) => {
    const actor = actors[node]
    if (actor === undefined) return 0
    const unsure = network.consent?.get(actor) === 'given' ? 0 : 1
    return (network.load?.get(actor) ?? 0) * AN_INTRODUCTION + unsure
  })
  const mayPass = (node: number) => network.consent?.get(actors[node] ?? '') !== 'refused'
  return (worldA, worldB) => {
    const [start, end] = [numberOfWorld.get(worldA), numberOfWorld.get(worldB)]
    if (start === undefined || end === undefined) return []
    const path = findShortestPath(graph, [start], [end], { load, mayPass })?.nodes ?? []
    return path.flatMap((node, i) => {
      const actor = actors[node]
      if (actor === undefined) return []
      const next = path[i + 1] ?? end
      const via = next === end ? null : (network.worlds[next - actors.length] ?? null)
      return [{ actor, inBoth: false, load: network.load?.get(actor) ?? 0, score: null, via }]
    })
  }
}

/** The chain between two worlds alone. */
export const findIntroductionChain = (
  network: MeetingNetwork,
  worldA: string,
  worldB: string,
): Introducer[] => makeChainFinder(network)(worldA, worldB)
