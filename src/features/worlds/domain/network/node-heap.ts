/** Nodes by distance, the nearest first; of the same distance the lowest number first. Each node stands in it once. */
export type NodeHeap = {
  readonly nodes: Int32Array
  readonly keys: Float64Array
  /** Where a node stands; −1: nowhere. */
  readonly places: Int32Array
  size: number
}

export const makeNodeHeap = (n: number): NodeHeap => ({
  nodes: new Int32Array(n),
  keys: new Float64Array(n),
  places: new Int32Array(n).fill(-1),
  size: 0,
})

const before = (keys: Float64Array, a: number, b: number): boolean =>
  keys[a]! < keys[b]! || (keys[a] === keys[b] && a < b)

/** Puts a node in, or brings it nearer. `keys` are by node. */
export function pushNode(heap: NodeHeap, node: number, key: number) {
  const { nodes, keys, places } = heap
  keys[node] = key
  let place = places[node]!
  if (place === -1) place = heap.size++
  while (place > 0) {
    const up = (place - 1) >> 1
    const other = nodes[up]!
    if (!before(keys, node, other)) break
    nodes[place] = other
    places[other] = place
    place = up
  }
  nodes[place] = node
  places[node] = place
}

/** Takes the nearest node out; −1 when there is none. */
export function popNearest(heap: NodeHeap): number {
  const { nodes, keys, places } = heap
  if (heap.size === 0) return -1
  const nearest = nodes[0]!
  places[nearest] = -1
  heap.size--
  const { size } = heap
  if (size === 0) return nearest
  const last = nodes[size]!
  let place = 0
  for (;;) {
    let down = 2 * place + 1
    if (down >= size) break
    if (down + 1 < size && before(keys, nodes[down + 1]!, nodes[down]!)) down++
    const other = nodes[down]!
    if (!before(keys, other, last)) break
    nodes[place] = other
    places[other] = place
    place = down
  }
  nodes[place] = last
  places[last] = place
  return nearest
}
