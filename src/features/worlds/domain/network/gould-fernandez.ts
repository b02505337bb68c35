import type { Graph } from './graph.ts'

/**
 * What one who stands between a → b → c does, by the groups of the three: `w_I` coordinator (all of one group), `w_O`
 * itinerant (a and c of one other group), `b_IO` representative (a of one’s own), `b_OI` gatekeeper (c of one’s own),
 * `b_O` liaison (three groups), `t` all together. Names as in R’s `sna::brokerage`.
 */
export const BROKERAGE_ROLES = ['w_I', 'w_O', 'b_IO', 'b_OI', 'b_O', 't'] as const
export type BrokerageRole = (typeof BROKERAGE_ROLES)[number]
export type ByRole = Readonly<Record<BrokerageRole, Float64Array>>
export type Brokerage = {
  /** Counts; of an undirected tie both directions count. NaN for a node of no group. */
  readonly raw: ByRole
  /** (count − expected)/standard deviation in random graphs of this density; NaN where nothing can vary. */
  readonly z: ByRole
}

const byRole = (make: (role: BrokerageRole, place: number) => Float64Array): ByRole => ({
  w_I: make('w_I', 0),
  w_O: make('w_O', 1),
  b_IO: make('b_IO', 2),
  b_OI: make('b_OI', 3),
  b_O: make('b_O', 4),
  t: make('t', 5),
})

function roleOf(a: number, broker: number, c: number): Exclude<BrokerageRole, 't'> {
  if (a === broker) return c === broker ? 'w_I' : 'b_IO'
  if (c === broker) return 'b_OI'
  return a === c ? 'w_O' : 'b_O'
}

/** Every path a → b → c with a ≠ c, open or closed, from how many of each group point to b and are pointed at. */
function countPaths(graph: Graph, groups: Int32Array, size: number, raw: ByRole) {
  const { n, offsets, targets, incoming } = graph
  const into = new Float64Array(size)
  const out = new Float64Array(size)
  const both = new Float64Array(size)
  const pointsTo = new Int32Array(n).fill(-1)
  for (let b = 0; b < n; b++) {
    const own = groups[b]!
    if (own < 0) continue
    into.fill(0)
    out.fill(0)
    both.fill(0)
    let allIn = 0
    let allOut = 0
    for (let e = offsets[b]!; e < offsets[b + 1]!; e++) {
      const c = targets[e]!
      if (groups[c]! < 0) continue
      out[groups[c]!]!++
      allOut++
      pointsTo[c] = b
    }
    for (let e = incoming.offsets[b]!; e < incoming.offsets[b + 1]!; e++) {
      const a = incoming.targets[e]!
      if (groups[a]! < 0) continue
      into[groups[a]!]!++
      allIn++
      if (pointsTo[a] === b) both[groups[a]!]!++
    }
    raw.w_I[b] = into[own]! * out[own]! - both[own]!
    raw.b_IO[b] = into[own]! * (allOut - out[own]!)
    raw.b_OI[b] = (allIn - into[own]!) * out[own]!
    let itinerant = 0
    for (let g = 0; g < size; g++) if (g !== own) itinerant += into[g]! * out[g]! - both[g]!
    raw.w_O[b] = itinerant
    let sameOther = 0
    for (let g = 0; g < size; g++) if (g !== own) sameOther += into[g]! * out[g]!
    raw.b_O[b] = (allIn - into[own]!) * (allOut - out[own]!) - sameOther
  }
}

