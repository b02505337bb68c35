import type { Graph } from '#features/worlds/domain/network/graph.ts'

const neighbours = (graph: Graph, v: number) => [
  ...graph.targets.subarray(graph.offsets[v] ?? 0, graph.offsets[v + 1] ?? 0),
]

/** Distances from a node, straight from the definition; Infinity where there is no way. */
export function plainDistances(graph: Graph, source: number): number[] {
  const distances = Array.from({ length: graph.n }, () => Number.POSITIVE_INFINITY)
  distances[source] = 0
  for (let level = [source], d = 1; level.length > 0; d++) {
    const next: number[] = []
    for (const v of level) {
      for (const w of neighbours(graph, v)) {
        if (distances[w] !== Number.POSITIVE_INFINITY) continue
        distances[w] = d
        next.push(w)
      }
    }
    level = next
  }
  return distances
}

/** How many shortest ways lead from a node to each. */
function plainPathCounts(graph: Graph, distances: readonly number[], source: number): number[] {
  const counts = Array.from({ length: graph.n }, () => 0)
  counts[source] = 1
  const order = distances.map((_, v) => v).sort((a, b) => (distances[a] ?? 0) - (distances[b] ?? 0))
  for (const v of order) {
    for (const w of neighbours(graph, v))
      if (distances[w] === (distances[v] ?? 0) + 1) counts[w] = (counts[w] ?? 0) + (counts[v] ?? 0)
  }
  return counts
}

/** Betweenness straight from the definition, every pair and every node between them: n³. */
export function plainBetweenness(graph: Graph): number[] {
  const nodes = Array.from({ length: graph.n }, (_, v) => v)
  const distances = nodes.map((v) => plainDistances(graph, v))
  const counts = nodes.map((v) => plainPathCounts(graph, distances[v] ?? [], v))
  const sums = nodes.map((v) => {
    let sum = 0
    for (const s of nodes) {
      for (const t of nodes) {
        if (s === t || s === v || t === v) continue
        const whole = distances[s]?.[t] ?? 0
        if (whole === Number.POSITIVE_INFINITY) continue
        if ((distances[s]?.[v] ?? 0) + (distances[v]?.[t] ?? 0) !== whole) continue
        sum += ((counts[s]?.[v] ?? 0) * (counts[v]?.[t] ?? 0)) / (counts[s]?.[t] ?? 1)
      }
    }
    return sum
  })
  return graph.directed ? sums : sums.map((value) => value / 2)
}
