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
  /** The one that decides the verdict: the least shown, or the first that nobody has judged when all others hold. */
  readonly isWeakest: boolean
  readonly pro: number
  readonly against: number
}

/** Up to this strength a link is not shown (method 8.7). */
const NOT_SHOWN = 1

/** The path to an impact in words; a link that is gone meanwhile is left out. */
export function describePath(
  chain: Pick<Chain, 'byId' | 'linkById'>,
  { criticalLinks }: Pick<Contribution, 'criticalLinks'>,
  evidence: readonly Pick<Evidence, 'linkId' | 'side'>[],
): PathStep[] {
  // A link that is known not to hold decides; else one that nobody has judged; else the least shown.
  const weight = (strength: number | null) => strength ?? NOT_SHOWN + 0.5
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
