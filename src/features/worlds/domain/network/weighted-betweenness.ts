import { addInto, cutIntoChunks } from './chunks.ts'
import type { Graph, Rows } from './graph.ts'
import { makeNodeHeap, type NodeHeap, popNearest, pushNode } from './node-heap.ts'

type Pass = {
  readonly rows: Rows
  readonly incoming: Rows
  readonly distances: Float64Array
  readonly paths: Float64Array
  readonly dependency: Float64Array
  readonly order: Int32Array
  readonly heap: NodeHeap
}

/** Settles nodes by distance from `source`; returns how many were reached. */
function walkFrom(pass: Pass, source: number): number {
  const { distances, paths, order, heap } = pass
  const { offsets, targets, weights } = pass.rows
  distances.fill(Number.POSITIVE_INFINITY)
  paths.fill(0)
  distances[source] = 0
  paths[source] = 1
  pushNode(heap, source, 0)
  let settled = 0
  for (let v = popNearest(heap); v >= 0; v = popNearest(heap)) {
    order[settled++] = v
    const here = distances[v]!
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const w = targets[e]!
      const distance = here + 1 / (weights ? weights[e]! : 1)
      if (distance < distances[w]!) {
        distances[w] = distance
        paths[w] = paths[v]!
        pushNode(heap, w, distance)
      } else if (distance === distances[w]) paths[w]! += paths[v]!
    }
  }
  return settled
}

/** Brandes’ sum from the farthest to the nearest. */
function sumBack(pass: Pass, source: number, settled: number, between: Float64Array) {
  const { distances, paths, dependency, order } = pass
  const { offsets, targets, weights } = pass.incoming
  dependency.fill(0)
  for (let i = settled - 1; i > 0; i--) {
    const w = order[i]!
    const share = (1 + dependency[w]!) / paths[w]!
    for (let e = offsets[w]!; e < offsets[w + 1]!; e++) {
      const v = targets[e]!
      if (distances[v]! + 1 / (weights ? weights[e]! : 1) === distances[w])
        dependency[v]! += paths[v]! * share
    }
    if (w !== source) between[w]! += dependency[w]!
  }
}

/** What each node lies between on shortest paths from nodes `from … to − 1`, ordered pairs. */
export function weightedBetweennessOfSources(graph: Graph, from: number, to: number): Float64Array {
  const { n } = graph
  const between = new Float64Array(n)
  const pass: Pass = {
    rows: graph,
    incoming: graph.incoming,
    distances: new Float64Array(n),
    paths: new Float64Array(n),
    dependency: new Float64Array(n),
    order: new Int32Array(n),
    heap: makeNodeHeap(n),
  }
  for (let source = from; source < to; source++) sumBack(pass, source, walkFrom(pass, source), between)
  return between
}

/**
 * Betweenness where a tie is as long as 1/weight: strong ties are short (Brandes 2001 with Dijkstra’s walk; distances as
 * Opsahl, Agneessens & Skvoretz 2010 with α = 1). Each pair once; of a directed graph ordered pairs, along directions.
 * Two paths are equally short when their sums, added from the source, are the same number: exactly as networkx does.
 */
export function computeWeightedBetweenness(graph: Graph): Float64Array {
  const sum = new Float64Array(graph.n)
  for (const { from, to } of cutIntoChunks(graph.n))
    addInto(sum, weightedBetweennessOfSources(graph, from, to))
  return graph.directed ? sum : sum.map((value) => value / 2)
}
