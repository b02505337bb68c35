import { ACTOR_MODE, degreeOf, type Graph, makeGraph, type Tie, WORLD_MODE } from './graph.ts'
import { countModes } from './two-mode.ts'

/** Pairs of one side that share at least one node of the other, side by side in arrays. */
export type Projection = {
  readonly sources: Int32Array
  readonly targets: Int32Array
  /** How many they share. */
  readonly shared: Int32Array
  /** Σ over what they share of 1/(k − 1), k its members: to meet among two says more than among forty (Newman 2001). */
  readonly newman: Float64Array
}

/**
 * The projection on a side: actors by shared worlds, worlds by shared actors. Each pair once, the lesser id first, pairs
 * in order of ids (compared as plain text; of node numbers where no ids are given).
 */
export function projectOnto(
  graph: Graph,
  mode: Uint8Array,
  side: number,
  ids?: readonly string[],
): Projection {
  const { n, offsets, targets } = graph
  const nodes = Int32Array.from(mode.keys()).filter((v) => mode[v] === side)
  const ordered = ids
    ? Int32Array.from([...nodes].sort((a, b) => (ids[a]! < ids[b]! ? -1 : ids[a]! > ids[b]! ? 1 : a - b)))
    : nodes
  const rank = new Int32Array(n).fill(-1)
  ordered.forEach((v, r) => {
    rank[v] = r
  })
  const found = {
    sources: [] as number[],
    targets: [] as number[],
    shared: [] as number[],
    newman: [] as number[],
  }
  const shared = new Int32Array(ordered.length)
  const newman = new Float64Array(ordered.length)
  const near = new Int32Array(ordered.length)
  for (let own = 0; own < ordered.length; own++) {
    const v = ordered[own]!
    let count = 0
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const between = targets[e]!
      const weight = 1 / (degreeOf(graph, between) - 1)
      for (let f = offsets[between]!; f < offsets[between + 1]!; f++) {
        const other = rank[targets[f]!]!
        if (other <= own) continue
        if (shared[other] === 0) near[count++] = other
        shared[other]!++
        newman[other]! += weight
      }
    }
    for (const other of near.subarray(0, count).sort()) {
      found.sources.push(v)
      found.targets.push(ordered[other]!)
      found.shared.push(shared[other]!)
      found.newman.push(newman[other]!)
      shared[other] = 0
      newman[other] = 0
    }
  }
  return {
    sources: Int32Array.from(found.sources),
    targets: Int32Array.from(found.targets),
    shared: Int32Array.from(found.shared),
    newman: Float64Array.from(found.newman),
  }
}

/** The projection as a graph of its own, weighted by shared counts; `nodes[i]` is the number that its node i has here. */
export function projectToGraph(
  graph: Graph,
  mode: Uint8Array,
  side: number,
): { readonly graph: Graph; readonly nodes: Int32Array } {
  const nodes = Int32Array.from(mode.keys()).filter((v) => mode[v] === side)
  const place = new Int32Array(graph.n)
  nodes.forEach((v, i) => {
    place[v] = i
  })
  const { sources, targets, shared } = projectOnto(graph, mode, side)
  const ties: Tie[] = Array.from(shared, (weight, k) => ({
    source: place[sources[k]!]!,
    target: place[targets[k]!]!,
    weight,
  }))
  return { graph: makeGraph(nodes.length, ties, { weighted: true }), nodes }
}

/** Two worlds and what they share; `a < b` are nodes. */
export type WorldPair = {
  readonly a: number
  readonly b: number
  /** Actors of each, and of both. */
  readonly sizeA: number
  readonly sizeB: number
  readonly shared: number
  /** s_a·s_b/W: what chance would have them share, W actors in all. */
  readonly expected: number
  /** Lift, shared/expected: < 0.5 under-linked, > 1.5 used to each other; NaN when one is empty. */
  readonly affinity: number
  /** Shared over the union, over the smaller, over the larger of both; NaN where that is 0. */
  readonly jaccard: number
  readonly min: number
  readonly max: number
}

/** Every pair of worlds with its affinity (w_ab·W)/(s_a·s_b) and overlaps (Jaccard; Latapy et al. 2008), in order of nodes. */
export function computeAffinities(graph: Graph, mode: Uint8Array): WorldPair[] {
  const { n, offsets, targets } = graph
  const { actors } = countModes(mode)
  const worlds = Int32Array.from(mode.keys()).filter((v) => mode[v] === WORLD_MODE)
  const pairs: WorldPair[] = []
  const common = new Int32Array(n)
  for (const a of worlds) {
    common.fill(0)
    for (let e = offsets[a]!; e < offsets[a + 1]!; e++) {
      const actor = targets[e]!
      if (mode[actor] !== ACTOR_MODE) continue
      for (let f = offsets[actor]!; f < offsets[actor + 1]!; f++) common[targets[f]!]!++
    }
    for (const b of worlds) {
      if (b <= a) continue
      const sizeA = degreeOf(graph, a)
      const sizeB = degreeOf(graph, b)
      const shared = common[b]!
      const expected = (sizeA * sizeB) / actors
      pairs.push({
        a,
        b,
        sizeA,
        sizeB,
        shared,
        expected,
        affinity: shared / expected,
        jaccard: shared / (sizeA + sizeB - shared),
        min: shared / Math.min(sizeA, sizeB),
        max: shared / Math.max(sizeA, sizeB),
      })
    }
  }
  return pairs
}
