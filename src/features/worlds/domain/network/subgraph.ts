import type { Graph, Rows } from './graph.ts'

/** The graph of the nodes that are kept (1 for each); `nodes[i]` is the number that its node i has in the whole. */
export function subgraphOf(
  graph: Graph,
  kept: ArrayLike<number>,
): { readonly graph: Graph; readonly nodes: Int32Array } {
  const place = new Int32Array(graph.n).fill(-1)
  let n = 0
  for (let v = 0; v < graph.n; v++) if (kept[v] === 1) place[v] = n++
  const nodes = new Int32Array(n)
  for (let v = 0; v < graph.n; v++) if (place[v]! >= 0) nodes[place[v]!] = v
  const rows = keepRows(graph, nodes, place)
  const { directed } = graph
  const m = directed ? rows.targets.length : rows.targets.length / 2
  return {
    graph: { ...rows, n, m, directed, incoming: directed ? keepRows(graph.incoming, nodes, place) : rows },
    nodes,
  }
}

/** Numbers stay in order, so that rows still ascend. */
function keepRows(rows: Rows, nodes: Int32Array, place: Int32Array): Rows {
  const offsets = new Int32Array(nodes.length + 1)
  const targets = new Int32Array(rows.targets.length)
  const weights = rows.weights ? new Float64Array(rows.targets.length) : null
  let end = 0
  for (let i = 0; i < nodes.length; i++) {
    const v = nodes[i]!
    for (let e = rows.offsets[v]!; e < rows.offsets[v + 1]!; e++) {
      const u = place[rows.targets[e]!]!
      if (u < 0) continue
      targets[end] = u
      if (weights) weights[end] = rows.weights![e]!
      end++
    }
    offsets[i + 1] = end
  }
  return { offsets, targets: targets.slice(0, end), weights: weights?.slice(0, end) ?? null }
}
