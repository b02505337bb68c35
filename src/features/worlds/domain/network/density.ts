import { degreeOf, type Graph } from './graph.ts'

/** Ties that exist among those that could: 2m/(n(n − 1)), m/(n(n − 1)) when directed; 0 below two nodes. */
export function computeDensity(graph: Graph): number {
  const { n, m, directed } = graph
  return n < 2 ? 0 : ((directed ? 1 : 2) * m) / (n * (n - 1))
}

/** Ties of each node; incoming and outgoing ones of a directed graph. */
export function computeDegrees(graph: Graph): Int32Array {
  const degrees = new Int32Array(graph.n)
  for (let i = 0; i < graph.n; i++) {
    degrees[i] = degreeOf(graph, i) + (graph.directed ? degreeOf(graph.incoming, i) : 0)
  }
  return degrees
}

/** Sum of the weights of each node’s ties (its degree where ties have none); incoming and outgoing of a directed graph. */
export function computeStrengths(graph: Graph): Float64Array {
  const strengths = Float64Array.from(computeDegrees(graph))
  if (!graph.weights) return strengths
  strengths.fill(0)
  for (const rows of graph.directed ? [graph, graph.incoming] : [graph]) {
    for (let i = 0; i < graph.n; i++) {
      for (let e = rows.offsets[i]!; e < rows.offsets[i + 1]!; e++) strengths[i]! += rows.weights![e]!
    }
  }
  return strengths
}
