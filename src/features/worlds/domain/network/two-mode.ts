import { ACTOR_MODE, degreeOf, type Graph, WORLD_MODE } from './graph.ts'

export type ModeCounts = { readonly actors: number; readonly worlds: number }

export function countModes(mode: Uint8Array): ModeCounts {
  let worlds = 0
  for (let v = 0; v < mode.length; v++) if (mode[v] === WORLD_MODE) worlds++
  return { actors: mode.length - worlds, worlds }
}

/** Memberships that exist among those that could, E/(actors × worlds); NaN when one side is empty. */
export function computeTwoModeDensity(graph: Graph, mode: Uint8Array): number {
  const { actors, worlds } = countModes(mode)
  return graph.m / (actors * worlds)
}

/** Share of the other side that a node is tied to: an actor’s worlds over all worlds (Borgatti & Everett 1997). */
export function computeTwoModeDegrees(graph: Graph, mode: Uint8Array): Float64Array {
  const { actors, worlds } = countModes(mode)
  return Float64Array.from(mode, (side, v) => degreeOf(graph, v) / (side === ACTOR_MODE ? worlds : actors))
}

export type Coverage = {
  /** Worlds with at least one (active) actor. */
  readonly covered: number
  readonly worlds: number
  /** `covered / worlds`; NaN without worlds. */
  readonly share: number
  /** Nodes of the worlds that nobody stands for. */
  readonly missing: readonly number[]
}

/** Who is missing around the table: worlds with at least one actor, of those for whom `active` holds when given. */
export function computeCoverage(
  graph: Graph,
  mode: Uint8Array,
  active: (actor: number) => boolean = () => true,
): Coverage {
  const missing: number[] = []
  let worlds = 0
  for (let v = 0; v < graph.n; v++) {
    if (mode[v] !== WORLD_MODE) continue
    worlds++
    let there = false
    for (let e = graph.offsets[v]!; e < graph.offsets[v + 1]! && !there; e++)
      there = active(graph.targets[e]!)
    if (!there) missing.push(v)
  }
  return { covered: worlds - missing.length, worlds, share: (worlds - missing.length) / worlds, missing }
}

/**
 * What the projection on a side would hold, without making it: pairs that share at least one node of the other side, and
 * the sum of what they share.
 */
export function sumProjection(
  graph: Graph,
  mode: Uint8Array,
  side: number,
): { readonly edges: number; readonly weightSum: number } {
  const { n, offsets, targets } = graph
  let edges = 0
  let weightSum = 0
  const seenFrom = new Int32Array(n).fill(-1)
  for (let v = 0; v < n; v++) {
    if (mode[v] !== side) {
      const members = degreeOf(graph, v)
      weightSum += (members * (members - 1)) / 2
      continue
    }
    // rows ascend: from the end of each shared row, only those after v
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const shared = targets[e]!
      for (let f = offsets[shared + 1]! - 1; f >= offsets[shared]!; f--) {
        const u = targets[f]!
        if (u <= v) break
        if (seenFrom[u] === v) continue
        seenFrom[u] = v
        edges++
      }
    }
  }
  return { edges, weightSum }
}
