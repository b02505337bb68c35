import type { NoCoefficient } from './cohen-kappa.ts'

export const ALPHA_LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const
export type AlphaLevel = (typeof ALPHA_LEVELS)[number]

/** What each coder said of one unit, in the order of coders; null: this coder said nothing of it. */
export type RatedUnit = readonly (number | null)[]

export type Alpha = {
  /** At most 1; null where it is not defined, never 0 nor NaN. */
  readonly value: number | null
  readonly reason: NoCoefficient | null
  /** Units that at least two coders coded: the others say nothing of agreement. */
  readonly units: number
  /** Values in these units (n.. of the coincidence matrix). */
  readonly values: number
}

/**
 * Krippendorff's α = 1 − Dₒ / Dₑ by the matrix of coincidences: in a unit of m values each ordered pair of values counts 1 / (m − 1). Any number
 * of coders, missing values. Difference δ² of two values c, k: nominal 0 or 1; ordinal (Σ n_g from c to k − (n_c + n_k) / 2)²; interval
 * (c − k)²; ratio ((c − k) / (c + k))², for values that are not negative.
 * @param times how often each unit counts, in their order; once when left out
 * Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), University of Pennsylvania, repository.upenn.edu/asc_papers/43.
 */
export function krippendorffAlpha(
  units: Iterable<RatedUnit>,
  level: AlphaLevel = 'nominal',
  times?: ArrayLike<number>,
): Alpha {
  const paired: { values: number[]; many: number }[] = []
  let [total, place, unitCount] = [0, 0, 0]
  for (const unit of units) {
    const values = unit.filter((value) => value !== null)
    const many = times ? (times[place] ?? 0) : 1
    place += 1
    if (values.length < 2 || many === 0) continue
    paired.push({ values, many })
    total += values.length * many
    unitCount += many
  }
  const count = { units: unitCount, values: total }
  if (total === 0) return { value: null, reason: 'no-units', ...count }
  const counts = new Map<number, number>()
  for (const { values, many } of paired)
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + many)
  const categories = [...counts.keys()].sort((a, b) => a - b)
  const difference = differenceOf(level, categories, counts)
  let observed = 0
  for (const { values, many } of paired) {
    let sum = 0
    for (const [i, a] of values.entries())
      for (const b of values.slice(i + 1)) if (a !== b) sum += 2 * difference(a, b)
    observed += (many * sum) / (values.length - 1)
  }
  let expected = 0
  for (const [i, a] of categories.entries()) {
    for (const b of categories.slice(i + 1)) {
      expected += 2 * (counts.get(a) ?? 0) * (counts.get(b) ?? 0) * difference(a, b)
    }
  }
  if (expected === 0) return { value: null, reason: 'no-variation', ...count }
  return { value: 1 - ((total - 1) * observed) / expected, reason: null, ...count }
}

function differenceOf(
  level: AlphaLevel,
  categories: readonly number[],
  counts: ReadonlyMap<number, number>,
): (a: number, b: number) => number {
  if (level === 'nominal') return (a, b) => (a === b ? 0 : 1)
  if (level === 'interval') return (a, b) => (a - b) ** 2
  // two zeros are no different; elsewhere the sum is above zero
  if (level === 'ratio') return (a, b) => (a === b ? 0 : ((a - b) / (a + b)) ** 2)
  // middle of the ranks that a value's occurrences take: its difference is the sum that the formula writes
  const middle = new Map<number, number>()
  let before = 0
  for (const category of categories) {
    const n = counts.get(category) ?? 0
    middle.set(category, before + n / 2)
    before += n
  }
  return (a, b) => ((middle.get(a) ?? 0) - (middle.get(b) ?? 0)) ** 2
}
