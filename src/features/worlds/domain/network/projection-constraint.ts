import { ACTOR_MODE, degreeOf, type Graph } from './graph.ts'

/** Σ over what a node is tied to of its other members: the sum of the node’s shared counts with all others. */
function sharedStrengths(graph: Graph, mode: Uint8Array, side: number): Float64Array {
  const strengths = new Float64Array(graph.n)
  for (let i = 0; i < graph.n; i++) {
    if (mode[i] !== side) continue
    for (let e = graph.offsets[i]!; e < graph.offsets[i + 1]!; e++) {
      strengths[i]! += degreeOf(graph, graph.targets[e]!) - 1
    }
  }
  return strengths
}

/**
 * Visits each node i of a side with the nodes that it shares with (`near[0 … count − 1]`, i left out) and how many they
 * share (`shared[j]`).
 */
function visitSharing(
  graph: Graph,
  mode: Uint8Array,
  side: number,
  visit: (i: number, near: Int32Array, count: number, shared: Int32Array) => void,
) {
  const { n, offsets, targets } = graph
  const shared = new Int32Array(n)
  const near = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    if (mode[i] !== side) continue
    let count = 0
    shared[i] = 1 // so that i itself is never taken for new
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      const world = targets[e]!
      for (let f = offsets[world]!; f < offsets[world + 1]!; f++) {
        const j = targets[f]!
        if (shared[j] === 0) near[count++] = j
        shared[j]!++
      }
    }
    shared[i] = 0
    visit(i, near, count, shared)
    for (let k = 0; k < count; k++) shared[near[k]!] = 0
  }
}

/**
 * Burt’s constraint of the nodes of one side as if they were tied to each other by **how many of the other side they
 * share** (actors by shared worlds), without ever making that projection. NaN for nodes of the other side, and for those
 * that share nothing.
 *
 * With c_ij shared counts (c_ii = 0), s_i = Σ_j c_ij, p_ij = c_ij/s_i, Burt’s inner sum is
 * Σ_q p_iq p_qj = (1/s_i) Σ_q c_iq c_qj/s_q. As c = B Bᵀ off its diagonal, Σ_q c_iq c_qj/s_q is Σ over the worlds w of j of
 * r_i(w) = Σ_{q in w, q ≠ i} c_iq/s_q, less the term q = j that B Bᵀ has and c has not. Time: pairs that share × worlds of
 * an actor; memory: a few numbers a node.
 */
export function computeProjectionConstraint(graph: Graph, mode: Uint8Array, side = ACTOR_MODE): Float64Array {
  const { n, offsets, targets } = graph
  const strengths = sharedStrengths(graph, mode, side)
  const constraint = new Float64Array(n).fill(Number.NaN)
  const reach = new Float64Array(n)
  visitSharing(graph, mode, side, (i, near, count, shared) => {
    if (count === 0) return
    for (let k = 0; k < count; k++) {
      const q = near[k]!
      const given = shared[q]! / strengths[q]!
      for (let f = offsets[q]!; f < offsets[q + 1]!; f++) reach[targets[f]!]! += given
    }
    let sum = 0
    for (let k = 0; k < count; k++) {
      const j = near[k]!
      const own = shared[j]!
      let through = own - (own * degreeOf(graph, j)) / strengths[j]!
      for (let f = offsets[j]!; f < offsets[j + 1]!; f++) through += reach[targets[f]!]!
      sum += through * through
    }
    constraint[i] = sum / strengths[i]! ** 2
    for (let k = 0; k < count; k++) {
      const q = near[k]!
      for (let f = offsets[q]!; f < offsets[q + 1]!; f++) reach[targets[f]!] = 0
    }
  })
  return constraint
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
  const { n, offsets, targets } = graph
  const strengths = sharedStrengths(graph, mode, side)
  const most = new Float64Array(n)
  visitSharing(graph, mode, side, (i, near, count, shared) => {
    for (let k = 0; k < count; k++) most[i] = Math.max(most[i]!, shared[near[k]!]!)
  })
  const sizes = new Float64Array(n).fill(Number.NaN)
  const reach = new Float64Array(n)
  visitSharing(graph, mode, side, (i, near, count, shared) => {
    if (count === 0) return
    for (let k = 0; k < count; k++) {
      const q = near[k]!
      for (let f = offsets[q]!; f < offsets[q + 1]!; f++) reach[targets[f]!]! += shared[q]!
    }
    let redundant = 0
    for (let k = 0; k < count; k++) {
      const j = near[k]!
      let through = -shared[j]! * degreeOf(graph, j)
      for (let f = offsets[j]!; f < offsets[j + 1]!; f++) through += reach[targets[f]!]!
      redundant += through / most[j]!
    }
    sizes[i] = count - redundant / strengths[i]!
    for (let k = 0; k < count; k++) {
      const q = near[k]!
      for (let f = offsets[q]!; f < offsets[q + 1]!; f++) reach[targets[f]!] = 0
    }
  })
  return sizes
}
