import type { Contribution } from '../domain/contribution.ts'
import type { Sign } from '../domain/impact-chain.ts'
import type { Chain, Evidence } from './impact-chain-api.ts'

/** One link of the path to an impact, with what is written about it. */
export type PathStep = {
  readonly link: string
  readonly from: string
  readonly to: string
  readonly sign: Sign
  /** 0–4; `null` while nobody has judged. */
  readonly strength: number | null
  readonly isContested: boolean
  /** The least shown of the path; what nobody has judged comes before anything that was. */
  readonly isWeakest: boolean
  readonly pro: number
  readonly against: number
}

/** The path to an impact in words; a link that is gone meanwhile is left out. */
export function describePath(
  chain: Pick<Chain, 'byId' | 'linkById'>,
  { criticalLinks }: Pick<Contribution, 'criticalLinks'>,
  evidence: readonly Pick<Evidence, 'linkId' | 'side'>[],
): PathStep[] {
  const weight = (strength: number | null) => strength ?? -1
  const least = Math.min(...criticalLinks.map(({ strength }) => weight(strength)))
  const weakest = criticalLinks.find(({ strength }) => weight(strength) === least)
  return criticalLinks.flatMap(({ link: id, strength, isContested }): PathStep[] => {
    const link = chain.linkById.get(id)
    if (!link) return []
    const own = evidence.filter(({ linkId }) => linkId === id)
    return [
      {
        link: id,
        from: chain.byId.get(link.from)?.statement ?? '',
        to: chain.byId.get(link.to)?.statement ?? '',
        sign: link.sign,
        strength,
        isContested,
        isWeakest: weakest?.link === id,
        pro: own.filter(({ side }) => side === 'for').length,
        against: own.filter(({ side }) => side === 'against').length,
      },
    ]
  })
}
