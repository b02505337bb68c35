import type { Graph } from './graph.ts'
import { aggregateLevel, everyoneAlone, groundLevel, type Level, numberByFirst } from './leiden-level.ts'
import { computeModularity } from './modularity.ts'
import { type Random, seededRandom } from './random.ts'
import { undirectedView } from './undirected-view.ts'

export type Communities = {
  /** Number of the community of each node, 0 … communities − 1 in order of their first nodes. */
  readonly membership: Int32Array
  readonly communities: number
  /** Q of this partition (`computeModularity`); NaN without ties. */
  readonly modularity: number
}

/**
 * Small graphs are tried often, each time until nothing gets better; of a large one the third pass gains less than .003
 * of Q, and is the last (`bench networks`).
 */
const TIES_OF_ALL_STARTS = 8_000
const MOST_STARTS = 40
const SMALL_GRAPH_TIES = 1_000
const ROUNDS = { small: 20, large: 3 } as const

/**
 * Communities by the Leiden algorithm for modularity with resolution γ (Traag, Waltman & van Eck 2019): nodes move where
 * they gain most, communities are refined into well-knit parts, parts become nodes, and again until nothing moves. The
 * same seed gives the same communities. Direction is ignored: a tie said by both counts twice.
 */
export function findCommunities(
  graph: Graph,
  options: {
    readonly seed?: number
    readonly resolution?: number
    readonly starts?: number
    readonly rounds?: number
    readonly weighted?: boolean
  } = {},
): Communities {
  const { seed = 1, resolution = 1, weighted = true } = options
  const view = undirectedView(graph, { counted: true })
  const plain = weighted ? view : { ...view, weights: null }
  const ground = groundLevel(plain)
  let total = 0
  for (let v = 0; v < plain.n; v++) total += ground.strengths[v]!
  const random = seededRandom(seed)
  const starts =
    options.starts ??
    Math.max(1, Math.min(MOST_STARTS, Math.floor(TIES_OF_ALL_STARTS / Math.max(1, plain.m))))
  const rounds = options.rounds ?? (plain.m < SMALL_GRAPH_TIES ? ROUNDS.small : ROUNDS.large)
  let best: Communities | null = null
  for (let start = 0; start < starts; start++) {
    const membership = everyoneAlone(plain.n)
    let modularity = Number.NaN
    for (let round = 0; round < rounds && total > 0; round++) {
      runOnce(ground, membership, resolution / total, random)
      if (rounds <= ROUNDS.large && round + 1 < rounds) continue
      const reached = computeModularity(plain, membership, { resolution })
      const settled = reached <= modularity + 1e-10
      modularity = reached
      if (settled) break
    }
    const communities = numberByFirst(membership)
    if (!best || modularity > best.modularity + 1e-12) best = { membership, communities, modularity }
  }
  return best ?? { membership: new Int32Array(plain.n), communities: 0, modularity: Number.NaN }
}

/** One pass through all levels, from the communities given; `membership` is changed in place. */
function runOnce(ground: Level, membership: Int32Array, pull: number, random: Random) {
  let level = ground
  let community: Int32Array = membership.slice()
  /** The node of the level that each single node is in. */
  const place = everyoneAlone(membership.length)
  for (;;) {
    moveNodes(level, community, pull, random)
    const communities = numberByFirst(community)
    if (communities === level.n) break
    const part = refine(level, community, communities, pull, random)
    const parts = numberByFirst(part)
    const above = new Int32Array(parts)
    for (let v = 0; v < level.n; v++) above[part[v]!] = community[v]!
    for (let v = 0; v < place.length; v++) place[v] = part[place[v]!]!
    const stuck = parts === level.n
    level = stuck ? level : aggregateLevel(level, part, parts)
    community = above
    if (stuck) break
  }
  for (let v = 0; v < place.length; v++) membership[v] = community[place[v]!]!
}

/**
 * Fast local moving: every node goes where it gains most, its neighbours are looked at again, until none would move.
 *
 * @param pull γ/2m: what a node loses with each unit of strength that it is put beside
 */
