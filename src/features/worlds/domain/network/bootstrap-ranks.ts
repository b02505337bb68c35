import type { Graph } from './graph.ts'
import { seededRandom } from './random.ts'
import { subgraphOf } from './subgraph.ts'

/** Below these a network is told with a warning (method 5.3). */
export const SMALL_NETWORK = { actors: 15, ties: 30 } as const
export type SmallNetworkWarning = 'few-actors' | 'few-ties'

/** Why the measures of this network lean on little: fewer than 15 actors, fewer than 30 ties. */
export function smallNetworkWarnings(actors: number, ties: number): SmallNetworkWarning[] {
  return [
    ...(actors < SMALL_NETWORK.actors ? (['few-actors'] as const) : []),
    ...(ties < SMALL_NETWORK.ties ? (['few-ties'] as const) : []),
  ]
}

export type RankInterval = {
  readonly node: number
  readonly value: number
  /** 1 for the largest value; equal values share the best rank. NaN where the measure is not defined. */
  readonly rank: number
  /** Ranks between which the node stands in the middle 90 % of the draws in which it was there. */
  readonly low: number
  readonly high: number
}

/**
 * How sure a rank is when some actors are missing: the measure is taken again on the graph less 10 % of its actors, 200
 * times (method 5.3). Ranks of a draw are stretched to the full number of nodes, so that draws compare. One entry a node
 * that may be dropped, in order of nodes.
 *
 * @param measure a value for each node of the graph it is given; NaN where not defined
 * @param options.droppable 1 for each node that may be missing (the actors of a two-mode graph); all, when left out
 */
export function bootstrapRanks(
  graph: Graph,
  measure: (graph: Graph) => ArrayLike<number>,
  options: {
    readonly seed: number
    readonly share?: number
    readonly draws?: number
    readonly interval?: number
    readonly droppable?: ArrayLike<number>
  },
): RankInterval[] {
  const { seed, share = 0.1, draws = 200, interval = 0.9, droppable } = options
  const random = seededRandom(seed)
  const nodes = Int32Array.from({ length: graph.n }, (_, v) => v).filter(
    (v) => !droppable || droppable[v] === 1,
  )
  const dropped = Math.min(nodes.length - 1, Math.max(1, Math.round(share * nodes.length)))
  const seen = Array.from(nodes, () => [] as number[])
  const place = new Int32Array(graph.n).fill(-1)
  nodes.forEach((v, i) => {
    place[v] = i
  })
  const dealt = nodes.slice()
  for (let draw = 0; draw < draws && nodes.length > 1; draw++) {
    random.shuffle(dealt)
    const kept = new Uint8Array(graph.n).fill(1)
    for (let i = 0; i < dropped; i++) kept[dealt[i]!] = 0
    const part = subgraphOf(graph, kept)
    const values = measure(part.graph)
    const ranked = Array.from(part.nodes, (v, i) => ({ v, value: values[i]! })).filter(
      ({ v }) => place[v]! >= 0,
    )
    const ranks = rankDescending(ranked.map(({ value }) => value))
    ranks.forEach((rank, i) => {
      if (Number.isNaN(rank)) return
      seen[place[ranked[i]!.v]!]!.push(1 + ((rank - 1) * (nodes.length - 1)) / Math.max(1, ranked.length - 1))
    })
  }
  const values = measure(graph)
  const own = Array.from(nodes, (v) => values[v]!)
  const ranks = rankDescending(own)
  return Array.from(nodes, (node, i) => {
    const sorted = seen[i]!.sort((a, b) => a - b)
    const at = (q: number) => sorted[Math.round(q * (sorted.length - 1))] ?? Number.NaN
    const low = Math.round(at((1 - interval) / 2))
    const high = Math.round(at((1 + interval) / 2))
    return { node, value: own[i]!, rank: ranks[i]!, low, high }
  })
}

/** 1 + how many are larger; NaN for NaN. */
function rankDescending(values: readonly number[]): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => b - a)
  const first = new Map<number, number>()
  sorted.forEach((value, i) => {
    if (!first.has(value)) first.set(value, i + 1)
  })
  return values.map((value) => first.get(value) ?? Number.NaN)
}
