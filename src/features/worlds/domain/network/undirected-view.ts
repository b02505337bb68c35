import { type Graph, makeGraph, type Tie } from './graph.ts'

/**
 * The graph without its directions: `a → b` and `b → a` are one tie whose weights add up (of an unweighted graph a tie
 * said by both weighs 2 when `counted`, else every tie weighs 1). An undirected graph is its own view.
 */
export function undirectedView(graph: Graph, options: { readonly counted?: boolean } = {}): Graph {
  if (!graph.directed) return graph
  const ties: Tie[] = []
  for (let source = 0; source < graph.n; source++) {
    for (let e = graph.offsets[source]!; e < graph.offsets[source + 1]!; e++) {
      ties.push({ source, target: graph.targets[e]!, weight: graph.weights ? graph.weights[e]! : 1 })
    }
  }
  return makeGraph(graph.n, ties, { weighted: graph.weights !== null || options.counted === true })
}

/** The same ties, each weighing 1; shares the arrays of the graph. */
export function withoutWeights(graph: Graph): Graph {
  if (!graph.weights) return graph
  const { offsets, targets } = graph.incoming
  return { ...graph, weights: null, incoming: { offsets, targets, weights: null } }
}
