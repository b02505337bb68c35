import { findComponents } from './components.ts'
import { degreeOf, type Graph } from './graph.ts'

export type PendantTrees = {
  /** 1 for nodes that remain once whoever hangs by one tie is taken off, again and again; a tree keeps one node. */
  readonly kept: Uint8Array
  /** Node that a taken one hangs on; −1 for those kept. */
  readonly parent: Int32Array
  /** How many nodes hang on a node, directly or not. */
  readonly hanging: Float64Array
  /** Pairs of nodes that must pass through a node because one of them, at least, hangs on it. */
  readonly pairs: Float64Array
  readonly components: ReturnType<typeof findComponents>
}

/**
 * Takes pendant trees off an undirected graph (Baglioni et al. 2012; Sarıyüce et al. 2013): what they do to betweenness
 * is counted at once. With branches of b_1 … b_k nodes on v in a component of N, Σ_{i<j} b_i b_j + (Σ b)(N − 1 − Σ b)
 * pairs pass v. `take` false takes nothing off.
 */
export function peelPendantTrees(graph: Graph, take: boolean): PendantTrees {
  const { n, offsets, targets } = graph
  const components = findComponents(graph)
  const kept = new Uint8Array(n).fill(1)
  const parent = new Int32Array(n).fill(-1)
  const hanging = new Float64Array(n)
  const pairs = new Float64Array(n)
  if (!take) return { kept, parent, hanging, pairs, components }
  const degree = Int32Array.from({ length: n }, (_, v) => degreeOf(graph, v))
  const queue = new Int32Array(n)
  let tail = 0
  for (let v = 0; v < n; v++) if (degree[v] === 1) queue[tail++] = v
  for (let head = 0; head < tail; head++) {
    const x = queue[head]!
    if (degree[x] !== 1) continue // the last of a tree
    kept[x] = 0
    for (let e = offsets[x]!; e < offsets[x + 1]!; e++) {
      const p = targets[e]!
      if (kept[p] === 0) continue
      const branch = 1 + hanging[x]!
      parent[x] = p
      pairs[p]! += branch * hanging[p]!
      hanging[p]! += branch
      degree[p]!--
      if (degree[p] === 1) queue[tail++] = p
    }
  }
  for (let v = 0; v < n; v++) {
    const size = components.sizes[components.componentOf[v]!]!
    pairs[v]! += hanging[v]! * (size - 1 - hanging[v]!)
  }
  return { kept, parent, hanging, pairs, components }
}
