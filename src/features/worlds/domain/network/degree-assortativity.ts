import { degreeOf, type Graph } from './graph.ts'

/**
 * Do the well connected keep to the well connected? Pearson’s correlation of the degrees at both ends of the ties,
 * −1 … 1 (Newman 2002; as `networkx.degree_assortativity_coefficient`: of a directed graph outgoing degree of the source,
 * incoming of the target). NaN where degrees do not vary.
 */
export function computeDegreeAssortativity(graph: Graph): number {
  const { n, offsets, targets } = graph
  const ends = targets.length
  let meanX = 0
  let meanY = 0
  for (let v = 0; v < n; v++) {
    meanX += degreeOf(graph, v) ** 2
    meanY += degreeOf(graph.incoming, v) ** 2
  }
  meanX /= ends
  meanY /= ends
  let both = 0
  let varianceX = 0
  let varianceY = 0
  for (let v = 0; v < n; v++) {
    const x = degreeOf(graph, v) - meanX
    varianceX += x * x * degreeOf(graph, v)
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const y = degreeOf(graph.incoming, targets[e]!) - meanY
      both += x * y
      varianceY += y * y
    }
  }
  const spread = Math.sqrt(varianceX * varianceY)
  return spread > 1e-12 * ends ? both / spread : Number.NaN
}
