/** What two coders said of one unit; null: this coder said nothing of it. */
export type RatedPair = readonly [string | number | null, string | number | null]

/**
 * How grave a disagreement is. Categories stand in their order, 0 … k − 1: `linear` |i − j| (Cicchetti & Allison 1971), `quadratic` (i − j)² (Fleiss &
 * Cohen 1973), `nominal` 1 for any; or weights of your own, 0 on the diagonal (Cohen 1968).
 */
export type KappaWeights = 'nominal' | 'linear' | 'quadratic' | ((i: number, j: number) => number)

/** Why a coefficient cannot be told: nothing to compare, or everything in one category, so that chance alone explains all. */
export const NO_COEFFICIENT = ['no-units', 'no-variation'] as const
export type NoCoefficient = (typeof NO_COEFFICIENT)[number]

export type Kappa = {
  /** −1 … 1; null where it is not defined, never 0 nor NaN. */
  readonly value: number | null
  readonly reason: NoCoefficient | null
  /** Units that both coded. */
  readonly units: number
  /** Share of units in the same category (0 … 1), whatever the weights; null without units. */
  readonly agreement: number | null
}

/**
 * Cohen's κ = 1 − Σ v o / Σ v e, with v the weight of a disagreement, o its observed and e its expected count: row total × column total / n. Without weights
 * this is (pₒ − pₑ) / (1 − pₑ). Units that one of the two did not code are left out. Sources: Cohen, "A coefficient of agreement for nominal
 * scales", Educational and Psychological Measurement 20 (1960) 37–46; Cohen, "Weighted kappa", Psychological Bulletin 70 (1968) 213–220.
 * @param times how often each pair counts, in their order; once when left out
 * @param categories all of them in their order, for weights; a value that is not among them comes after them
 */
export function cohenKappa(
  pairs: Iterable<RatedPair>,
  weights: KappaWeights = 'nominal',
  categories: readonly (string | number)[] = [],
  times?: ArrayLike<number>,
): Kappa {
  const index = new Map(categories.map((category, i) => [category, i]))
  const indexOf = (value: string | number) => {
    const known = index.get(value) ?? index.size
    index.set(value, known)
    return known
  }
  const cells: { i: number; j: number; many: number }[] = []
  let [n, place] = [0, 0]
  for (const [a, b] of pairs) {
    const many = times ? (times[place] ?? 0) : 1
    place += 1
    if (a === null || b === null || many === 0) continue
    cells.push({ i: indexOf(a), j: indexOf(b), many })
    n += many
  }
  if (n === 0) return { value: null, reason: 'no-units', units: 0, agreement: null }
  const [rows, columns] = [new Array<number>(index.size).fill(0), new Array<number>(index.size).fill(0)]
  const weigh = weightOf(weights)
  let [observed, same] = [0, 0]
  for (const { i, j, many } of cells) {
    rows[i] = (rows[i] ?? 0) + many
    columns[j] = (columns[j] ?? 0) + many
    observed += weigh(i, j) * many
    if (i === j) same += many
  }
  let expected = 0
  for (const [i, row] of rows.entries())
    for (const [j, column] of columns.entries()) expected += weigh(i, j) * row * column
  const agreement = same / n
  if (expected === 0) return { value: null, reason: 'no-variation', units: n, agreement }
  return { value: 1 - (observed * n) / expected, reason: null, units: n, agreement }
}

function weightOf(weights: KappaWeights): (i: number, j: number) => number {
  if (weights === 'nominal') return (i, j) => (i === j ? 0 : 1)
  if (weights === 'linear') return (i, j) => Math.abs(i - j)
  if (weights === 'quadratic') return (i, j) => (i - j) ** 2
  return weights
}
