import type { Graph } from './graph.ts'

export type Components = {
  readonly count: number
  /** Number of each node’s component: 0 holds node 0, 1 the first node that 0 does not, and so on. */
  readonly componentOf: Int32Array
  /** Nodes of each component. */
  readonly sizes: Int32Array
  /** Number of the component with the most nodes (the first of several); −1 without nodes. */
  readonly largest: number
}

/** Who can reach whom at all, through any ties, direction ignored (weak components of a directed graph). Time n + m. */
export function findComponents(graph: Graph): Components {
  const { n } = graph
  const componentOf = new Int32Array(n).fill(-1)
  const queue = new Int32Array(n)
  const sizes: number[] = []
  const sides = graph.directed ? [graph, graph.incoming] : [graph]
  for (let start = 0; start < n; start++) {
    if (componentOf[start]! >= 0) continue
    componentOf[start] = sizes.length
    queue[0] = start
    let tail = 1
    for (let head = 0; head < tail; head++) {
      const v = queue[head]!
      for (const { offsets, targets } of sides) {
        for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
          const w = targets[e]!
          if (componentOf[w]! >= 0) continue
          componentOf[w] = sizes.length
          queue[tail++] = w
        }
      }
    }
    sizes.push(tail)
  }
  let largest = sizes.length === 0 ? -1 : 0
  sizes.forEach((size, k) => {
    if (size > sizes[largest]!) largest = k
  })
  return { count: sizes.length, componentOf, sizes: Int32Array.from(sizes), largest }
}

/** The same figures, NaN outside the largest component: of whoever cannot reach the others they say nothing. */
export function keepLargest(values: ArrayLike<number>, { componentOf, largest }: Components): Float64Array {
  return Float64Array.from(values, (value, v) => (componentOf[v] === largest ? value : Number.NaN))
}
