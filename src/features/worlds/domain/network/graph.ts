/**
 * A graph in compressed rows: the neighbours of node `i` are `targets[offsets[i]] … targets[offsets[i + 1] - 1]`,
 * ascending, each once. An undirected tie stands in the rows of both ends; a directed one in its source's row, and its
 * source in the row of `incoming`. No self-ties.
 */
export type Rows = {
  /** `n + 1` positions in `targets`. */
  readonly offsets: Int32Array
  readonly targets: Int32Array
  /** Beside `targets`; null: every tie weighs 1. Weights are > 0: a stronger tie is a larger number. */
  readonly weights: Float64Array | null
}

export type Graph = Rows & {
  /** Number of nodes. */
  readonly n: number
  /** Number of ties, each once. */
  readonly m: number
  readonly directed: boolean
  /** Predecessors of each node; of an undirected graph the graph's own rows. */
  readonly incoming: Rows
}

/** One tie by the numbers of its ends; `weight` 1 when left out. */
export type Tie = { readonly source: number; readonly target: number; readonly weight?: number }

/** Which side of a two-mode graph a node is on. */
export const ACTOR_MODE = 0
export const WORLD_MODE = 1

function rowsOf(
  n: number,
  m: number,
  sources: Int32Array,
  targets: Int32Array,
  weights: Float64Array | null,
): Rows {
  const offsets = new Int32Array(n + 1)
  for (let e = 0; e < m; e++) offsets[sources[e]! + 1]!++
  for (let i = 0; i < n; i++) offsets[i + 1]! += offsets[i]!
  const cursor = offsets.slice(0, n)
  const order = new Int32Array(m)
  for (let e = 0; e < m; e++) order[cursor[sources[e]!]!++] = e
  const rowTargets = new Int32Array(m)
  const rowWeights = weights ? new Float64Array(m) : null
  for (let i = 0; i < n; i++) {
    const row = order.subarray(offsets[i]!, offsets[i + 1]!).sort((a, b) => targets[a]! - targets[b]!)
    row.forEach((e, k) => {
      rowTargets[offsets[i]! + k] = targets[e]!
      if (rowWeights && weights) rowWeights[offsets[i]! + k] = weights[e]!
    })
  }
  return { offsets, targets: rowTargets, weights: rowWeights }
}

/**
 * The graph of `n` nodes and these ties. The same pair given several times is one tie whose weights add up (of an
 * undirected graph `a–b` and `b–a` are the same pair). `weighted` false ignores weights.
 *
 * @throws RangeError on a tie to itself, an end outside 0 … n − 1, or a weight that is not a finite number > 0: readers
 * of files refuse these with the row they stand in, before a graph is made.
 */
export function makeGraph(
  n: number,
  ties: Iterable<Tie>,
  options: { readonly directed?: boolean; readonly weighted?: boolean } = {},
): Graph {
  const directed = options.directed ?? false
  const weighted = options.weighted ?? false
  const merged = new Map<number, number>()
  for (const { source, target, weight = 1 } of ties) {
    if (source === target) throw new RangeError(`self-tie of node ${source}`)
    if (!(source >= 0 && source < n && target >= 0 && target < n))
      throw new RangeError(`no node ${source}–${target}`)
    if (!(weight > 0 && Number.isFinite(weight))) throw new RangeError(`weight ${weight}`)
    const [a, b] = directed || source < target ? [source, target] : [target, source]
    const key = a * n + b
    merged.set(key, (merged.get(key) ?? 0) + weight)
  }
  const m = merged.size
  const stored = directed ? m : 2 * m
  const sources = new Int32Array(stored)
  const targets = new Int32Array(stored)
  const weights = weighted ? new Float64Array(stored) : null
  let e = 0
  const put = (a: number, b: number, weight: number) => {
    sources[e] = a
    targets[e] = b
    if (weights) weights[e] = weight
    e++
  }
  for (const [key, weight] of merged) {
    const a = Math.floor(key / n)
    const b = key % n
    put(a, b, weight)
    if (!directed) put(b, a, weight)
  }
  const rows = rowsOf(n, stored, sources, targets, weights)
  return { ...rows, n, m, directed, incoming: directed ? rowsOf(n, stored, targets, sources, weights) : rows }
}

/** How many neighbours a node has (outgoing ones of a directed graph). */
export const degreeOf = (rows: Rows, node: number): number => rows.offsets[node + 1]! - rows.offsets[node]!
