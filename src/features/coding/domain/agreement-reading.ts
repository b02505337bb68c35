/** Sentences of reading of κ, worst first; `reading.<code>` of `codingWords`. */
export const KAPPA_READINGS = [
  'kappa-poor',
  'kappa-slight',
  'kappa-fair',
  'kappa-moderate',
  'kappa-substantial',
  'kappa-almost-perfect',
] as const
export type KappaReading = (typeof KAPPA_READINGS)[number]

/**
 * Landis & Koch, "The measurement of observer agreement for categorical data", Biometrics 33 (1977) 159–174, p. 165: below 0 poor, to .20 slight, to
 * .40 fair, to .60 moderate, to .80 substantial, to 1 almost perfect. Their bounds are conventions, as they say themselves.
 */
export function kappaReading(value: number): KappaReading {
  if (value < 0) return 'kappa-poor'
  if (value <= 0.2) return 'kappa-slight'
  if (value <= 0.4) return 'kappa-fair'
  if (value <= 0.6) return 'kappa-moderate'
  return value <= 0.8 ? 'kappa-substantial' : 'kappa-almost-perfect'
}

/** Sentences of reading of α. */
export const ALPHA_READINGS = ['alpha-too-low', 'alpha-tentative', 'alpha-reliable'] as const
export type AlphaReading = (typeof ALPHA_READINGS)[number]

/**
 * Krippendorff, "Content Analysis: An Introduction to Its Methodology", 2nd edition (2004), p. 241: rely on variables with α ≥ .800; consider those between .667
 * and .800 only for drawing tentative conclusions.
 */
export function alphaReading(value: number): AlphaReading {
  if (value >= 0.8) return 'alpha-reliable'
  return value >= 0.667 ? 'alpha-tentative' : 'alpha-too-low'
}
