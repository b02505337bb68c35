import { ACTOR_MODE, type Graph } from './graph.ts'
import { makeSharing, type Side, sideOf, visitSharedPairs } from './shared-pairs.ts'

/** Values of a side as a column of the graph: NaN for the other side, and for those that share nothing. */
function columnOf(graph: Graph, side: Side, valueAt: (i: number) => number): Float64Array {
  const column = new Float64Array(graph.n).fill(Number.NaN)
  for (let i = 0; i < side.n; i++) if (side.strengths[i]! > 0) column[side.nodes[i]!] = valueAt(i)
  return column
}

/**
 * Burt’s constraint of the nodes of one side as if they were tied to each other by **how many of the other side they
 * share** (actors by shared worlds), without ever making that projection. NaN for nodes of the other side, and for those
 * that share nothing.
 *
 * With c_ij shared counts (c_ii = 0), s_i = Σ_j c_ij and p_ij = c_ij/s_i, constraint is
 * Σ_j (c_ij + Σ_q c_iq c_qj/s_q)²/s_i² over those j that share something with i. Time: pairs that share × places of the
 * less connected of both; memory: a few numbers a node, and a vector for each of the few largest places.
 */
export function computeProjectionConstraint(graph: Graph, mode: Uint8Array, side = ACTOR_MODE): Float64Array {
  const own = sideOf(graph, mode, side)
  const sums = new Float64Array(own.n)
  const worth = own.strengths.map((s) => (s > 0 ? 1 / s : 0))
  visitSharedPairs(own, worth, (i, { near, shared, count }, through) => {
    let sum = 0
    for (let k = 0; k < count; k++) {
      const square = (shared[k]! + through[k]!) ** 2
      sum += square
      sums[near[k]!]! += square
    }
    sums[i]! += sum
  })
  return columnOf(graph, own, (i) => sums[i]! / own.strengths[i]! ** 2)
}

/**
 * Burt’s effective size of the nodes of one side tied by shared counts, Σ_j (1 − Σ_q p_iq m_jq) with m_jq = c_jq over the
 * most that j shares with anyone; without making the projection. NaN as above.
 */
export function computeProjectionEffectiveSizes(
  graph: Graph,
  mode: Uint8Array,
  side = ACTOR_MODE,
): Float64Array {
  const own = sideOf(graph, mode, side)
  const most = mostShared(own)
  const contacts = new Int32Array(own.n)
  const redundant = new Float64Array(own.n)
  visitSharedPairs(own, new Float64Array(own.n).fill(1), (i, { near, count }, through) => {
    let sum = 0
    for (let k = 0; k < count; k++) {
      const j = near[k]!
      contacts[j]!++
      sum += through[k]! / most[j]!
      redundant[j]! += through[k]! / most[i]!
    }
    contacts[i]! += count
    redundant[i]! += sum
  })
  return columnOf(graph, own, (i) => contacts[i]! - redundant[i]! / own.strengths[i]!)
}

/** The most that each shares with any other. */
function mostShared(side: Side): Int32Array {
  const most = new Int32Array(side.n)
  const { sharing, collect } = makeSharing(side)
  const { near, shared } = sharing
  for (let i = 0; i < side.n; i++) {
    collect(i)
    for (let k = 0; k < sharing.count; k++) {
      const j = near[k]!
      const both = shared[k]!
      if (both > most[i]!) most[i] = both
      if (both > most[j]!) most[j] = both
    }
  }
  return most
}
