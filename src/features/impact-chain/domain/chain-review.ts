import type { Finding } from '#kernel/finding.ts'
import { buildChainGraph, type ChainGraph, findLoopNumbers, reach } from './chain-graph.ts'
import { type ElementType, type ImpactChain, isOutcome } from './impact-chain.ts'

export const CHAIN_FINDINGS = [
  'chain.loop',
  'chain.activity-without-impact',
  'chain.impact-under-explained',
  'chain.jump',
  'chain.no-adverse-effect',
  'chain.long-term-without-stakeholder',
  'chain.orphan',
] as const
export type ChainFindingCode = (typeof CHAIN_FINDINGS)[number]

/** A finding of the review, with the elements and links that it is about. */
export type ChainFinding = Finding<ChainFindingCode> & {
  readonly elements: readonly string[]
  readonly links: readonly string[]
}

export const FEWEST_ANTECEDENTS = 2

/**
 * The automatic review of an impact chain (method 2.4). Time grows with elements + links. Links flagged as
 * feedback take no part, except that they keep an element from being an orphan.
 */
export function reviewChain(chain: ImpactChain): ChainFinding[] {
  const graph = buildChainGraph(chain)
  return [
    ...findLoops(chain, graph),
    ...findActivitiesWithoutImpact(chain, graph),
    ...findUnderExplainedImpacts(chain, graph),
    ...findJumps(chain, graph),
    ...findAbsenceOfAdverseEffects(chain),
    ...findLongTermWithoutStakeholder(chain),
    ...findOrphans(chain, graph),
  ]
}

/** Acyclic from input to impact: each knot of elements that lead to one another is one finding. */
function findLoops(chain: ImpactChain, graph: ChainGraph): ChainFinding[] {
  const loopOf = findLoopNumbers(graph)
  const inside = graph.arcs.filter((arc) => loopOf[arc.from] === loopOf[arc.to])
  const links = Map.groupBy(inside, (arc) => loopOf[arc.from] ?? -1)
  const members = Map.groupBy(chain.elements, (element) => loopOf[graph.at.get(element.id) ?? -1] ?? -1)
  return [...links].map(([loop, arcs]) => {
    const elements = (members.get(loop) ?? []).map((element) => element.id)
    return {
      code: 'chain.loop',
      severity: 'warning',
      path: `elements/${elements[0]}`,
      params: { n: elements.length },
      elements,
      links: arcs.map((arc) => arc.link.id),
    }
  })
}

/** Every activity reaches an impact. */
function findActivitiesWithoutImpact(chain: ImpactChain, graph: ChainGraph): ChainFinding[] {
  const impacts = positionsOf(chain, (type) => type === 'impact')
  const leadsToImpact = reach(impacts, (at) => (graph.into[at] ?? []).map((arc) => arc.from), graph.size)
  return chain.elements
    .filter((element, at) => element.type === 'activity' && !leadsToImpact[at])
    .map((element) => aboutElement('chain.activity-without-impact', 'warning', element.id))
}

/** Every impact has at least two antecedents; an assumption or a need explains, it does not produce. */
function findUnderExplainedImpacts(chain: ImpactChain, graph: ChainGraph): ChainFinding[] {
  return chain.elements.flatMap((element, at) => {
    if (element.type !== 'impact') return []
    const causes = new Set(
      (graph.into[at] ?? [])
        .filter(({ from }) => from !== at && isCause(chain.elements[from]?.type))
        .map(({ from }) => from),
    )
    if (causes.size >= FEWEST_ANTECEDENTS) return []
    const params = { n: causes.size, fewest: FEWEST_ANTECEDENTS }
    return [{ ...aboutElement('chain.impact-under-explained', 'warning', element.id), params }]
  })
}

function isCause(type: ElementType | undefined): boolean {
  return type !== undefined && type !== 'assumption' && type !== 'need'
}

/**
 * No jump from an activity or an output to a long-term change or an impact. Passing through elements that are not
 * changes (activity → output → impact) is still a jump: the finding names the link that lands.
 */
function findJumps(chain: ImpactChain, graph: ChainGraph): ChainFinding[] {
  const isLanding = (at: number) => {
    const type = chain.elements[at]?.type
    return type === 'outcome_long' || type === 'impact'
  }
  const isChange = (at: number) => {
    const type = chain.elements[at]?.type
    return type === 'impact' || (type !== undefined && isOutcome(type))
  }
  const starts = positionsOf(chain, (type) => type === 'activity' || type === 'output')
  const beforeAnyChange = reach(
    starts,
    (at) => (graph.out[at] ?? []).map((arc) => arc.to).filter((to) => !isChange(to)),
    graph.size,
  )
  return graph.arcs
    .filter((arc) => beforeAnyChange[arc.from] && isLanding(arc.to))
    .map((arc) => ({
      code: 'chain.jump',
      severity: 'warning',
      path: `links/${arc.link.id}`,
      params: {},
      elements: [arc.link.from, arc.link.to],
      links: [arc.link.id],
    }))
}

/** At least one negative or unintended effect has been looked for. */
function findAbsenceOfAdverseEffects(chain: ImpactChain): ChainFinding[] {
  const effects = chain.elements.filter((e) => isOutcome(e.type) || e.type === 'impact')
  if (effects.length === 0 || effects.some((e) => e.sign === '-' || !e.intended)) return []
  return [
    {
      code: 'chain.no-adverse-effect',
      severity: 'warning',
      path: 'elements',
      params: { n: effects.length },
      elements: [],
      links: [],
    },
  ]
}

/** Each long-term change says whose change it is. */
function findLongTermWithoutStakeholder(chain: ImpactChain): ChainFinding[] {
  return chain.elements
    .filter((e) => e.type === 'outcome_long' && e.stakeholders.length === 0 && e.who.trim() === '')
    .map((e) => aboutElement('chain.long-term-without-stakeholder', 'warning', e.id))
}

/** Elements that no link touches. */
function findOrphans(chain: ImpactChain, graph: ChainGraph): ChainFinding[] {
  const linked = new Set(
    chain.links
      .filter((link) => graph.at.has(link.from) && graph.at.has(link.to))
      .flatMap((link) => [link.from, link.to]),
  )
  return chain.elements
    .filter((element) => !linked.has(element.id))
    .map((element) => aboutElement('chain.orphan', 'advice', element.id))
}

function aboutElement(code: ChainFindingCode, severity: ChainFinding['severity'], id: string): ChainFinding {
  return { code, severity, path: `elements/${id}`, params: {}, elements: [id], links: [] }
}

function positionsOf(chain: ImpactChain, wanted: (type: ElementType) => boolean): number[] {
  return chain.elements.flatMap((element, at) => (wanted(element.type) ? [at] : []))
}
