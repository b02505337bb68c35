import { computeEvidenceStrength, type Downgrade, type EvidenceSide } from './evidence.ts'
import type { ChainElement, ImpactChain } from './impact-chain.ts'
import { computePathStrengths } from './path-strength.ts'

/** From the strongest to the weakest; `unsaid`: what nobody has judged yet could change the verdict. */
export const VERDICTS = ['necessary', 'important', 'partial', 'weak', 'not_shown', 'unsaid'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Why a verdict is what it is: `contribution.<code>`. */
export const VERDICT_REASONS = [
  'no-path',
  'weak-link',
  'link-unjudged',
  'no-rival-sought',
  'rival-unjudged',
  'rival-untested',
  'rival-stands',
  'rival-possible',
  'link-moderate',
  'all-strong',
  'all-established',
] as const
export type VerdictReason = (typeof VERDICT_REASONS)[number]

type GivenEvidence = {
  readonly linkId: string
  readonly side: EvidenceSide
  readonly strength: number | null
  readonly downgrades: readonly Downgrade[]
}
type GivenRival = {
  readonly id: string
  /** `null`: of the whole. */
  readonly elementId: string | null
  readonly plausibility: number | null
  readonly tested: boolean
}

export type LinkStrength = {
  readonly link: string
  /** 0–4; `null`: nobody has judged what speaks for it, or what speaks against it. */
  readonly strength: number | null
  /** What speaks against it is at least as strong as what speaks for it. */
  readonly isContested: boolean
}

export type Contribution = {
  readonly impact: string
  readonly verdict: Verdict
  readonly reasons: readonly VerdictReason[]
  /** Links of the strongest path to the impact, from its start. */
  readonly criticalLinks: readonly LinkStrength[]
  /** Explanations that concern the impact, its path or the whole, the most plausible first; those not judged at the end. */
  readonly rivals: readonly string[]
}

/**
 * Contribution analysis (method 8.7), one verdict an impact. Strength of a link: the best evidence for it after
 * downgrades (8.5); where evidence against is at least as strong, at most 1. Then, with the weakest critical link m and
 * the most plausible rival explanation r:
 * m ≤ 1 → not shown; m ≥ 3 and r ≤ 1 → important, and necessary when m = 4 and every rival was tested and excluded
 * (r = 0); m ≥ 3 with r = 2, or r ≥ 3 not yet tested, and m = 2 with r ≤ 1 → partial; all else → weak. Important and
 * below are the method's rules; necessary, weak and how they are told apart are our own. Nothing unknown counts as 0:
 * as long as an unjudged link, an unjudged rival or a rival never looked for could change the verdict, it is unsaid.
 */
export function computeContribution(
  chain: ImpactChain<Pick<ChainElement, 'id' | 'type'>>,
  evidence: readonly GivenEvidence[],
  rivals: readonly GivenRival[],
): Contribution[] {
  const ofLink = Map.groupBy(evidence, ({ linkId }) => linkId)
  return computePathStrengths(chain).impacts.map((path) => {
    const criticalLinks = path.links.map((link) => strengthOf(link, ofLink.get(link) ?? []))
    const concerned = new Set([path.impact, ...path.elements])
    const own = rivals
      .filter(({ elementId }) => elementId === null || concerned.has(elementId))
      .toSorted((a, b) => (b.plausibility ?? -1) - (a.plausibility ?? -1))
    const { verdict, reasons } = judge(criticalLinks, own)
    return { impact: path.impact, verdict, reasons, criticalLinks, rivals: own.map(({ id }) => id) }
  })
}

/** Strength of one link from what speaks for it and against it. */
export function strengthOf(link: string, evidence: readonly GivenEvidence[]): LinkStrength {
  const best = (side: EvidenceSide) => {
    const judged = evidence
      .filter((each) => each.side === side)
      .map((each) => computeEvidenceStrength(each.strength, each.downgrades))
    const known = judged.filter((strength) => strength !== null)
    return { strength: known.length > 0 ? Math.max(...known) : null, isOpen: known.length < judged.length }
  }
  const [pro, against] = [best('for'), best('against')]
  if (pro.strength === null) return { link, strength: null, isContested: false }
  const isContested = against.strength !== null && against.strength >= pro.strength
  if (isContested) return { link, strength: Math.min(1, pro.strength), isContested }
  // Evidence against that nobody has judged could still contest a link that holds.
  return { link, strength: against.isOpen && pro.strength > 1 ? null : pro.strength, isContested }
}

type Judged = { readonly verdict: Verdict; readonly reasons: readonly VerdictReason[] }

function judge(links: readonly LinkStrength[], rivals: readonly GivenRival[]): Judged {
  if (links.length === 0) return { verdict: 'unsaid', reasons: ['no-path'] }
  if (links.some(({ strength }) => strength !== null && strength <= 1))
    return { verdict: 'not_shown', reasons: ['weak-link'] }
  if (links.some(({ strength }) => strength === null))
    return { verdict: 'unsaid', reasons: ['link-unjudged'] }
  const weakest = Math.min(...links.map(({ strength }) => strength ?? 0))
  const judged = rivals.filter(({ plausibility }) => plausibility !== null)
  const now = judgeKnown(weakest, judged)
  if (rivals.length === 0) return { verdict: 'unsaid', reasons: ['no-rival-sought'] }
  if (judged.length === rivals.length) return now
  // An unjudged explanation could turn out anything from excluded to tested and standing.
  const worst = judgeKnown(weakest, [...judged, { plausibility: 4, tested: true }])
  return now.verdict === worst.verdict ? now : { verdict: 'unsaid', reasons: ['rival-unjudged'] }
}

function judgeKnown(weakest: number, rivals: readonly Pick<GivenRival, 'plausibility' | 'tested'>[]): Judged {
  const most = Math.max(0, ...rivals.map(({ plausibility }) => plausibility ?? 0))
  const isStrong = weakest >= 3
  const link: readonly VerdictReason[] = isStrong ? ['all-strong'] : ['link-moderate']
  const standsTested = rivals.some(({ plausibility, tested }) => (plausibility ?? 0) >= 3 && tested)
  if (standsTested) return { verdict: 'weak', reasons: [...link, 'rival-stands'] }
  if (most >= 3) return { verdict: isStrong ? 'partial' : 'weak', reasons: [...link, 'rival-untested'] }
  if (most === 2) return { verdict: isStrong ? 'partial' : 'weak', reasons: [...link, 'rival-possible'] }
  if (!isStrong) return { verdict: 'partial', reasons: link }
  const isExcluded = rivals.every(({ plausibility, tested }) => plausibility === 0 && tested)
  return weakest === 4 && isExcluded
    ? { verdict: 'necessary', reasons: ['all-established'] }
    : { verdict: 'important', reasons: link }
}
