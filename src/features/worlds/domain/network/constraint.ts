import { computeStrengths } from './density.ts'
import { degreeOf, type Graph } from './graph.ts'
import { countTriangles } from './triangles.ts'
import { undirectedView, withoutWeights } from './undirected-view.ts'

/** Ties as Burt weighs them: w_uv + w_vu; in both rows, whichever end said it. */
function mutualGraph(graph: Graph, weighted: boolean): Graph {
  return undirectedView(weighted ? graph : withoutWeights(graph), { counted: true })
}

/**
 * Burt’s constraint, Σ_w (p_vw + Σ_q p_vq p_qw)² over the contacts w of v, p_vw being the share that v gives to w of all
 * its ties, said and heard (Burt 1992; as `networkx.constraint`). High: a closed circle; low: free to connect others.
 * NaN where it is not defined: a node without ties, or of a directed graph without outgoing ones. Time Σ degree².
 */
export function computeConstraint(graph: Graph, options: { readonly weighted?: boolean } = {}): Float64Array {
  const mutual = mutualGraph(graph, options.weighted ?? true)
  const { n, offsets, targets, weights } = mutual
  const strengths = computeStrengths(mutual)
  const constraint = new Float64Array(n)
  const share = new Float64Array(n)
  for (let v = 0; v < n; v++) {
    if (degreeOf(graph, v) === 0) {
      constraint[v] = Number.NaN
      continue
    }
    // shares of contacts are > 0 and of all others 0: it is also who is a contact
    const own = strengths[v]!
    const start = offsets[v]!
    const end = offsets[v + 1]!
    for (let e = start; e < end; e++) share[targets[e]!] = (weights ? weights[e]! : 1) / own
    let sum = 0
    for (let e = start; e < end; e++) {
      const w = targets[e]!
      // Σ_q p_vq p_qw walked from w: the weight of q–w is the same in both rows
      let through = 0
      for (let f = offsets[w]!; f < offsets[w + 1]!; f++) {
        const q = targets[f]!
        const given = share[q]!
        if (given > 0) through += (given * (weights ? weights[f]! : 1)) / strengths[q]!
      }
      sum += (share[w]! + through) ** 2
    }
    constraint[v] = sum
    for (let e = start; e < end; e++) share[targets[e]!] = 0
  }
  return constraint
}

/** Burt’s general form, Σ_u (1 − Σ_w p_vw m_uw), m_uw = weight of u–w over the largest weight of u. */
function computeWeightedEffectiveSizes(graph: Graph, mutual: Graph): Float64Array {
  const { n, offsets, targets, weights } = mutual
  const strengths = computeStrengths(mutual)
  const sizes = new Float64Array(n)
  const share = new Float64Array(n)
  for (let v = 0; v < n; v++) {
    if (degreeOf(graph, v) === 0) {
      sizes[v] = Number.NaN
      continue
    }
    const end = offsets[v + 1]!
    for (let e = offsets[v]!; e < end; e++) share[targets[e]!] = (weights ? weights[e]! : 1) / strengths[v]!
    let sum = 0
    for (let e = offsets[v]!; e < end; e++) {
      const u = targets[e]!
      let largest = 0
      let shared = 0
      for (let f = offsets[u]!; f < offsets[u + 1]!; f++) {
        const weight = weights ? weights[f]! : 1
        if (weight > largest) largest = weight
        shared += share[targets[f]!]! * weight
      }
      sum += 1 - shared / largest
    }
    sizes[v] = sum
    for (let e = offsets[v]!; e < end; e++) share[targets[e]!] = 0
  }
  return sizes
}

/**
 * How many of one’s contacts really differ: n − 2t/n for n contacts with t ties among them (Borgatti 1997, which is
 * Burt’s effective size where ties weigh nothing). With `weighted`, or of a directed graph, Burt’s general form (as
 * `networkx.effective_size`). NaN as for constraint.
 */
export function computeEffectiveSizes(
  graph: Graph,
  options: { readonly weighted?: boolean } = {},
): Float64Array {
  const weighted = options.weighted ?? false
  if (graph.directed || (weighted && graph.weights))
    return computeWeightedEffectiveSizes(graph, mutualGraph(graph, weighted))
  const triangles = countTriangles(graph)
  return Float64Array.from(triangles, (t, v) => {
    const contacts = degreeOf(graph, v)
    return contacts === 0 ? Number.NaN : contacts - (2 * t) / contacts
  })
}

/** Effective size over the number of contacts, 0 … 1: below 0.4, contacts say the same things. NaN without contacts. */
export function computeEfficiencies(
  graph: Graph,
  options: { readonly weighted?: boolean } = {},
): Float64Array {
  const alters = undirectedView(graph)
  return computeEffectiveSizes(graph, options).map((size, v) => size / degreeOf(alters, v))
}
