import type { Graph } from './graph.ts'
import { seededRandom } from './random.ts'

export type EiIndex = {
  readonly network: number
  /** By number of group; NaN for a group without ties. */
  readonly ofGroup: Float64Array
  /** NaN for a node without ties to grouped nodes, or of no group. */
  readonly ofNode: Float64Array
  /** Ties between groups and within them, each once. */
  readonly external: number
  readonly internal: number
}

const indexOf = (external: number, internal: number) => (external - internal) / (external + internal)

/** The ties between grouped nodes, each once, as two lists of ends and their weights. */
function groupedTies(graph: Graph, groups: Int32Array, weighted: boolean) {
  const sources: number[] = []
  const targets: number[] = []
  const weights: number[] = []
  for (let v = 0; v < graph.n; v++) {
    for (let e = graph.offsets[v]!; e < graph.offsets[v + 1]!; e++) {
      const u = graph.targets[e]!
      if ((!graph.directed && u < v) || groups[v]! < 0 || groups[u]! < 0) continue
      sources.push(v)
      targets.push(u)
      weights.push(weighted && graph.weights ? graph.weights[e]! : 1)
    }
  }
  return {
    sources: Int32Array.from(sources),
    targets: Int32Array.from(targets),
    weights: Float64Array.from(weights),
  }
}

const groupCount = (groups: Int32Array) => groups.reduce((most, g) => Math.max(most, g + 1), 0)

/**
 * E-I: (external − internal)/(external + internal) ties, −1 (all within one’s group) … +1 (all outside), of the network,
 * of each group and of each node (Krackhardt & Stern 1988). Each tie counts once, or by its weight with `weighted` (false
 * unless said); ties that touch a node of no group (−1) do not count.
 */
export function computeEiIndex(
  graph: Graph,
  groups: Int32Array,
  options: { readonly weighted?: boolean } = {},
): EiIndex {
  const { sources, targets, weights } = groupedTies(graph, groups, options.weighted ?? false)
  const size = groupCount(groups)
  const insideOf = new Float64Array(size)
  const outsideOf = new Float64Array(size)
  const inside = new Float64Array(graph.n)
  const outside = new Float64Array(graph.n)
  let internal = 0
  let external = 0
  for (let e = 0; e < sources.length; e++) {
    const a = sources[e]!
    const b = targets[e]!
    const weight = weights[e]!
    if (groups[a] === groups[b]) {
      internal += weight
      insideOf[groups[a]!]! += weight
      inside[a]! += weight
      inside[b]! += weight
    } else {
      external += weight
      outsideOf[groups[a]!]! += weight
      outsideOf[groups[b]!]! += weight
      outside[a]! += weight
      outside[b]! += weight
    }
  }
  return {
    network: indexOf(external, internal),
    ofGroup: outsideOf.map((out, g) => indexOf(out, insideOf[g]!)),
    ofNode: outside.map((out, v) => indexOf(out, inside[v]!)),
    external,
    internal,
  }
}

export type EiExpectation = {
  readonly observed: number
  /** Mean of the draws: what chance gives with groups of these sizes. */
  readonly expected: number
  readonly deviation: number
  /** How often chance is at least as far from its mean, (1 + as far)/(1 + draws). */
  readonly pValue: number
  /** Share of draws that are at most the observed value. */
  readonly lowerShare: number
  /** Mean of the draws for each group. */
  readonly expectedOfGroup: Float64Array
  readonly draws: number
}

/** E-I as chance would have it: the labels of the groups dealt anew over the same nodes and ties, 999 times. */
export function expectEiIndex(
  graph: Graph,
  groups: Int32Array,
  options: { readonly seed: number; readonly draws?: number; readonly weighted?: boolean },
): EiExpectation {
  const draws = options.draws ?? 999
  const { sources, targets, weights } = groupedTies(graph, groups, options.weighted ?? false)
  const grouped = Int32Array.from(groups.keys()).filter((v) => groups[v]! >= 0)
  const place = new Int32Array(graph.n)
  grouped.forEach((v, i) => {
    place[v] = i
  })
  const from = sources.map((v) => place[v]!)
  const to = targets.map((v) => place[v]!)
  const labels = grouped.map((v) => groups[v]!)
  const { network: observed } = computeEiIndex(graph, groups, options)
  const random = seededRandom(options.seed)
  const size = groupCount(groups)
  const strengths = new Float64Array(grouped.length)
  let all = 0
  from.forEach((a, e) => {
    const weight = weights[e]!
    strengths[a]! += weight
    strengths[to[e]!]! += weight
    all += weight
  })
  /** Of each group in a draw: the ties inside it, and the ties of its members (those inside twice). */
  const inside = new Float64Array(size)
  const touching = new Float64Array(size)
  const sumOfGroup = new Float64Array(size)
  const drawsOfGroup = new Float64Array(size)
  const values = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw++) {
    random.shuffle(labels)
    const internal = sumInside(from, to, weights, labels, inside)
    values[draw] = (all - 2 * internal) / all
    touching.fill(0)
    for (let i = 0; i < labels.length; i++) touching[labels[i]!]! += strengths[i]!
    for (let g = 0; g < size; g++) {
      const own = touching[g]! - inside[g]!
      if (own === 0) continue
      sumOfGroup[g]! += (own - 2 * inside[g]!) / own
      drawsOfGroup[g]!++
    }
  }
  const expected = values.reduce((sum, value) => sum + value, 0) / draws
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - expected) ** 2, 0) / (draws - 1))
  const distance = Math.abs(observed - expected) - 1e-12
  return {
    observed,
    expected,
    deviation,
    pValue: (1 + values.filter((value) => Math.abs(value - expected) >= distance).length) / (1 + draws),
    lowerShare: values.filter((value) => value <= observed + 1e-12).length / draws,
    expectedOfGroup: sumOfGroup.map((sum, g) => sum / drawsOfGroup[g]!),
    draws,
  }
}

/** The weight of the ties within groups, in all and in `inside` of each. */
function sumInside(
  from: Int32Array,
  to: Int32Array,
  weights: Float64Array,
  labels: Int32Array,
  inside: Float64Array,
): number {
  inside.fill(0)
  for (let e = 0; e < from.length; e++) {
    const a = labels[from[e]!]!
    if (a === labels[to[e]!]!) inside[a]! += weights[e]!
  }
  let internal = 0
  for (let g = 0; g < inside.length; g++) internal += inside[g]!
  return internal
}