function moveNodes(level: Level, community: Int32Array, pull: number, random: Random) {
  const { n, offsets, targets, weights, strengths } = level
  const strengthOf = new Float64Array(n)
  const members = new Int32Array(n)
  for (let v = 0; v < n; v++) {
    strengthOf[community[v]!]! += strengths[v]!
    members[community[v]!]!++
  }
  const free: number[] = []
  for (let c = n - 1; c >= 0; c--) if (members[c] === 0) free.push(c)
  const waiting = everyoneAlone(n)
  random.shuffle(waiting)
  const waits = new Uint8Array(n).fill(1)
  const tieTo = new Float64Array(n)
  const near = new Int32Array(n)
  let head = 0
  let count = n
  while (count > 0) {
    const v = waiting[head]!
    head = head + 1 === n ? 0 : head + 1
    count--
    waits[v] = 0
    const own = community[v]!
    const start = offsets[v]!
    const end = offsets[v + 1]!
    let nearby = 0
    for (let e = start; e < end; e++) {
      const c = community[targets[e]!]!
      if (tieTo[c] === 0) near[nearby++] = c
      tieTo[c]! += weights[e]!
    }
    const lost = pull * strengths[v]!
    strengthOf[own]! -= strengths[v]!
    let best = own
    let gain = tieTo[own]! - lost * strengthOf[own]!
    const least = 1e-12 * strengths[v]!
    for (let k = 0; k < nearby; k++) {
      const c = near[k]!
      const value = tieTo[c]! - lost * strengthOf[c]!
      if (value > gain + least) {
        gain = value
        best = c
      }
      tieTo[c] = 0
    }
    if (gain < -least && members[own]! > 1) best = free.pop() ?? own
    strengthOf[best]! += strengths[v]!
    if (best === own) continue
    members[best]!++
    if (--members[own]! === 0) free.push(own)
    community[v] = best
    for (let e = start; e < end; e++) {
      const u = targets[e]!
      if (waits[u] === 1 || community[u] === best) continue
      waits[u] = 1
      const tail = head + count
      waiting[tail >= n ? tail - n : tail] = u
      count++
    }
  }
}

/**
 * Refines communities into parts that are well knit inside them: each node starts alone, and one still alone joins the
 * part of its community where it gains most, if both hold to the rest of it.
 */
function refine(
  level: Level,
  community: Int32Array,
  communities: number,
  pull: number,
  random: Random,
): Int32Array {
  const { n, offsets, targets, weights, strengths } = level
  const whole = new Float64Array(communities)
  for (let v = 0; v < n; v++) whole[community[v]!]! += strengths[v]!
  const part = everyoneAlone(n)
  const strengthOf = strengths.slice()
  const alone = new Uint8Array(n).fill(1)
  /** Ties of each part to the rest of its community. */
  const cut = new Float64Array(n)
  for (let v = 0; v < n; v++) {
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      if (community[targets[e]!] === community[v]) cut[v]! += weights[e]!
    }
  }
  const order = everyoneAlone(n)
  random.shuffle(order)
  const tieTo = new Float64Array(n)
  const near = new Int32Array(n)
  const holds = (p: number, all: number) => cut[p]! >= pull * strengthOf[p]! * (all - strengthOf[p]!)
  for (let i = 0; i < n; i++) {
    const v = order[i]!
    const all = whole[community[v]!]!
    if (alone[v] === 0 || !holds(v, all)) continue
    let nearby = 0
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const u = targets[e]!
      if (community[u] !== community[v]) continue
      const p = part[u]!
      if (tieTo[p] === 0) near[nearby++] = p
      tieTo[p]! += weights[e]!
    }
    let best = v
    let gain = 0
    let tie = 0
    for (let k = 0; k < nearby; k++) {
      const p = near[k]!
      const value = tieTo[p]! - pull * strengths[v]! * strengthOf[p]!
      if (value > gain && holds(p, all)) {
        gain = value
        best = p
        tie = tieTo[p]!
      }
      tieTo[p] = 0
    }
    if (best === v) continue
    part[v] = best
    alone[v] = 0
    alone[best] = 0
    strengthOf[best]! += strengths[v]!
    cut[best]! += cut[v]! - 2 * tie
  }
  return part
}
