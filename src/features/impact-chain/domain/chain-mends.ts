import type { ChainFinding } from './chain-review.ts'
import { leadsBack, rankOnPath } from './element-details.ts'
import type { ImpactChain } from './impact-chain.ts'

/**
 * The act that answers a remark of the review, with what it is about. `flag-feedback` can be made as it is; the others
 * ask people for something: a change between two elements (the direct link goes), a cause, an effect, a name, a link.
 */
export type Mend =
  | { readonly act: 'flag-feedback'; readonly link: string }
  | {
      readonly act: 'insert-step'
      readonly after: string
      readonly before: string
      readonly replaces: string
    }
  | { readonly act: 'add-antecedent'; readonly before: string }
  | { readonly act: 'add-adverse-effect' }
  | { readonly act: 'name-stakeholder'; readonly element: string }
  /** The path goes on from where it stops. */
  | { readonly act: 'lead-on'; readonly element: string }
  | { readonly act: 'link-orphan'; readonly element: string }

/** The mend offered for a remark on this chain; `null` when what it is about is there no more. */
export function mendOf(finding: ChainFinding, chain: ImpactChain): Mend | null {
  const element = finding.elements[0]
  switch (finding.code) {
    case 'chain.loop': {
      const link = findReturningLink(finding, chain)
      return link === null ? null : { act: 'flag-feedback', link }
    }
    case 'chain.jump': {
      const link = chain.links.find(({ id }) => id === finding.links[0])
      return link ? { act: 'insert-step', after: link.from, before: link.to, replaces: link.id } : null
    }
    case 'chain.no-adverse-effect':
      return { act: 'add-adverse-effect' }
    case 'chain.impact-under-explained':
      return element === undefined ? null : { act: 'add-antecedent', before: element }
    case 'chain.long-term-without-stakeholder':
      return element === undefined ? null : { act: 'name-stakeholder', element }
    case 'chain.activity-without-impact':
      return element === undefined ? null : { act: 'lead-on', element: findEndOfPath(element, chain) }
    case 'chain.orphan':
      return element === undefined ? null : { act: 'link-orphan', element }
  }
}

/** Of a loop, the link that goes furthest back among the types; else the one drawn last. */
function findReturningLink(finding: ChainFinding, chain: ImpactChain): string | null {
  const typeOf = new Map(chain.elements.map(({ id, type }) => [id, type]))
  const inside = new Set(finding.links)
  let best: { id: string; back: number } | null = null
  for (const { id, from, to } of chain.links) {
    const [start, end] = [typeOf.get(from), typeOf.get(to)]
    if (!inside.has(id) || start === undefined || end === undefined) continue
    const back = leadsBack(start, end) ? (rankOnPath(start) ?? 0) - (rankOnPath(end) ?? 0) : 0
    if (!best || back >= best.back) best = { id, back }
  }
  return best?.id ?? null
}

/** Where the path that starts at an element stops: that is what leads nowhere. */
function findEndOfPath(start: string, chain: ImpactChain): string {
  const leaving = Map.groupBy(
    chain.links.filter(({ feedback }) => !feedback),
    ({ from }) => from,
  )
  const seen = new Set([start])
  let end = start
  for (;;) {
    const next = leaving.get(end)?.find(({ to }) => !seen.has(to))
    if (!next) return end
    seen.add(next.to)
    end = next.to
  }
}
