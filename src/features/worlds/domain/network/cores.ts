import { computeDegrees } from './density.ts'
import type { Graph } from './graph.ts'

/**
 * Core number of each node: the largest k for which it belongs to a group in which everyone has k ties inside (Seidman
 * 1983), by peeling the least connected first (Batagelj & Zaveršnik 2003), time m. Of a directed graph a tie said by
 * both counts twice, as `networkx.core_number`. Weights are ignored.
 */
export function computeCoreNumbers(graph: Graph): Int32Array {
  const { n } = graph
  const core = computeDegrees(graph)
  let largest = 0
  for (let v = 0; v < n; v++) largest = Math.max(largest, core[v]!)
  // nodes sorted by degree, each degree's nodes standing together from bins[degree] on
  const bins = new Int32Array(largest + 2)
  for (let v = 0; v < n; v++) bins[core[v]! + 1]!++
  for (let d = 0; d <= largest; d++) bins[d + 1]! += bins[d]!
  const order = new Int32Array(n)
  const place = new Int32Array(n)
  const cursor = bins.slice()
  for (let v = 0; v < n; v++) {
    place[v] = cursor[core[v]!]!++
    order[place[v]!] = v
  }
  const sides = graph.directed ? [graph, graph.incoming] : [graph]
  for (let i = 0; i < n; i++) {
    const v = order[i]!
    for (const { offsets, targets } of sides) {
      for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
        const u = targets[e]!
        const degree = core[u]!
        if (degree <= core[v]!) continue
        // u changes places with the first of its bin, which then begins one later
        const first = order[bins[degree]!]!
        order[place[u]!] = first
        place[first] = place[u]!
        place[u] = bins[degree]!
        order[place[u]!] = u
        bins[degree]!++
        core[u] = degree - 1
      }
    }
  }
  return core
}
