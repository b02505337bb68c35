import { degreeOf, type Graph } from './graph.ts'
import { countTriangles } from './triangles.ts'
import { undirectedView, withoutWeights } from './undirected-view.ts'

/**
 * Local clustering: ties among one’s contacts over those that could be, 2t/(d(d − 1)) (Watts & Strogatz 1998); of a
 * directed graph over triangles in every direction, (A + Aᵀ)³_vv/2(d(d − 1) − 2d↔) with d = in + out and d↔ contacts of
 * both directions (Fagiolo 2007). 0 where none could be, as `networkx.clustering` and as the average is published.
 * Weights are ignored.
 */
export function computeLocalClustering(graph: Graph): Float64Array {
  if (graph.directed) return computeDirectedClustering(withoutWeights(graph))
  const triangles = countTriangles(graph)
  return Float64Array.from(triangles, (t, v) => {
    const degree = degreeOf(graph, v)
    return degree < 2 ? 0 : (2 * t) / (degree * (degree - 1))
  })
}

function computeDirectedClustering(graph: Graph): Float64Array {
  // a tie of both directions weighs 2
  const { n, offsets, targets, weights } = undirectedView(graph, { counted: true })
  const directions = weights ?? new Float64Array(targets.length)
  const ownTie = new Float64Array(n)
  const clustering = new Float64Array(n)
  for (let v = 0; v < n; v++) {
    let degree = 0
    let both = 0
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      ownTie[targets[e]!] = directions[e]!
      degree += directions[e]!
      if (directions[e] === 2) both++
    }
    let walks = 0
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const u = targets[e]!
      for (let f = offsets[u]!; f < offsets[u + 1]!; f++) {
        walks += directions[e]! * directions[f]! * ownTie[targets[f]!]!
      }
    }
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) ownTie[targets[e]!] = 0
    if (walks > 0) clustering[v] = walks / (2 * (degree * (degree - 1) - 2 * both))
  }
  return clustering
}

/** Transitivity of the whole: closed triples over all triples, 3 × triangles / paths of two ties; 0 without such a path. Direction is ignored. */
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
