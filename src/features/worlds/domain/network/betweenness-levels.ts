import type { FoldedGraph } from './folded-graph.ts'
import type { Rows } from './graph.ts'

/** What one source after another is walked with; arrays by class. */
export type Pass = {
  readonly folded: FoldedGraph
  /** Shortest paths to a member; 0: not reached. */
  readonly paths: Float64Array
  /** c σ once the level is done, else 0. */
  readonly offered: Float64Array
  /** g. */
  readonly asked: Float64Array
  /** Σ g of the level after. */
  readonly received: Float64Array
  readonly order: Int32Array
  readonly levels: Int32Array
  /** What `pullLevel` tells. */
  readonly counts: Int32Array
  /** Not yet reached, by colour. */
  readonly waiting: readonly [Int32Array, Int32Array]
}

/** The level `order[from … to − 1]` gives its paths to its unvisited neighbours; returns the end of the new level. */
export function pushLevel(
  { offsets, targets }: Rows,
  paths: Float64Array,
  offered: Float64Array,
  order: Int32Array,
  from: number,
  to: number,
): number {
  let tail = to
  for (let i = from; i < to; i++) {
    const v = order[i]!
    const given = offered[v]!
    const end = offsets[v + 1]!
    for (let e = offsets[v]!; e < end; e++) {
      const w = targets[e]!
      if (offered[w] !== 0) continue
      const known = paths[w]!
      order[tail] = w
      tail += +(known === 0)
      paths[w] = known + given
    }
  }
  return tail
}

/**
 * Those waiting take the paths of their visited neighbours. `counts` 0: how many still wait, of `waiting`; 1: the end of
 * the new level in `order`; 2: its ties. Where no tie joins two nodes of one colour (`coloured`) the level is settled at
 * once, as none of those waiting is a neighbour of another.
 */
export function pullLevel(
  { offsets, targets }: Rows,
  { members }: FoldedGraph,
  { paths, offered, order, counts }: Pass,
  waiting: Int32Array,
  count: number,
  to: number,
  coloured: boolean,
) {
  let tail = to
  let left = 0
  let ties = 0
  for (let i = 0; i < count; i++) {
    const w = waiting[i]!
    if (paths[w] !== 0) continue
    const start = offsets[w]!
    const end = offsets[w + 1]!
    let sum = 0
    for (let e = start; e < end; e++) sum += offered[targets[e]!]!
    paths[w] = sum
    if (coloured) offered[w] = members[w]! * sum
    // both are written and one of them kept: a guess of the processor would often be wrong
    waiting[left] = w
    order[tail] = w
    const found = +(sum !== 0)
    left += 1 - found
    tail += found
    ties += found * (end - start)
  }
  counts[0] = left
  counts[1] = tail
  counts[2] = ties
}

/** The new level offers its paths; returns how many ties leave and enter it. */
export function settleLevel(
  offsets: Int32Array,
  members: Float64Array,
  paths: Float64Array,
  offered: Float64Array,
  order: Int32Array,
  from: number,
  to: number,
): number {
  let ties = 0
  for (let i = from; i < to; i++) {
    const v = order[i]!
    offered[v] = members[v]! * paths[v]!
    ties += offsets[v + 1]! - offsets[v]!
  }
  return ties
}

/** Each of a level sums what is asked by the level after. */
export function gatherLevel(
  { offsets, targets }: Rows,
  asked: Float64Array,
  received: Float64Array,
  order: Int32Array,
  from: number,
  to: number,
) {
  for (let i = from; i < to; i++) {
    const v = order[i]!
    const end = offsets[v + 1]!
    let sum = 0
    for (let e = offsets[v]!; e < end; e++) sum += asked[targets[e]!]!
    received[v] = sum
  }
}

/** `gatherLevel` and `closeLevel` at once, where no tie joins two nodes of one level. */
export function gatherAndClose(
  { offsets, targets }: Rows,
  { members, mass }: FoldedGraph,
  { paths, asked, order }: Pass,
  from: number,
  to: number,
  weight: number,
  between: Float64Array,
) {
  for (let i = from; i < to; i++) {
    const v = order[i]!
    const end = offsets[v + 1]!
    let sum = 0
    for (let e = offsets[v]!; e < end; e++) sum += asked[targets[e]!]!
    const known = paths[v]!
    between[v]! += weight * known * sum
    asked[v] = mass[v]! / known + members[v]! * sum
  }
}

/** What the last level asks: nobody comes after it. */
export function openBack({ mass }: FoldedGraph, { paths, asked, order }: Pass, from: number, to: number) {
  for (let i = from; i < to; i++) {
    const v = order[i]!
    asked[v] = mass[v]! / paths[v]!
  }
}

/** Each of the level after asks all its neighbours; those that are done by now do not look again. */
export function scatterLevel(
  { offsets, targets }: Rows,
  asked: Float64Array,
  received: Float64Array,
  order: Int32Array,
  from: number,
  to: number,
) {
  for (let i = from; i < to; i++) {
    const w = order[i]!
    const share = asked[w]!
    const end = offsets[w + 1]!
    for (let e = offsets[w]!; e < end; e++) received[targets[e]!]! += share
  }
}

/** What a level lies between for `weight` sources, and what it asks in turn. */
export function closeLevel(
  { members, mass }: FoldedGraph,
  pass: Pass,
  from: number,
  to: number,
  weight: number,
  between: Float64Array,
) {
  const { paths, asked, received, order } = pass
  for (let i = from; i < to; i++) {
    const v = order[i]!
    const sum = received[v]!
    between[v]! += weight * paths[v]! * sum
    asked[v] = mass[v]! / paths[v]! + members[v]! * sum
  }
}
