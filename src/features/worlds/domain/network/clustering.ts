import { degreeOf, type Graph } from './graph.ts'
import { countTriangles } from './triangles.ts'
import { undirectedView, withoutWeights } from './undirected-view.ts'

/**
 * Local clustering: ties among one’s contacts over those that could be, 2t/(d(d − 1)) (Watts & Strogatz 1998). 0 below
 * two contacts, as `networkx.clustering` and as the average is published. Direction and weights are ignored.
 */
export function computeLocalClustering(graph: Graph): Float64Array {
  const plain = undirectedView(withoutWeights(graph))
  const triangles = countTriangles(plain)
  return Float64Array.from(triangles, (t, v) => {
    const degree = degreeOf(plain, v)
    return degree < 2 ? 0 : (2 * t) / (degree * (degree - 1))
  })
}

/** Transitivity of the whole: closed triples over all triples, 3 × triangles / paths of two ties; 0 without such a path. */
export function computeTransitivity(graph: Graph): number {
  const plain = undirectedView(withoutWeights(graph))
  const triangles = countTriangles(plain)
  let closed = 0
  let triples = 0
  for (let v = 0; v < plain.n; v++) {
    const degree = degreeOf(plain, v)
    closed += triangles[v]!
    triples += (degree * (degree - 1)) / 2
  }
  return triples === 0 ? 0 : closed / triples
}

/** The mean of the values that are defined; NaN when none is. */
export function averageOf(values: ArrayLike<number>): number {
  let sum = 0
  let count = 0
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue
    sum += values[i]!
    count++
  }
  return sum / count
}
