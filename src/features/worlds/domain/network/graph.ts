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

/** Rows of the ties as given: unordered, the same pair perhaps several times. */
function bucketTies(n: number, sources: Int32Array, targets: Int32Array, weights: Float64Array | null): Rows {
  const offsets = new Int32Array(n + 1)
  for (let e = 0; e < sources.length; e++) offsets[sources[e]! + 1]!++
  for (let i = 0; i < n; i++) offsets[i + 1]! += offsets[i]!
  const cursor = offsets.slice(0, n)
  const rowTargets = new Int32Array(targets.length)
  const rowWeights = weights && new Float64Array(targets.length)
  for (let e = 0; e < sources.length; e++) {
    const at = cursor[sources[e]!]!++
    rowTargets[at] = targets[e]!
    if (rowWeights && weights) rowWeights[at] = weights[e]!
  }
  return { offsets, targets: rowTargets, weights: rowWeights }
}

/** The rows seen from the other ends, which ascend, and keep the order of ties of the same pair. */
function transpose(n: number, { offsets, targets, weights }: Rows): Rows {
  const heads = new Int32Array(n + 1)
  for (let e = 0; e < targets.length; e++) heads[targets[e]! + 1]!++
  for (let i = 0; i < n; i++) heads[i + 1]! += heads[i]!
  const cursor = heads.slice(0, n)
  const ends = new Int32Array(targets.length)
  const rowWeights = weights && new Float64Array(targets.length)
  for (let v = 0; v < n; v++) {
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const at = cursor[targets[e]!]!++
      ends[at] = v
      if (rowWeights && weights) rowWeights[at] = weights[e]!
    }
  }
  return { offsets: heads, targets: ends, weights: rowWeights }
}

/** Ascending rows with each pair once, the weights of the same pair added in their order. */
function mergeTies(n: number, { offsets, targets, weights }: Rows): Rows {
  const heads = new Int32Array(n + 1)
  let end = 0
  for (let v = 0; v < n; v++) {
    const start = end
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      if (end > start && targets[end - 1] === targets[e]) {
        if (weights) weights[end - 1]! += weights[e]!
        continue
      }
      targets[end] = targets[e]!
      if (weights) weights[end] = weights[e]!
      end++
    }
    heads[v + 1] = end
  }
  return { offsets: heads, targets: targets.slice(0, end), weights: weights ? weights.slice(0, end) : null }
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
  const sources: number[] = []
  const targets: number[] = []
  const weights: number[] = []
  const put = (a: number, b: number, weight: number) => {
    sources.push(a)
    targets.push(b)
    if (weighted) weights.push(weight)
  }
  for (const { source, target, weight = 1 } of ties) {
    if (source === target) throw new RangeError(`self-tie of node ${source}`)
    if (!(source >= 0 && source < n && target >= 0 && target < n))
      throw new RangeError(`no node ${source}–${target}`)
    if (!(weight > 0 && Number.isFinite(weight))) throw new RangeError(`weight ${weight}`)
    put(source, target, weight)
    if (!directed) put(target, source, weight)
  }
  const given = bucketTies(
    n,
    Int32Array.from(sources),
    Int32Array.from(targets),
    weighted ? Float64Array.from(weights) : null,
  )
  // seen from the other ends, ties both ways are what they were
  const seen = transpose(n, given)
  const rows = mergeTies(n, directed ? transpose(n, seen) : seen)
  if (!directed) return { ...rows, n, m: rows.targets.length / 2, directed, incoming: rows }
  return { ...rows, n, m: rows.targets.length, directed, incoming: mergeTies(n, seen) }
}

/** How many neighbours a node has (outgoing ones of a directed graph). */
export const degreeOf = (rows: Rows, node: number): number => rows.offsets[node + 1]! - rows.offsets[node]!
