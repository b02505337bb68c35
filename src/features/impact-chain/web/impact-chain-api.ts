import { type ApiOf, featureApi } from '#platform/web/api.ts'
import type { impactChainContract } from '../contract.ts'
import type {
  ElementRecord as DomainElement,
  LinkRecord as DomainLink,
  WholeChain,
} from '../domain/chain-record.ts'
import { impactChainWords } from '../words.ts'

export const useImpactChainApi = featureApi<typeof impactChainContract>('impactChain', impactChainWords)

export type ImpactChainApi = ApiOf<typeof impactChainContract>
export type ElementRecord = DomainElement
export type LinkRecord = DomainLink
export type Evidence = Awaited<ReturnType<ImpactChainApi['evidence']['list']>>['items'][number]

/** A link as the rules of the method read it, with its record. */
export type ChainLink = LinkRecord & { readonly from: string; readonly to: string }

/** What stands in a chain, in the order in which it is shown. */
export type Chain = {
  readonly elements: readonly ElementRecord[]
  readonly links: readonly ChainLink[]
  readonly byId: ReadonlyMap<string, ElementRecord>
  readonly linkById: ReadonlyMap<string, ChainLink>
  readonly leaving: ReadonlyMap<string, readonly ChainLink[]>
  readonly entering: ReadonlyMap<string, readonly ChainLink[]>
}

/** Everything read of one evaluation's chain; `'common'` or the id of a rival version follows. */
export const chainKey = (evaluationId: string) => ['impact-chain', evaluationId] as const
export const wholeKey = (evaluationId: string, rivalId: string | null) =>
  [...chainKey(evaluationId), 'whole', rivalId ?? 'common'] as const
export const evidenceKey = (evaluationId: string) => [...chainKey(evaluationId), 'evidence'] as const

/** A reply as it is: the client's type loses lists that are read-only, JSON does not. */
export const asWholeChain = (reply: { readonly elements: unknown; readonly links: unknown }) =>
  reply as WholeChain

const byPlace = (a: ElementRecord, b: ElementRecord) =>
  a.position - b.position || a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id)

/** Removed records and links whose end is gone are left out; elements of a type in their order. */
export function readChain({ elements, links }: WholeChain): Chain {
  const standing = elements.filter((each) => each.deletedAt === null).toSorted(byPlace)
  const byId = new Map(standing.map((element) => [element.id, element]))
  const tied = links
    .filter((link) => link.deletedAt === null && byId.has(link.fromId) && byId.has(link.toId))
    .map((link): ChainLink => ({ ...link, from: link.fromId, to: link.toId }))
  return {
    elements: standing,
    links: tied,
    byId,
    linkById: new Map(tied.map((link) => [link.id, link])),
    leaving: Map.groupBy(tied, (link) => link.from),
    entering: Map.groupBy(tied, (link) => link.to),
  }
}
