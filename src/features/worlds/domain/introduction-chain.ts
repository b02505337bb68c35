import type { Introducer, MeetingNetwork } from './who-should-meet.ts'

/** What a step costs: first 1/strength, then introductions already asked, then how many have not agreed yet. */
type Cost = readonly [number, number, number]
type Step = { readonly node: string; readonly cost: Cost; readonly from: string | null }

const add = (a: Cost, b: Cost): Cost => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
/** Sums of thirds that differ by rounding alone are alike. */
const isLess = (a: Cost, b: Cost) =>
  Math.abs(a[0] - b[0]) > 1e-9 ? a[0] < b[0] : a[1] !== b[1] ? a[1] < b[1] : a[2] < b[2]

const worldKey = (world: string) => `world ${world}`
const actorKey = (actor: string) => `actor ${actor}`
const idOf = (key: string) => key.slice(6)
const isActor = (key: string) => key.startsWith('actor ')

/** Steps that wait, the cheapest first (a binary heap). */
class Waiting {
  private readonly heap: Step[] = []

  push(step: Step) {
    const { heap } = this
    let at = heap.push(step) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      const other = heap[above]
      if (!other || !isLess(step.cost, other.cost)) break
      heap[at] = other
      at = above
    }
    heap[at] = step
  }

  pop(): Step | undefined {
    const { heap } = this
    const first = heap[0]
    const last = heap.pop()
    if (!last || heap.length === 0) return first
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      let next = heap[below]
      const right = heap[below + 1]
      if (next && right && isLess(right.cost, next.cost)) {
        below++
        next = right
      }
      if (!next || !isLess(next.cost, last.cost)) break
      heap[at] = next
      at = below
    }
    heap[at] = last
    return first
  }
}

/** Who stands beside whom, with 1/strength; both ways. Whoever refused to introduce is left out. */
function neighboursOf(network: MeetingNetwork): Map<string, Map<string, number>> {
  const beside = new Map<string, Map<string, number>>()
  const refused = (actor: string) => network.consent?.get(actor) === 'refused'
  const join = (a: string, b: string, strength: number) => {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const row = beside.get(from) ?? new Map<string, number>()
      row.set(to, Math.min(row.get(to) ?? Number.POSITIVE_INFINITY, 1 / strength))
      beside.set(from, row)
    }
  }
  for (const { actor, world, weight } of network.memberships)
    if (!refused(actor)) join(actorKey(actor), worldKey(world), weight)
  for (const { a, b, strength } of network.ties)
    if (!refused(a) && !refused(b)) join(actorKey(a), actorKey(b), strength)
  return beside
}

/**
 * The chain of people that leads from one world to another: the cheapest path over ties and memberships, each costing
 * 1/strength (Dijkstra 1959; method 5.4); of paths that cost the same, the one that asks least of those who were asked
 * already, then of those who agreed. Two in a row who do not know each other meet in the world `via`. Empty when nobody
 * leads there.
 */
export function findIntroductionChain(network: MeetingNetwork, worldA: string, worldB: string): Introducer[] {
  const beside = neighboursOf(network)
  const start = worldKey(worldA)
  const end = worldKey(worldB)
  const waiting = new Waiting()
  const from = new Map<string, string | null>()
  waiting.push({ node: start, cost: [0, 0, 0], from: null })
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    if (from.has(step.node)) continue
    from.set(step.node, step.from)
    if (step.node === end) break
    for (const [node, length] of beside.get(step.node) ?? []) {
      if (from.has(node)) continue
      const asked: Cost = isActor(node)
        ? [length, network.load?.get(idOf(node)) ?? 0, network.consent?.get(idOf(node)) === 'given' ? 0 : 1]
        : [length, 0, 0]
      waiting.push({ node, cost: add(step.cost, asked), from: step.node })
    }
  }
  const path: string[] = []
  for (let node = from.has(end) ? end : null; node; node = from.get(node) ?? null) path.unshift(node)
  return path.flatMap((node, i) => {
    if (!isActor(node)) return []
    const actor = idOf(node)
    const next = path[i + 1]
    const via = next && !isActor(next) && next !== end ? idOf(next) : null
    return [{ actor, inBoth: false, load: network.load?.get(actor) ?? 0, score: null, via }]
  })
}
