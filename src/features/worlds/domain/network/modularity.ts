import type { Graph } from './graph.ts'

/**
 * Modularity of a partition: Q = Σ_c [L_c/m − γ (k_c/2m)²], L_c the weight of ties inside c and k_c that of its members’
 * ties; of a directed graph Σ_c [L_c/m − γ k_c^out k_c^in/m²] (Newman & Girvan 2004; Leicht & Newman 2008). NaN without
 * ties.
 *
 * @param membership number of the group of each node, 0 … k − 1
 */
export function computeModularity(
  graph: Graph,
  membership: ArrayLike<number>,
  options: { readonly resolution?: number; readonly weighted?: boolean } = {},
): number {
  const { n, offsets, targets } = graph
  const weights = (options.weighted ?? true) ? graph.weights : null
  let groups = 0
  for (let v = 0; v < n; v++) groups = Math.max(groups, membership[v]! + 1)
  const out = new Float64Array(groups)
  const into = new Float64Array(groups)
  let inside = 0
  let total = 0
  for (let v = 0; v < n; v++) {
    const own = membership[v]!
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const weight = weights ? weights[e]! : 1
      const other = membership[targets[e]!]!
      total += weight
      out[own]! += weight
      into[other]! += weight
      if (own === other) inside += weight
    }
  }
  let expected = 0
  for (let c = 0; c < groups; c++) expected += (out[c]! / total) * (into[c]! / total)
  return inside / total - (options.resolution ?? 1) * expected
}
