import { ACTOR_MODE, type Graph, makeGraph, type Tie, WORLD_MODE } from './network/graph.ts'
import type { NetworkView } from './network-on-day.ts'

/** A network of one day as the graphs that measures walk. Actors come first: node i of every graph is actor i. */
export type StudyGraphs = {
  readonly actorIds: readonly string[]
  readonly worldIds: readonly string[]
  /** Actors × all worlds; world j is node `actorIds.length + j`. */
  readonly twoMode: Graph
  readonly mode: Uint8Array
  /** Actors and their ties of all kinds of the view, weights their strengths added up; the direction of purchases left out. */
  readonly ties: Graph
  /** Both together: who can reach whom at all. */
  readonly whole: Graph
  /** The world that each actor is most of (of several alike the first in order of the data), −1 for none. */
  readonly mainWorld: Int32Array
  /** Weights of the worlds of each actor. */
  readonly weightsOf: readonly (readonly number[])[]
}

export function makeStudyGraphs(view: NetworkView): StudyGraphs {
  const actorIds = view.actors.map(({ id }) => id)
  const worldIds = view.worlds.map(({ id }) => id)
  const actorAt = new Map(actorIds.map((id, i) => [id, i]))
  const worldAt = new Map(worldIds.map((id, j) => [id, j]))
  const memberships: Tie[] = []
  const mainWorld = new Int32Array(actorIds.length).fill(-1)
  const most = new Float64Array(actorIds.length)
  const weightsOf = actorIds.map((): number[] => [])
  for (const { actorId, worldId, weight } of view.memberships) {
    const actor = actorAt.get(actorId)
    const world = worldAt.get(worldId)
    if (actor === undefined || world === undefined) continue
    memberships.push({ source: actor, target: actorIds.length + world })
    weightsOf[actor]?.push(weight)
    const strongest = most[actor] ?? 0
    if (weight < strongest || (weight === strongest && world > (mainWorld[actor] ?? -1))) continue
    most[actor] = weight
    mainWorld[actor] = world
  }
  const ties = view.ties.flatMap(({ fromId, toId, strength }): Tie[] => {
    const source = actorAt.get(fromId)
    const target = actorAt.get(toId)
    return source === undefined || target === undefined ? [] : [{ source, target, weight: strength }]
  })
  const n = actorIds.length + worldIds.length
  return {
    actorIds,
    worldIds,
    twoMode: makeGraph(n, memberships),
    mode: Uint8Array.from({ length: n }, (_, v) => (v < actorIds.length ? ACTOR_MODE : WORLD_MODE)),
    ties: makeGraph(actorIds.length, ties, { weighted: true }),
    whole: makeGraph(n, [...memberships, ...ties]),
    mainWorld,
    weightsOf,
  }
}
