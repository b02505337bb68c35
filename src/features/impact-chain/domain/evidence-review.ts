import type { Finding } from '#kernel/finding.ts'
import { computeEvidenceStrength, type Downgrade, type EvidenceSide } from './evidence.ts'

export const EVIDENCE_FINDINGS = [
  'evidence.nothing-shown',
  'evidence.contradicted',
  'evidence.surer-than-shown',
  'evidence.less-sure-than-shown',
  'evidence.nothing-against',
] as const
export type EvidenceFindingCode = (typeof EVIDENCE_FINDINGS)[number]

export type JudgedEvidence = {
  readonly side: EvidenceSide
  /** 0–4 before downgrades; `null` while nobody has judged it. */
  readonly strength: number | null
  readonly downgrades: readonly Downgrade[]
}

/**
 * Strength of the best piece of evidence on one side of a link, 0–4 after its downgrades (method 8.5); `null` when
 * there is none, or none that somebody has judged.
 */
export function strongestOn(side: EvidenceSide, evidence: readonly JudgedEvidence[]): number | null {
  const judged = evidence.flatMap((each) => {
    const strength = each.side === side ? computeEvidenceStrength(each.strength, each.downgrades) : null
    return strength === null ? [] : [strength]
  })
  return judged.length === 0 ? null : Math.max(...judged)
}

/** From here on a confidence says more than "several agree": it wants something to show. */
const SURE = 3
/** Evidence that would let one be sure. */
const SOLID = 3
/** A distance of one level is a matter of judgement. */
const FAR = 2

/**
 * Where the confidence that people give a link (0–4) and what is written for and against it do not say the same
 * (method 8.5 and 8.7). What nobody has judged contradicts nothing.
 */
export function reviewEvidence(
  confidence: number,
  evidence: readonly JudgedEvidence[],
): Finding<EvidenceFindingCode>[] {
  const isSure = confidence >= SURE
  const found = (code: EvidenceFindingCode, severity: Finding['severity'], shown = 0) => ({
    code,
    severity,
    path: 'confidence',
    params: { confidence, shown },
  })
  if (!evidence.some(({ side }) => side === 'for')) {
    return isSure ? [found('evidence.nothing-shown', 'warning')] : []
  }
  const [inFavour, against] = [strongestOn('for', evidence), strongestOn('against', evidence)]
  if (isSure && against !== null && against >= 2 && against >= (inFavour ?? 0))
    return [found('evidence.contradicted', 'warning', against)]
  if (isSure && inFavour !== null && confidence - inFavour >= FAR)
    return [found('evidence.surer-than-shown', 'warning', inFavour)]
  if (inFavour !== null && inFavour >= SOLID && inFavour - confidence >= FAR && (against ?? 0) < FAR)
    return [found('evidence.less-sure-than-shown', 'advice', inFavour)]
  if (confidence === 4 && !evidence.some(({ side }) => side === 'against'))
    return [found('evidence.nothing-against', 'advice')]
  return []
}
