import {
  type Arc,
  buildChainGraph,
  type ChainGraph,
  findLoopNumbers,
  orderCausesFirst,
} from './chain-graph.ts'
import type { ChainElement, ImpactChain, ReviewedLink } from './impact-chain.ts'

type Chain = ImpactChain<Pick<ChainElement, 'id' | 'type'>>

export type ImpactPath = {
  readonly impact: string
  /** Product of confidence ÷ 4 along the path, 0–1; `null` when no path leads to the impact. */
  readonly strength: number | null
  /** Ids of elements, from the start to the impact; empty when there is no path. */
  readonly elements: readonly string[]
  readonly links: readonly string[]
  /** The least sure link of the path, the one nearest to its start when several are. */
  readonly weakest: string | null
}

export type LinkToProve = {
  readonly link: string
  readonly confidence: number
  /** How many paths from a start to an impact pass through it (a float: they can be very many). */
  readonly paths: number
}

export type PathStrengths = {
  /** The most sure path to each impact, in the order of the elements. */
  readonly impacts: readonly ImpactPath[]
  /** « Maillons à prouver en priorité »: links on a path to an impact, least sure first, then most travelled. */
  readonly toProve: readonly LinkToProve[]
  /** Links of unflagged loops, left out: a path through them has no end. */
  readonly leftOut: readonly string[]
}

/**
 * Strength of the paths of an impact chain (method 2.4): product of the confidences (÷ 4) of their links. A path
 * starts at a resource (input), or at an activity that nothing feeds. Each element is visited once in causal order
 * (dynamic programming), however many paths there are.
 */
export function computePathStrengths(chain: Chain): PathStrengths {
  const graph = buildChainGraph(chain)
  const loopOf = findLoopNumbers(graph)
  const mayUse = (arc: Arc) => loopOf[arc.from] !== loopOf[arc.to]
  const order = orderCausesFirst(graph, mayUse)
  const starts = chain.elements.map(
    ({ type }, at) =>
      type === 'input' || (type === 'activity' && !(graph.into[at] ?? []).some((arc) => mayUse(arc))),
  )
  const best = findBestPaths(graph, order, starts, mayUse)
  return {
    impacts: chain.elements.flatMap(({ id, type }, at) =>
      type === 'impact' ? [tracePath(chain, best, id, at)] : [],
    ),
    toProve: rankLinks(chain, graph, order, starts, mayUse),
    leftOut: graph.arcs.filter((arc) => !mayUse(arc)).map((arc) => arc.link.id),
  }
}

type BestPaths = { readonly strength: Float64Array; readonly arrivedBy: readonly (Arc | undefined)[] }

const UNREACHED = -1

function findBestPaths(
  graph: ChainGraph,
  order: readonly number[],
  starts: readonly boolean[],
  mayUse: (arc: Arc) => boolean,
): BestPaths {
  const strength = new Float64Array(graph.size).fill(UNREACHED)
  const arrivedBy: (Arc | undefined)[] = new Array(graph.size)
  starts.forEach((isStart, at) => {
    if (isStart) strength[at] = 1
  })
  for (const at of order) {
    const here = strength[at] ?? UNREACHED
    if (here === UNREACHED) continue
    for (const arc of graph.out[at] ?? []) {
      const through = here * shareOf(arc.link)
      if (!mayUse(arc) || through <= (strength[arc.to] ?? UNREACHED)) continue
      strength[arc.to] = through
      arrivedBy[arc.to] = arc
    }
  }
  return { strength, arrivedBy }
}

function tracePath(chain: Chain, best: BestPaths, impact: string, end: number): ImpactPath {
  const strength = best.strength[end] ?? UNREACHED
  if (strength === UNREACHED) return { impact, strength: null, elements: [], links: [], weakest: null }
  const arcs: Arc[] = []
  for (let arc = best.arrivedBy[end]; arc !== undefined; arc = best.arrivedBy[arc.from]) arcs.unshift(arc)
  const links = arcs.map((arc) => arc.link)
  const start = chain.elements[arcs[0]?.from ?? end]?.id ?? impact
  return {
    impact,
    strength,
    elements: [start, ...links.map((link) => link.to)],
    links: links.map((link) => link.id),
    weakest:
      links.reduce<ReviewedLink | undefined>(
        (least, link) => (least && least.confidence <= link.confidence ? least : link),
        undefined,
      )?.id ?? null,
  }
}

/** Paths through a link = paths from a start to its tail × paths from its head to an impact. */
function rankLinks(
  chain: Chain,
  graph: ChainGraph,
  order: readonly number[],
  starts: readonly boolean[],
  mayUse: (arc: Arc) => boolean,
): LinkToProve[] {
  const before = new Float64Array(graph.size)
  const after = new Float64Array(graph.size)
  for (const at of order) {
    before[at] = (before[at] ?? 0) + (starts[at] ? 1 : 0)
    for (const arc of graph.out[at] ?? []) {
      if (mayUse(arc)) before[arc.to] = (before[arc.to] ?? 0) + (before[at] ?? 0)
    }
  }
  for (const at of order.toReversed()) {
    after[at] = (after[at] ?? 0) + (chain.elements[at]?.type === 'impact' ? 1 : 0)
    for (const arc of graph.into[at] ?? []) {
      if (mayUse(arc)) after[arc.from] = (after[arc.from] ?? 0) + (after[at] ?? 0)
    }
  }
  return graph.arcs
    .filter(mayUse)
    .map((arc) => ({
      link: arc.link.id,
      confidence: arc.link.confidence,
      paths: (before[arc.from] ?? 0) * (after[arc.to] ?? 0),
    }))
    .filter((entry) => entry.paths > 0)
    .sort((a, b) => a.confidence - b.confidence || b.paths - a.paths)
}

function shareOf(link: ReviewedLink): number {
  return link.confidence / 4
}
