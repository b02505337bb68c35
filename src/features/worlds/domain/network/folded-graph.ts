import type { Graph, Rows } from './graph.ts'
import { type PendantTrees, peelPendantTrees } from './pendant-trees.ts'
import { findTwins } from './twins.ts'

/**
 * A graph of classes of nodes, on which shortest paths are walked: pendant trees taken off, twins folded into one class.
 * Classes of a component stand together, those of a two-colourable one colour after colour (`middle`), then by number of
 * neighbours: a loop over rows of the same length is twice as fast, as the processor guesses where each ends.
 */
export type FoldedGraph = {
  readonly n: number
  readonly classes: number
  readonly directed: boolean
  readonly out: Rows
  readonly incoming: Rows
  /** Nodes in each class. */
  readonly members: Float64Array
  /** Nodes in each class and all that hang on them. */
  readonly mass: Float64Array
  /** Ordered pairs of nodes that hang on two members of the same class, for each shortest path between these. */
  readonly innerPairs: Float64Array
  /** 1 where the members of a class are tied to each other. */
  readonly tied: Uint8Array
  /** First class, first class of the second colour (or `end`), and end of the component of each class. */
  readonly start: Int32Array
  readonly middle: Int32Array
  readonly end: Int32Array
  /** 1 where no tie joins two classes of one colour in the component of a class. */
  readonly coloured: Uint8Array
  /** Class of each node; −1 for those taken off. */
  readonly classOf: Int32Array
  /** As `PendantTrees.pairs`, by node. */
  readonly treePairs: Float64Array
}

function keptRows(graph: Graph, kept: Uint8Array): Rows {
  const { n, offsets, targets } = graph
  if (!kept.includes(0)) return graph
  const heads = new Int32Array(n + 1)
  const compact = new Int32Array(targets.length)
  let k = 0
  for (let v = 0; v < n; v++) {
    heads[v] = k
    if (kept[v] === 0) continue
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++)
      if (kept[targets[e]!] === 1) compact[k++] = targets[e]!
  }
  heads[n] = k
  return { offsets: heads, targets: compact.subarray(0, k), weights: null }
}

type Order = {
  /** First nodes of the classes, in the order of the classes. */
  readonly firsts: Int32Array
  readonly start: Int32Array
  readonly middle: Int32Array
  readonly end: Int32Array
  readonly coloured: Uint8Array
}

/** Walks the first nodes of twins, component by component, and says in which order their classes will stand. */
function orderClasses(rows: readonly Rows[], firstOf: Int32Array, count: number): Order {
  const n = firstOf.length
  const colour = new Int8Array(n).fill(-1)
  const queue = new Int32Array(n)
  const [firsts, start, middle, end] = [0, 0, 0, 0].map(() => new Int32Array(count)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  const coloured = new Uint8Array(count)
  let base = 0
  for (let root = 0; root < n; root++) {
    if (firstOf[root] !== root || colour[root]! >= 0) continue
    colour[root] = 0
    queue[0] = root
    let tail = 1
    let clean = 1
    for (let head = 0; head < tail; head++) {
      const v = queue[head]!
      for (const { offsets, targets } of rows) {
        for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
          const w = firstOf[targets[e]!]!
          if (w === v) continue
          if (colour[w] === -1) {
            colour[w] = 1 - colour[v]!
            queue[tail++] = w
          } else if (colour[w] === colour[v]) clean = 0
        }
      }
    }
    let place = base
    let half = base + tail
    for (const side of clean ? [0, 1] : [2]) {
      if (side === 1) half = place
      const from = place
      for (let i = 0; i < tail; i++) {
        const v = queue[i]!
        if (side === 2 || colour[v] === side) firsts[place++] = v
      }
      const degreeOfFirst = (v: number) => rows[0]!.offsets[v + 1]! - rows[0]!.offsets[v]!
      firsts.subarray(from, place).sort((a, b) => degreeOfFirst(a) - degreeOfFirst(b))
    }
    start.fill(base, base, base + tail)
    middle.fill(half, base, base + tail)
    end.fill(base + tail, base, base + tail)
    coloured.fill(clean, base, base + tail)
    base += tail
  }
  return { firsts, start, middle, end, coloured }
}

/** Rows of classes: each class that a neighbour of its first node is of, once. */
function classRows(rows: Rows, firsts: Int32Array, classOf: Int32Array): Rows {
  const count = firsts.length
  const offsets = new Int32Array(count + 1)
  const targets = new Int32Array(rows.targets.length)
  const seenFrom = new Int32Array(count).fill(-1)
  let k = 0
  for (let c = 0; c < count; c++) {
    const v = firsts[c]!
    seenFrom[c] = c
    for (let e = rows.offsets[v]!; e < rows.offsets[v + 1]!; e++) {
      const w = classOf[rows.targets[e]!]!
      if (seenFrom[w] === c) continue
      seenFrom[w] = c
      targets[k++] = w
    }
    offsets[c + 1] = k
    targets.subarray(offsets[c]!, k).sort()
  }
  return { offsets, targets: targets.slice(0, k), weights: null }
}

const NOTHING_FOLDED = (n: number) => ({
  firstOf: Int32Array.from({ length: n }, (_, v) => v),
  tied: new Uint8Array(n),
})

/**
 * Folds an undirected graph (weights aside): twins always, pendant trees when `pendants`. A directed graph is only put
 * in order. What was folded is unfolded by whoever computes on it.
 */
export function foldGraph(graph: Graph, { pendants }: { readonly pendants: boolean }): FoldedGraph {
  const { n, directed } = graph
  const trees: PendantTrees = peelPendantTrees(graph, pendants && !directed)
  const kept = keptRows(graph, trees.kept)
  const { firstOf, tied } = directed ? NOTHING_FOLDED(n) : findTwins(kept, trees.kept)
  let classes = 0
  for (let v = 0; v < n; v++) if (firstOf[v] === v) classes++
  const rows = directed ? [graph, graph.incoming] : [kept]
  const order = orderClasses(rows, firstOf, classes)
  const classOf = new Int32Array(n).fill(-1)
  order.firsts.forEach((v, c) => {
    classOf[v] = c
  })
  const members = new Float64Array(classes)
  const mass = new Float64Array(classes)
  const squares = new Float64Array(classes)
  for (let v = 0; v < n; v++) {
    if (firstOf[v] === -1) continue
    const c = classOf[firstOf[v]!]!
    classOf[v] = c
    members[c]!++
    mass[c]! += 1 + trees.hanging[v]!
    squares[c]! += (1 + trees.hanging[v]!) ** 2
  }
  const innerPairs = new Float64Array(classes)
  for (let c = 0; c < classes; c++) {
    const v = order.firsts[c]!
    if (members[c]! < 2 || tied[v] === 1) continue
    innerPairs[c] = (mass[c]! ** 2 - squares[c]!) / (kept.offsets[v + 1]! - kept.offsets[v]!)
  }
  const out = classRows(kept, order.firsts, classOf)
  return {
    ...{ n, classes, directed, out, members, mass, innerPairs, classOf },
    incoming: directed ? classRows(graph.incoming, order.firsts, classOf) : out,
    tied: Uint8Array.from(order.firsts, (v) => tied[v]!),
    ...{ start: order.start, middle: order.middle, end: order.end, coloured: order.coloured },
    treePairs: trees.pairs,
  }
}
