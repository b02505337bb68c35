import type { Components } from './components.ts'
import {
  addDistances,
  cutBatches,
  cutIntoBatches,
  type DistanceSums,
  distancesOfSources,
  noDistances,
} from './distance-pass.ts'
import { type FoldedGraph, foldGraph } from './folded-graph.ts'
import { ACTOR_MODE, type Graph } from './graph.ts'
import { countModes } from './two-mode.ts'
import { undirectedView } from './undirected-view.ts'

/** Along which directions ways lead to a node: `in`, from others to it; `out`, from it to others; `all`, either. */
export type Direction = 'in' | 'out' | 'all'

/** By node; `reached` leaves the node itself out. Ties count 1 each. */
export type Distances = DistanceSums

/** The graph as distances are walked on it; weights are not looked at. */
export function prepareDistances(graph: Graph, direction: Direction = 'all'): FoldedGraph {
  if (!graph.directed || direction === 'in') return foldGraph(graph, { pendants: false })
  if (direction === 'all') return foldGraph(undirectedView(graph), { pendants: false })
  const { offsets, targets, weights } = graph
  return foldGraph(
    { ...graph, ...graph.incoming, incoming: { offsets, targets, weights } },
    { pendants: false },
  )
}

/** Distances of each node from the sum of what all chunks of batches gave: twins are near each other. */
export function unfoldDistances(folded: FoldedGraph, ofClasses: DistanceSums): Distances {
  const { n, classOf, members, tied } = folded
  const sums = noDistances(n)
  for (let v = 0; v < n; v++) {
    const c = classOf[v]!
    const twins = members[c]! - 1
    const apart = twins === 0 ? 0 : tied[c] === 1 ? 1 : 2
    sums.far[v] = ofClasses.far[c]! + twins * apart
    sums.harmonic[v] = ofClasses.harmonic[c]! + (twins === 0 ? 0 : twins / apart)
    sums.reached[v] = ofClasses.reached[c]! + twins
    sums.deepest[v] = Math.max(ofClasses.deepest[c]!, apart)
  }
  return sums
}

/**
 * Sum of distances, sum of inverse distances, number reached and largest distance of every node, exactly, by
 * breadth-first searches of 128 sources at once with twins folded. Direction of ties: see `Direction`.
 */
export function computeDistances(graph: Graph, direction: Direction = 'all'): Distances {
  const folded = prepareDistances(graph, direction)
  const batches = cutIntoBatches(folded)
  const sum = noDistances(folded.classes)
  for (const { from, to } of cutBatches(batches))
    addDistances(sum, distancesOfSources(folded, batches.slice(from, to)))
  return unfoldDistances(folded, sum)
}

/**
 * Closeness in networks of several pieces, (r/Σd)·(r/(n − 1)) with r the others that are reached (Wasserman & Faust 1994;
 * `wf_improved` of `networkx.closeness_centrality`). 0 for who reaches nobody.
 */
export function computeCloseness({ far, reached }: Distances): Float64Array {
  const n = far.length
  return far.map((sum, v) => (sum > 0 ? (reached[v]! / sum) * (reached[v]! / (n - 1)) : 0))
}

/**
 * Harmonic closeness, mean of 1/d over all others, 0 where there is no way (Marchiori & Latora 2000; as igraph, normalised
 * by n − 1). NaN of a single node.
 */
export function computeHarmonic({ harmonic }: Distances): Float64Array {
  const n = harmonic.length
  return harmonic.map((sum) => sum / (n - 1))
}

/**
 * Closeness in a two-mode graph over the best that its side allows: (m + 2(n − 1))/Σd with n nodes on its side and m on
 * the other, times the share of all others that are reached (Borgatti & Halgin 2011; as
 * `networkx.bipartite.closeness_centrality`, normalised). 0 for who reaches nobody.
 */
export function computeTwoModeCloseness({ far, reached }: Distances, mode: Uint8Array): Float64Array {
  const { actors, worlds } = countModes(mode)
  const ofActors = worlds + 2 * (actors - 1)
  const ofWorlds = actors + 2 * (worlds - 1)
  return far.map((sum, v) => {
    if (sum === 0) return 0
    return ((mode[v] === ACTOR_MODE ? ofActors : ofWorlds) / sum) * (reached[v]! / (mode.length - 1))
  })
}

export type PathFigures = {
  /** Largest distance between two nodes. */
  readonly diameter: number
  /** Mean distance of two nodes; NaN of a single node. */
  readonly averageLength: number
}

/** Of the largest component (the first of several), from distances with direction ignored. NaN without nodes. */
export function describeLargestPaths(
  { far, deepest }: Distances,
  { componentOf, sizes, largest }: Components,
): PathFigures {
  if (largest === -1) return { diameter: Number.NaN, averageLength: Number.NaN }
  let sum = 0
  let diameter = 0
  for (let v = 0; v < far.length; v++) {
    if (componentOf[v] !== largest) continue
    sum += far[v]!
    if (deepest[v]! > diameter) diameter = deepest[v]!
  }
  const size = sizes[largest]!
  return { diameter, averageLength: sum / (size * (size - 1)) }
}
