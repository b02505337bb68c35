import type { Graph } from './graph.ts'
import { makeNodeHeap, popNearest, pushNode } from './node-heap.ts'

/** Lengths are whole numbers, so that ways of the same length are told to be: 1/weight is exact for weights up to 10. */
const UNITS = 2520 * 1e6

export type Path = {
  /** From a node of the first set to one of the second; a single node when one is in both. */
  readonly nodes: readonly number[]
  /** Σ of 1/weight. */
  readonly length: number
}

export type PathOptions = {
  /** What a node already bears: of ways of the same length the one that bears least in all. */
  readonly load?: ArrayLike<number>
  /** Nodes that may stand on the way, its ends too; all when left out. */
  readonly mayPass?: (node: number) => boolean
}

/**
 * The shortest way from any node of one set to any of another, a tie being as long as 1/weight: strong ties are short
 * (Dijkstra 1959; method 5.4). Of ways of the same length: the least load, then the fewest nodes, then the lowest
 * numbers from the end. Null where there is no way. Directions are followed.
 */
export function findShortestPath(
  graph: Graph,
  from: Iterable<number>,
  to: Iterable<number>,
  { load, mayPass = () => true }: PathOptions = {},
): Path | null {
  const { n, offsets, targets, weights } = graph
  const lengths = new Float64Array(n).fill(Number.POSITIVE_INFINITY)
  const loads = new Float64Array(n)
  const hops = new Int32Array(n)
  const before = new Int32Array(n).fill(-1)
  const heap = makeNodeHeap(n)
  const goals = new Set(to)
  const loadOf = (node: number) => load?.[node] ?? 0
  for (const source of from) {
    if (!mayPass(source) || lengths[source] === 0) continue
    lengths[source] = 0
    loads[source] = loadOf(source)
    pushNode(heap, source, 0)
  }
  const comesFirst = (a: number, b: number) => loads[a]! - loads[b]! || hops[a]! - hops[b]! || a - b
  let goal = -1
  // whoever is nearer is settled with its best way before it offers one: lengths are > 0
  for (let v = popNearest(heap); v >= 0; v = popNearest(heap)) {
    if (goal >= 0 && lengths[v]! > lengths[goal]!) break
    if (goals.has(v) && (goal === -1 || comesFirst(v, goal) < 0)) goal = v
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const w = targets[e]!
      const length = lengths[v]! + Math.round(UNITS / (weights ? weights[e]! : 1))
      if (length > lengths[w]! || !mayPass(w)) continue
      const borne = loads[v]! + loadOf(w)
      const same = length === lengths[w]
      if (same && (borne - loads[w]! || hops[v]! + 1 - hops[w]! || v - before[w]!) >= 0) continue
      lengths[w] = length
      loads[w] = borne
      hops[w] = hops[v]! + 1
      before[w] = v
      if (!same) pushNode(heap, w, length)
    }
  }
  if (goal === -1) return null
  const nodes: number[] = []
  for (let v = goal; v !== -1; v = before[v]!) nodes.push(v)
  return { nodes: nodes.reverse(), length: lengths[goal]! / UNITS }
}
