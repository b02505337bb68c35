import type { Random } from '#features/worlds/domain/network/random.ts'

export type Interval = {
  readonly low: number
  readonly high: number
  /** Draws in which the coefficient was defined, of `drawn`. */
  readonly defined: number
  readonly drawn: number
}

/** Fewer units than this tell nothing of how sure a coefficient is. */
export const LEAST_UNITS = 10

/**
 * Between which values the coefficient stands in the middle 95 % of draws: as many units as there are, drawn with putting back, the coefficient taken anew
 * (percentile bootstrap: Efron & Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13). Units of one text are drawn as if they were
 * independent, which makes the interval narrower than it should be. Null: fewer than 10 units, or not defined in more than half of the draws.
 *
 * @param keyOf the same for units of which the same was said: they are drawn as one kind, so that many units cost little
 * @param coefficient of units that each count so many times
 */
export function bootstrapInterval<Unit>(
  units: readonly Unit[],
  keyOf: (unit: Unit) => string,
  coefficient: (kinds: readonly Unit[], times: ArrayLike<number>) => number | null,
  random: Pick<Random, 'below'>,
  options: { readonly draws?: number; readonly share?: number } = {},
): Interval | null {
  const { draws = 1_000, share = 0.95 } = options
  if (units.length < LEAST_UNITS) return null
  const places = new Map<string, number>()
  const kinds: Unit[] = []
  const kindOf = Int32Array.from(units, (unit) => {
    const key = keyOf(unit)
    const place = places.get(key) ?? kinds.push(unit) - 1
    places.set(key, place)
    return place
  })
  const times = new Float64Array(kinds.length)
  const values: number[] = []
  for (let draw = 0; draw < draws; draw += 1) {
    times.fill(0)
    for (let i = 0; i < units.length; i += 1) {
      const kind = kindOf[random.below(units.length)] ?? 0
      times[kind] = (times[kind] ?? 0) + 1
    }
    const value = coefficient(kinds, times)
    if (value !== null) values.push(value)
  }
  if (values.length * 2 < draws || values.length === 0) return null
  values.sort((a, b) => a - b)
  const out = (1 - share) / 2
  const [low, high] = [quantile(values, out), quantile(values, 1 - out)]
  return { low, high, defined: values.length, drawn: draws }
}

/** Between the two nearest of the sorted values, in proportion (type 7 of Hyndman & Fan 1996). */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return below + (above - below) * (at - Math.floor(at))
}
