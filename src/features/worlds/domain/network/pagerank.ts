import type { Graph } from './graph.ts'
import { withoutWeights } from './undirected-view.ts'

const DAMPING = 0.85

/**
 * PageRank (Brin & Page 1998): the share of time that a walk which follows ties, and with 1 − damping starts anew
 * anywhere, spends at each node; sums to 1. As `networkx.pagerank`: ties in proportion to their weights, a node without
 * outgoing ties sends everywhere alike.
 */
export function computePageRank(
  graph: Graph,
  options: { readonly damping?: number; readonly weighted?: boolean } = {},
): Float64Array {
  const { damping = DAMPING, weighted = true } = options
  const plain = weighted ? graph : withoutWeights(graph)
  const out = new Float64Array(plain.n)
  for (let v = 0; v < plain.n; v++) {
    for (let e = plain.offsets[v]!; e < plain.offsets[v + 1]!; e++) out[v]! += plain.weights?.[e] ?? 1
  }
  return plain.directed ? walkOn(plain, out, damping) : solveBalance(plain, out, damping)
}

/** Change of the whole at which a further step of the walk no longer matters. */
const SETTLED = 1e-15
const MOST_STEPS = 1000

/** Walks on until the shares stay as they are. */
function walkOn(graph: Graph, out: Float64Array, damping: number): Float64Array {
  const { n } = graph
  const { offsets, targets, weights } = graph.incoming
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

/**
 * Where ties have no direction the shares are x = D z with (D − αA) z = 1, up to their sum (who has no ties only starts):
 * a positive definite system, solved by conjugate gradients preconditioned by D, whose condition (1 + α)/(1 − α) does not
 * grow with the graph: 60 steps where the walk takes 200.
 */
function solveBalance(graph: Graph, out: Float64Array, damping: number): Float64Array {
  const { n } = graph
  const z = out.map((d) => (d > 0 ? 1 / d : 0))
  const image = new Float64Array(n)
  balance(graph, out, damping, z, image)
  const left = out.map((d, v) => (d > 0 ? 1 - image[v]! : 0))
  const way = left.map((r, v) => (r === 0 ? 0 : r / out[v]!))
  let energy = preconditioned(left, out)
  const enough = 1e-30 * energyOfOnes(out)
  for (let step = 0; step < MOST_STEPS && energy > enough; step++) {
    balance(graph, out, damping, way, image)
    let along = 0
    for (let v = 0; v < n; v++) along += way[v]! * image[v]!
    const length = energy / along
    for (let v = 0; v < n; v++) {
      z[v]! += length * way[v]!
      left[v]! -= length * image[v]!
    }
    const before = energy
    energy = preconditioned(left, out)
    const kept = energy / before
    for (let v = 0; v < n; v++) if (out[v]! > 0) way[v] = left[v]! / out[v]! + kept * way[v]!
  }
  const rank = out.map((d, v) => (d > 0 ? d * z[v]! : 1))
  let total = 0
  for (let v = 0; v < n; v++) total += rank[v]!
  return rank.map((x) => x / total)
}

/** (D − αA) x */
function balance(graph: Graph, out: Float64Array, damping: number, x: Float64Array, into: Float64Array) {
  const { n, offsets, targets, weights } = graph
  for (let v = 0; v < n; v++) {
    let received = 0
    if (weights) for (let e = offsets[v]!; e < offsets[v + 1]!; e++) received += weights[e]! * x[targets[e]!]!
    else for (let e = offsets[v]!; e < offsets[v + 1]!; e++) received += x[targets[e]!]!
    into[v] = out[v]! * x[v]! - damping * received
  }
}

function preconditioned(left: Float64Array, out: Float64Array): number {
  let sum = 0
  for (let v = 0; v < left.length; v++) if (out[v]! > 0) sum += (left[v]! * left[v]!) / out[v]!
  return sum
}

function energyOfOnes(out: Float64Array): number {
  let sum = 0
  for (let v = 0; v < out.length; v++) if (out[v]! > 0) sum += 1 / out[v]!
  return sum
}
