import { degreeOf, type Graph } from './graph.ts'

/**
 * One side of a two-mode graph seen from itself: its nodes renumbered 0 … n − 1, the most connected first, with the places
 * (nodes of the other side, renumbered too) of each and the members of each place, ascending.
 */
export type Side = {
  readonly n: number
  readonly places: number
  readonly rows: Int32Array
  readonly placeOf: Int32Array
  readonly heads: Int32Array
  readonly members: Int32Array
  /** The number in the graph of each node of the side. */
  readonly nodes: Int32Array
  /** Σ over its places of their other members: the sum of what it shares with everyone. */
  readonly strengths: Float64Array
}

export function sideOf(graph: Graph, mode: Uint8Array, side: number): Side {
  const { offsets, targets } = graph
  const nodes = Int32Array.from(mode.keys()).filter((v) => mode[v] === side)
  nodes.sort((a, b) => degreeOf(graph, b) - degreeOf(graph, a) || a - b)
  const place = new Int32Array(graph.n)
  let places = 0
  for (let v = 0; v < graph.n; v++) if (mode[v] !== side) place[v] = places++
  const n = nodes.length
  const rows = new Int32Array(n + 1)
  const placeOf = new Int32Array(graph.m)
  const heads = new Int32Array(places + 1)
  let end = 0
  for (let i = 0; i < n; i++) {
    const v = nodes[i]!
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const w = place[targets[e]!]!
      placeOf[end++] = w
      heads[w + 1]!++
    }
    rows[i + 1] = end
  }
  for (let w = 0; w < places; w++) heads[w + 1]! += heads[w]!
  const members = new Int32Array(end)
  const cursor = heads.slice(0, places)
  const strengths = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    for (let e = rows[i]!; e < rows[i + 1]!; e++) {
      const w = placeOf[e]!
      members[cursor[w]!++] = i
      strengths[i]! += heads[w + 1]! - heads[w]! - 1
    }
  }
  return { n, places, rows, placeOf, heads, members, nodes, strengths }
}

/** What a node shares with those after it: `near[0 … count − 1]`, how many each (`shared`, beside). */
export type Sharing = {
  readonly near: Int32Array
  readonly shared: Int32Array
  count: number
}

export function makeSharing(side: Side): {
  readonly sharing: Sharing
  readonly collect: (i: number) => void
} {
  const { n, rows, placeOf, heads, members } = side
  const sharing: Sharing = { near: new Int32Array(n), shared: new Int32Array(n), count: 0 }
  const { near, shared } = sharing
  const common = new Int32Array(n)
  const collect = (i: number) => {
    let count = 0
    for (let e = rows[i]!; e < rows[i + 1]!; e++) {
      const w = placeOf[e]!
      for (let f = heads[w + 1]! - 1; f >= heads[w]!; f--) {
        const j = members[f]!
        if (j <= i) break
        if (common[j] === 0) near[count++] = j
        common[j]!++
      }
    }
    for (let k = 0; k < count; k++) {
      shared[k] = common[near[k]!]!
      common[near[k]!] = 0
    }
    sharing.count = count
  }
  return { sharing, collect }
}

/** Adding a row in one go is this many times faster than number by number in no order. */
const ROW_GAIN = 4

/**
 * The vectors Σ_{q in w} worth(q)·(places of q) of the places that have so many members that adding their vector as a
 * whole is quicker than walking them; `slot[w]` −1 for the others.
 */
function sumLargePlaces(side: Side, worth: Float64Array) {
  const { places, rows, heads, members } = side
  const slot = new Int32Array(places).fill(-1)
  const large: number[] = []
  for (let w = 0; w < places; w++) {
    let steps = 0
    for (let f = heads[w]!; f < heads[w + 1]!; f++) steps += rows[members[f]! + 1]! - rows[members[f]!]!
    if (steps * ROW_GAIN > places) slot[w] = large.push(w) - 1
  }
  const sums = large.map((w) => {
    const sum = new Float64Array(places)
    addPlaces(side, worth, w, sum)
    return sum
  })
  return { slot, sums }
}

function addPlaces(side: Side, worth: Float64Array, w: number, to: Float64Array) {
  const { rows, placeOf, heads, members } = side
  for (let f = heads[w]!; f < heads[w + 1]!; f++) {
    const q = members[f]!
    const given = worth[q]!
    for (let e = rows[q]!; e < rows[q + 1]!; e++) to[placeOf[e]!]! += given
  }
}

function addVector(of: Float64Array, to: Float64Array) {
  for (let w = 0; w < to.length; w++) to[w]! += of[w]!
}

/**
 * Visits every pair i < j that shares something, once, with Σ_{q ≠ i, j} c_iq·worth(q)·c_qj beside what they share — which
 * is as much for j, i. As c = B Bᵀ off its diagonal, it is Σ over the places w of j of r_i(w) = Σ_{q in w, q ≠ i}
 * c_iq·worth(q), less the term q = j that B Bᵀ has and c has not; and r_i is a sum over the places of i.
 *
 * @param visit i, what it shares with those after it, and beside it what goes through others
 */
export function visitSharedPairs(
  side: Side,
  worth: Float64Array,
  visit: (i: number, sharing: Sharing, through: Float64Array) => void,
) {
  const { n, places, rows, placeOf } = side
  const { sharing, collect } = makeSharing(side)
  const { slot, sums } = sumLargePlaces(side, worth)
  const reach = new Float64Array(places)
  const through = new Float64Array(n)
  const spread = (i: number) => {
    reach.fill(0)
    const own = (rows[i + 1]! - rows[i]!) * worth[i]!
    for (let e = rows[i]!; e < rows[i + 1]!; e++) {
      const w = placeOf[e]!
      if (slot[w]! >= 0) addVector(sums[slot[w]!]!, reach)
      else addPlaces(side, worth, w, reach)
    }
    for (let e = rows[i]!; e < rows[i + 1]!; e++) reach[placeOf[e]!]! -= own
  }
  const gather = () => {
    const { near, shared, count } = sharing
    for (let k = 0; k < count; k++) {
      const j = near[k]!
      const start = rows[j]!
      const end = rows[j + 1]!
      let sum = -shared[k]! * (end - start) * worth[j]!
      for (let e = start; e < end; e++) sum += reach[placeOf[e]!]!
      through[k] = sum
    }
  }
  for (let i = 0; i < n; i++) {
    collect(i)
    if (sharing.count === 0) continue
    spread(i)
    gather()
    visit(i, sharing, through)
  }
}
