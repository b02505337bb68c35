/** Shannon’s entropy −Σ p ln p of shares given by any weights ≥ 0 (memberships, attendance by world); NaN when all are 0. */
export function computeEntropy(weights: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < weights.length; i++) total += weights[i]!
  if (!(total > 0)) return Number.NaN
  let entropy = 0
  for (let i = 0; i < weights.length; i++) {
    const share = weights[i]! / total
    if (share > 0) entropy -= share * Math.log(share)
  }
  return entropy
}

/**
 * Evenness −Σ p ln p / ln K, 0 (one world alone) … 1 (all alike) (Pielou 1966); above 0.7 a meeting is mixed.
 *
 * @param kinds K, the worlds that could have been there: as many as weights are given, zeros included, unless said
 * @returns NaN with fewer than two kinds or nobody at all
 */
export function computeEvenness(weights: ArrayLike<number>, kinds = weights.length): number {
  return kinds < 2 ? Number.NaN : computeEntropy(weights) / Math.log(kinds)
}