/** Takes away the paths a → b → c where a has c as its own contact: nothing is brokered there. */
function dropClosedPaths(graph: Graph, groups: Int32Array, raw: ByRole) {
  const { n, offsets, targets } = graph
  const contactOf = new Int32Array(n).fill(-1)
  for (let a = 0; a < n; a++) {
    if (groups[a]! < 0) continue
    for (let e = offsets[a]!; e < offsets[a + 1]!; e++) contactOf[targets[e]!] = a
    for (let e = offsets[a]!; e < offsets[a + 1]!; e++) {
      const b = targets[e]!
      if (groups[b]! < 0) continue
      for (let f = offsets[b]!; f < offsets[b + 1]!; f++) {
        const c = targets[f]!
        if (contactOf[c] === a && groups[c]! >= 0) raw[roleOf(groups[a]!, groups[b]!, groups[c]!)][b]!--
      }
    }
  }
}

/** Mean and variance of each role for a broker of group `own` in random graphs of density d (Gould & Fernandez 1989). */
function momentsOf(sizes: readonly number[], own: number, all: number, d: number) {
  const ni = sizes[own] ?? 0
  const others = sizes.filter((_, g) => g !== own)
  const sum = (of: (n: number) => number) => others.reduce((total, n) => total + of(n), 0)
  const pairs = (n: number) => (n * (n - 1)) / 2
  const outside = all - ni
  const open = d ** 2 * (1 - d)
  const shared = d ** 3 * (1 - d) ** 3
  const representative = {
    paths: outside * (ni - 1),
    overlaps: 2 * ((ni - 1) * pairs(outside) + outside * pairs(ni - 1)),
  }
  const roles: Record<BrokerageRole, { paths: number; overlaps: number }> = {
    w_I: { paths: (ni - 1) * (ni - 2), overlaps: 2 * (ni - 1) * (ni - 2) * (ni - 3) },
    w_O: { paths: sum((n) => n * (n - 1)), overlaps: 2 * sum((n) => n * (n - 1) * (n - 2)) },
    b_IO: representative,
    b_OI: representative,
    b_O: { paths: outside ** 2 - sum((n) => n * n), overlaps: 4 * sum((n) => n * pairs(outside - n)) },
    t: { paths: (all - 1) * (all - 2), overlaps: 2 * (all - 1) * (all - 2) * (all - 3) },
  }
  return (role: BrokerageRole) => {
    const mean = open * roles[role].paths
    return { mean, deviation: Math.sqrt(mean * (1 - open) + roles[role].overlaps * shared) }
  }
}

/**
 * Brokerage by groups (Gould & Fernandez 1989), counts and z-scores, as `sna::brokerage` of R. A node of no group (−1)
 * is left out as if it were not there. Weights are ignored.
 */
export function computeBrokerage(graph: Graph, groups: Int32Array): Brokerage {
  const { n } = graph
  let size = 0
  for (let v = 0; v < n; v++) size = Math.max(size, groups[v]! + 1)
  const sizes = new Array<number>(size).fill(0)
  let all = 0
  let ties = 0
  for (let v = 0; v < n; v++) {
    const own = groups[v]!
    if (own < 0) continue
    sizes[own]!++
    all++
    for (let e = graph.offsets[v]!; e < graph.offsets[v + 1]!; e++) {
      if (groups[graph.targets[e]!]! >= 0) ties++
    }
  }
  const raw = byRole(() => new Float64Array(n))
  countPaths(graph, groups, size, raw)
  dropClosedPaths(graph, groups, raw)
  for (let v = 0; v < n; v++) {
    const { w_I, w_O, b_IO, b_OI, b_O, t } = raw
    t[v] = w_I[v]! + w_O[v]! + b_IO[v]! + b_OI[v]! + b_O[v]!
    if (groups[v]! < 0) for (const role of BROKERAGE_ROLES) raw[role][v] = Number.NaN
  }
  const density = ties / (all * (all - 1))
  const moments = sizes.map((_, own) => momentsOf(sizes, own, all, density))
  const z = byRole((role) =>
    raw[role].map((count, v) => {
      if (groups[v]! < 0) return Number.NaN
      const { mean, deviation } = moments[groups[v]!]!(role)
      return deviation > 0 ? (count - mean) / deviation : Number.NaN
    }),
  )
  return { raw, z }
}
