/**
 * How many answers a share needs, and how precise a share of the answers reached is (method 2.6). Both hold for a random
 * sample alone: people who were drawn, each with the same chance, whatever the channel. Answers of volunteers have no margin.
 *
 * Source: W. G. Cochran, Sampling Techniques, 3rd edition, Wiley 1977, § 4.4, formulas (4.1) and (4.2):
 * `n0 = z²·p·(1−p)/e²`, then `n = n0 / (1 + (n0−1)/N)` in a finite population. The table of R. V. Krejcie and
 * D. W. Morgan (Determining Sample Size for Research Activities, 1970) is the same formula with z² = 3.841, p = 0.5, e = 0.05.
 */

/** How often the interval would hold the true share, were the draw made again and again. */
export const CONFIDENCES = [90, 95, 99] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** Of the normal law, both sides; to two decimals for 95 %, as the published tables have it. */
const Z: Readonly<Record<Confidence, number>> = { 90: 1.645, 95: 1.96, 99: 2.576 }

export type Sample = {
  /** How many people there are; null: nobody knows, as if there were no end of them. */
  readonly population: number | null
  readonly confidence?: Confidence
  /** The share that is expected, 0 to 1; a half asks for the most answers. */
  readonly share?: number
}

/** Answers needed, not rounded; `margin` e as a share (0.05: five points either way), above 0. `z` as above. */
export function exactSampleSize(z: number, share: number, margin: number, population: number | null): number {
  const endless = (z * z * share * (1 - share)) / (margin * margin)
  return population === null ? endless : endless / (1 + (endless - 1) / population)
}

/** Whole answers that a share needs to be known within `margin` (a share, above 0): never more than there are people. */
export function sampleSize({
  population,
  confidence = 95,
  share = 0.5,
  margin,
}: Sample & { readonly margin: number }): number {
  const exact = exactSampleSize(Z[confidence], share, margin, population)
  // what rounding of floats adds must not ask for one person more
  return Math.min(Math.ceil(exact - 1e-9), population ?? Number.POSITIVE_INFINITY)
}

/**
 * How far the true share may be from that of `answers` answers, as a share: `e = z·√(p(1−p)/n)·√((N−n)/(N−1))`, the
 * formula above turned round. Null without answers; 0 when everybody answered.
 */
export function marginOfError({
  answers,
  population,
  confidence = 95,
  share = 0.5,
}: Sample & { readonly answers: number }): number | null {
  if (answers <= 0) return null
  const endless = Z[confidence] * Math.sqrt((share * (1 - share)) / answers)
  if (population === null) return endless
  if (answers >= population) return 0
  return endless * Math.sqrt((population - answers) / (population - 1))
}
