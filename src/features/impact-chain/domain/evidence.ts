/** Whether something speaks for a link of the chain or against it (method 8.7). */
export const EVIDENCE_SIDES = ['for', 'against'] as const
export type EvidenceSide = (typeof EVIDENCE_SIDES)[number]

export const EVIDENCE_KINDS = ['answer', 'figure', 'quote', 'document', 'note'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** Each takes one level off the strength of evidence (method 8.5). */
export const DOWNGRADES = ['interested', 'old', 'no_dissent', 'leading'] as const
export type Downgrade = (typeof DOWNGRADES)[number]

/**
 * Strength 0–4 of one piece of evidence after its downgrades, never below 0; `null` while nobody has judged it
 * (method 8.5).
 */
export function computeEvidenceStrength(
  strength: number | null,
  downgrades: readonly Downgrade[],
): number | null {
  return strength === null ? null : Math.max(0, strength - new Set(downgrades).size)
}
