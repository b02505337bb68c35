import type { Graph } from './graph.ts'

/** Change of the whole at which a further step no longer matters: 0.85 × this is far below any difference told. */
const SETTLED = 1e-15
const MOST_STEPS = 1000

/**
 * PageRank (Brin & Page 1998): the share of time that a walk which follows ties, and with 1 − damping starts anew
 * anywhere, spends at each node; sums to 1. As `networkx.pagerank`: ties in proportion to their weights, a node without
 * outgoing ties sends everywhere alike.
 */
export function computePageRank(
  graph: Graph,
  options: { readonly damping?: number; readonly weighted?: boolean } = {},
): Float64Array {
  const { n } = graph
  const damping = options.damping ?? 0.85
  const weighted = (options.weighted ?? true) && graph.weights !== null
  const out = new Float64Array(n)
  for (let v = 0; v < n; v++) {
    for (let e = graph.offsets[v]!; e < graph.offsets[v + 1]!; e++)
      out[v]! += weighted ? graph.weights![e]! : 1
  }
  const { offsets, targets } = graph.incoming
  const weights = weighted ? graph.incoming.weights : null
  let rank = new Float64Array(n).fill(1 / n)
  let next = new Float64Array(n)
  const sent = new Float64Array(n)
  for (let step = 0; step < MOST_STEPS; step++) {
    let lost = 0
    for (let v = 0; v < n; v++) {
      if (out[v]! > 0) sent[v] = rank[v]! / out[v]!
      else lost += rank[v]!
    }
    const base = (1 - damping + damping * lost) / n
    let change = 0
    for (let v = 0; v < n; v++) {
      let received = 0
      for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
        received += weights ? weights[e]! * sent[targets[e]!]! : sent[targets[e]!]!
      }
      next[v] = base + damping * received
      change += Math.abs(next[v]! - rank[v]!)
    }
    const before = rank
    rank = next
    next = before
    if (change < SETTLED) break
  }
  return rank
}
