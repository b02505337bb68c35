import { useQuery } from '@tanstack/react-query'
import type { RecordOf } from '#kernel/record-contract.ts'
import { featureApi } from '#platform/web/api.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import type { impactChainContract } from '../contract.ts'
import { impactChainWords } from '../words.ts'

export const useImpactChainApi = featureApi<typeof impactChainContract>('impactChain', impactChainWords)

export type ElementRecord = RecordOf<typeof impactChainContract.elements>
export type LinkRecord = RecordOf<typeof impactChainContract.links>

/** A link as the rules of the method read it, with its record. */
export type ChainLink = LinkRecord & { readonly from: string; readonly to: string }

export type Chain = {
  readonly elements: readonly ElementRecord[]
  readonly links: readonly ChainLink[]
  readonly byId: ReadonlyMap<string, ElementRecord>
  readonly leaving: ReadonlyMap<string, readonly ChainLink[]>
}

export const chainKey = (evaluationId: string) => ['impact-chain', evaluationId] as const

/** The whole chain at once: the review needs all of it. */
export function useChain(territoryId: string, evaluationId: string) {
  const api = useImpactChainApi()
  return useQuery({
    queryKey: chainKey(evaluationId),
    queryFn: async (): Promise<Chain> => {
      const scope = { territoryId, evaluationId, limit: LARGEST_PAGE }
      const [elements, records] = await Promise.all([
        readEveryPage<ElementRecord>((cursor) => api.elements.list({ ...scope, cursor })),
        readEveryPage<LinkRecord>((cursor) => api.links.list({ ...scope, cursor })),
      ])
      const links = records.map((link) => ({ ...link, from: link.fromId, to: link.toId }))
      return {
        elements,
        links,
        byId: new Map(elements.map((element) => [element.id, element])),
        leaving: Map.groupBy(links, (link) => link.from),
      }
    },
  })
}
