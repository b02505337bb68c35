import type { Graph } from './graph.ts'
import { undirectedView } from './undirected-view.ts'

export type CutPoint = {
  readonly node: number
  /** Pairs of others that reach each other today, and would not without this node. */
  readonly pairsLost: number
  /** `pairsLost` over all pairs of others that reach each other today, 0 … 1. */
  readonly pairShare: number
}
export type Bridge = {
  readonly source: number
  readonly target: number
  readonly pairsLost: number
  readonly pairShare: number
}
export type CutPoints = { readonly points: readonly CutPoint[]; readonly bridges: readonly Bridge[] }

const pairsOf = (n: number) => (n * (n - 1)) / 2

/** Depth-first search without recursion (Tarjan 1972; Hopcroft & Tarjan 1973), a node’s children finished before it. */
function searchDepthFirst(graph: Graph, weight: (node: number) => number) {
  const { n, offsets, targets } = graph
  const order = new Int32Array(n).fill(-1)
  const low = new Int32Array(n)
  const parent = new Int32Array(n).fill(-1)
  /** Counted nodes below each node, itself included; then of its whole component. */
  const below = new Float64Array(n)
  const whole = new Float64Array(n)
  /** What falls off when the node goes: counted nodes, pairs that still hold together there, number of pieces. */
  const fallen = new Float64Array(n)
  const fallenPairs = new Float64Array(n)
  const pieces = new Int32Array(n)
  const cursor = offsets.slice(0, n)
  const visited: number[] = []
  let connectedPairs = 0
  for (let root = 0; root < n; root++) {
    if (order[root] !== -1) continue
    const first = visited.length
    const path = [root]
    order[root] = low[root] = visited.length
    visited.push(root)
    while (path.length > 0) {
      const v = path[path.length - 1]!
      if (cursor[v]! < offsets[v + 1]!) {
        const u = targets[cursor[v]!++]!
        if (order[u] === -1) {
          parent[u] = v
          order[u] = low[u] = visited.length
          visited.push(u)
          path.push(u)
        } else if (u !== parent[v]) low[v] = Math.min(low[v]!, order[u]!)
        continue
      }
      path.pop()
      below[v]! += weight(v)
      const above = parent[v]!
      if (above < 0) continue
      below[above]! += below[v]!
      low[above] = Math.min(low[above]!, low[v]!)
      if (low[v]! >= order[above]!) {
        pieces[above]!++
        fallen[above]! += below[v]!
        fallenPairs[above]! += pairsOf(below[v]!)
      }
    }
    for (let i = first; i < visited.length; i++) whole[visited[i]!] = below[root]!
    connectedPairs += pairsOf(below[root]!)
  }
  return { order, low, parent, below, whole, fallen, fallenPairs, pieces, connectedPairs }
}

/**
 * Articulation points and bridges: the nodes and ties whose loss parts the network, each with the pairs that it carries.
 * In order of nodes; direction is ignored. With `counted` (1 for each node that counts) only pairs of those count: the
 * actors of a two-mode graph.
 */
export function findCutPoints(
  graph: Graph,
  options: { readonly counted?: ArrayLike<number> } = {},
): CutPoints {
  const weight = (node: number) => (options.counted ? options.counted[node]! : 1)
  const plain = undirectedView(graph)
  const search = searchDepthFirst(plain, weight)
  const { order, low, parent, below, whole, fallen, fallenPairs, pieces, connectedPairs } = search
  const points: CutPoint[] = []
  const bridges: Bridge[] = []
  const share = (lost: number, of: number) => (of > 0 ? lost / of : 0)
  for (let v = 0; v < plain.n; v++) {
    if (pieces[v]! >= (parent[v] === -1 ? 2 : 1)) {
      const others = whole[v]! - weight(v)
      const pairsLost = pairsOf(others) - fallenPairs[v]! - pairsOf(others - fallen[v]!)
      const ownPairs = weight(v) * others
      points.push({ node: v, pairsLost, pairShare: share(pairsLost, connectedPairs - ownPairs) })
    }
    if (parent[v]! >= 0 && low[v] === order[v]) {
      const pairsLost = below[v]! * (whole[v]! - below[v]!)
      const [source, target] = v < parent[v]! ? [v, parent[v]!] : [parent[v]!, v]
      bridges.push({ source, target, pairsLost, pairShare: share(pairsLost, connectedPairs) })
    }
  }
  bridges.sort((a, b) => a.source - b.source || a.target - b.target)
  return { points, bridges }
}
