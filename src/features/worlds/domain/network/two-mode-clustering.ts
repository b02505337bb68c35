import { ACTOR_MODE, degreeOf, type Graph } from './graph.ts'

/** Shared neighbours over the union of both (`dot`), over the fewer of the two (`min`), over the more (`max`). */
export type Overlap = 'dot' | 'min' | 'max'

/**
 * Two-mode clustering of each node: the mean overlap with those that it shares anything with (Latapy, Magnien & Del
 * Vecchio 2008; as `networkx.bipartite.latapy_clustering`). 0 for a node that shares nothing.
 */
export function computeLatapyClustering(graph: Graph, overlap: Overlap = 'dot'): Float64Array {
  const { n, offsets, targets } = graph
  const clustering = new Float64Array(n)
  const shared = new Int32Array(n)
  const near = new Int32Array(n)
  for (let v = 0; v < n; v++) {
    let count = 0
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const between = targets[e]!
      for (let f = offsets[between]!; f < offsets[between + 1]!; f++) {
        const u = targets[f]!
        if (shared[u] === 0) near[count++] = u
        shared[u]!++
      }
    }
    const degree = degreeOf(graph, v)
    let sum = 0
    for (let i = 0; i < count; i++) {
      const u = near[i]!
      const both = shared[u]!
      shared[u] = 0
      if (u === v) continue
      const other = degreeOf(graph, u)
      const of =
        overlap === 'dot'
          ? degree + other - both
          : overlap === 'min'
            ? Math.min(degree, other)
            : Math.max(degree, other)
      sum += both / of
    }
    // v is among those that it shares with, itself
    clustering[v] = count > 1 ? sum / (count - 1) : 0
  }
  return clustering
}

/**
 * Clustering of a two-mode graph as a whole: closed four-cycles over paths of three ties, 4·C₄/L₃ (Robins & Alexander
 * 2004; as `networkx.bipartite.robins_alexander_clustering`: 0 when there is no such path).
 */
export function computeRobinsAlexander(graph: Graph, mode: Uint8Array): number {
  const { n, offsets, targets } = graph
  let paths = 0
  let cycles = 0
  const shared = new Int32Array(n)
  const near = new Int32Array(n)
  for (let v = 0; v < n; v++) {
    if (mode[v] !== ACTOR_MODE) continue
    const degree = degreeOf(graph, v)
    let count = 0
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const between = targets[e]!
      paths += (degree - 1) * (degreeOf(graph, between) - 1)
      for (let f = offsets[between + 1]! - 1; f >= offsets[between]!; f--) {
        const u = targets[f]!
        if (u <= v) break
        if (shared[u] === 0) near[count++] = u
        shared[u]!++
      }
    }
    for (let i = 0; i < count; i++) {
      const both = shared[near[i]!]!
      shared[near[i]!] = 0
      cycles += (both * (both - 1)) / 2
    }
  }
  return paths === 0 ? 0 : (4 * cycles) / paths
}

/**
 * Redundancy: of the pairs of a node’s neighbours (an actor’s worlds), the share that another node joins too: 1, the
 * bridge holds without it; 0, it is the only bridge (Latapy et al. 2008; as `networkx.bipartite.node_redundancy`). NaN
 * below two neighbours.
 */
export function computeRedundancy(graph: Graph): Float64Array {
  const { n, offsets, targets } = graph
  const redundancy = new Float64Array(n)
  const place = new Int32Array(n).fill(-1)
  const shared = new Int32Array(n)
  const near = new Int32Array(n)
  const held = new Int32Array(n)
  for (let v = 0; v < n; v++) {
    const start = offsets[v]!
    const degree = degreeOf(graph, v)
    if (degree < 2) {
      redundancy[v] = Number.NaN
      continue
    }
    let count = 0
    for (let i = 0; i < degree; i++) {
      const world = targets[start + i]!
      place[world] = i
      for (let f = offsets[world]!; f < offsets[world + 1]!; f++) {
        const u = targets[f]!
        if (u === v) continue
        if (shared[u] === 0) near[count++] = u
        shared[u]!++
      }
    }
    const words = (degree + 31) >>> 5
    const joined = new Int32Array(degree * words)
    const own = new Int32Array(words)
    for (let i = 0; i < count; i++) {
      const u = near[i]!
      const both = shared[u]!
      shared[u] = 0
      if (both < 2) continue
      own.fill(0)
      let k = 0
      for (let f = offsets[u]!; f < offsets[u + 1]!; f++) {
        const at = place[targets[f]!]!
        if (at < 0) continue
        held[k++] = at
        own[at >>> 5]! |= 1 << (at & 31)
      }
      for (let h = 0; h < k; h++) {
        const row = held[h]! * words
        for (let word = 0; word < words; word++) joined[row + word]! |= own[word]!
      }
    }
    let pairs = 0
    for (let i = 0; i < degree; i++) {
      place[targets[start + i]!] = -1
      for (let word = 0; word < words; word++) pairs += countBits(joined[i * words + word]!)
      if ((joined[i * words + (i >>> 5)]! >>> (i & 31)) & 1) pairs-- // a world with itself
    }
    redundancy[v] = pairs / (degree * (degree - 1))
  }
  return redundancy
}

/** How many bits of a 32-bit word are set. */
function countBits(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555)
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333)
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
