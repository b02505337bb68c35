import { betweennessOfSources } from './betweenness-pass.ts'
import { addInto, cutIntoChunks } from './chunks.ts'
import { type FoldedGraph, foldGraph } from './folded-graph.ts'
import { ACTOR_MODE, type Graph } from './graph.ts'
import { countModes } from './two-mode.ts'

/** The graph as betweenness walks it; weights are not looked at. */
export const prepareBetweenness = (graph: Graph): FoldedGraph => foldGraph(graph, { pendants: true })

/** Betweenness of each node from the sum, over all classes, of what `betweennessOfSources` gave. */
export function unfoldBetweenness(folded: FoldedGraph, ofClasses: Float64Array): Float64Array {
  const { n, classOf, treePairs, directed } = folded
  const between = new Float64Array(n)
  for (let v = 0; v < n; v++) {
    const c = classOf[v]!
    between[v] = treePairs[v]! + (c === -1 ? 0 : directed ? ofClasses[c]! : ofClasses[c]! / 2)
  }
  return between
}

/**
 * Betweenness, Σ over pairs s, t of σ_st(v)/σ_st: on how many shortest paths between others a node lies, each pair once
 * (of a directed graph: ordered pairs, along directions), ends not counted (Freeman 1977; Brandes 2001). Exact. Ties count
 * 1 each, whatever they weigh. Pendant trees and twins are folded (Baglioni et al. 2012; Sarıyüce et al. 2013), and as
 * `column` betweenness_raw of `networkx.betweenness_centrality(normalized=False)` it is the same to rounding.
 */
export function computeBetweenness(graph: Graph): Float64Array {
  const folded = prepareBetweenness(graph)
  const sum = new Float64Array(folded.classes)
  for (const { from, to } of cutIntoChunks(folded.classes))
    addInto(sum, betweennessOfSources(folded, from, to))
  return unfoldBetweenness(folded, sum)
}

/** Betweenness over that of a star’s centre, (n − 1)(n − 2)/2 pairs (twice as many if directed); as it is below 3 nodes. */
export function normalizeBetweenness(between: Float64Array, directed: boolean): Float64Array {
  const n = between.length
  if (n <= 2) return between
  const pairs = ((n - 1) * (n - 2)) / (directed ? 1 : 2)
  return between.map((value) => value / pairs)
}

/** The most that a node of a side of `own` can lie between, with `other` nodes on the other side. */
function mostBetween(own: number, other: number): number {
  const s = Math.floor((own - 1) / other)
  const t = (own - 1) % other
  return (other ** 2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2
}

/**
 * Betweenness of a two-mode graph over the most that a node of its side could have,
 * ½[m²(s + 1)² + m(s + 1)(2t − s − 1) − t(2s − t + 3)] with n nodes on its side and m on the other, s = ⌊(n − 1)/m⌋,
 * t = (n − 1) mod m (Borgatti & Halgin 2011; as `networkx.bipartite.betweenness_centrality`). NaN where that is 0.
 */
export function normalizeTwoModeBetweenness(between: Float64Array, mode: Uint8Array): Float64Array {
  const { actors, worlds } = countModes(mode)
  const ofActors = mostBetween(actors, worlds)
  const ofWorlds = mostBetween(worlds, actors)
  return between.map((value, v) => value / (mode[v] === ACTOR_MODE ? ofActors : ofWorlds))
}
