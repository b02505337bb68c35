import type { Random } from '#features/worlds/domain/network/random.ts'
import { bootstrapInterval, type Interval } from './agreement-interval.ts'
import { type AlphaReading, alphaReading, type KappaReading, kappaReading } from './agreement-reading.ts'
import type { CodedUnit, CodedUnits } from './coded-units.ts'
import { cohenKappa, type NoCoefficient } from './cohen-kappa.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'

/** κ or α with how sure it is and how it reads. Where `value` is null, `reason` says why and the others are null. */
export type Coefficient<Reading> = {
  readonly value: number | null
  readonly reason: NoCoefficient | null
  readonly interval: Interval | null
  readonly reading: Reading | null
}

export type PairAgreement = {
  /** Places of the two coders in the list of coders. */
  readonly coders: readonly [number, number]
  readonly kappa: Coefficient<KappaReading>
  /** Units both have read. */
  readonly units: number
  /** Share of these on which both say the same; null without units. */
  readonly same: number | null
  readonly both: number
  readonly onlyFirst: number
  readonly onlySecond: number
  readonly neither: number
}

export type Agreement = {
  /** Null: over all codes. */
  readonly codeId: string | null
  /** κ of each two coders. */
  readonly pairs: readonly PairAgreement[]
  /** Nominal α of all coders. */
  readonly alpha: Coefficient<AlphaReading>
  /** Units that at least two have read; over all codes a unit counts once a code. */
  readonly units: number
}

/**
 * Agreement of coders on each code, and last over all codes: the units of all codes together, as one table of present and absent. Codes seldom used make κ
 * and α of all codes lean on absences; the figures a code are the ones to read.
 * @param coders how many, as in `said` of the units
 * @param random draws the intervals; the same seed gives the same ones
 */
export function agreementOf(
  codes: readonly CodedUnits[],
  coders: number,
  random: Pick<Random, 'below'>,
  options: { readonly draws?: number } = {},
): Agreement[] {
  const of = (codeId: string | null, units: readonly CodedUnit[]): Agreement => {
    const alpha = krippendorffAlpha(saidOf(units))
    const interval = bootstrapInterval(
      pairable(units),
      ({ said }) => said.join(),
      (kinds, times) => krippendorffAlpha(saidOf(kinds), 'nominal', times).value,
      random,
      options,
    )
    return {
      codeId,
      pairs: pairsOf(coders).map((pair) => pairAgreement(units, pair, random, options)),
      alpha: coefficient(alpha.value, alpha.reason, interval, alphaReading),
      units: alpha.units,
    }
  }
  const each = codes.map(({ codeId, units }) => of(codeId, units))
  return [
    ...each,
    of(
      null,
      codes.flatMap(({ units }) => units),
    ),
  ]
}

const saidOf = (units: readonly CodedUnit[]) => units.map(({ said }) => said)

const pairable = (units: readonly CodedUnit[]) =>
  units.filter(({ said }) => said.filter((value) => value !== null).length > 1)

function pairsOf(coders: number): (readonly [number, number])[] {
  const places = Array.from({ length: coders }, (_, i) => i)
  return places.flatMap((a) => places.slice(a + 1).map((b) => [a, b] as const))
}

function pairAgreement(
  units: readonly CodedUnit[],
  coders: readonly [number, number],
  random: Pick<Random, 'below'>,
  options: { readonly draws?: number },
): PairAgreement {
  const [first, second] = coders
  const pairs = units
    .map(({ said }) => [said[first] ?? null, said[second] ?? null] as const)
    .filter(([a, b]) => a !== null && b !== null)
  const { value, reason, agreement } = cohenKappa(pairs)
  const interval = bootstrapInterval(
    pairs,
    String,
    (kinds, times) => cohenKappa(kinds, 'nominal', [], times).value,
    random,
    options,
  )
  const count = (a: 0 | 1, b: 0 | 1) => pairs.filter((pair) => pair[0] === a && pair[1] === b).length
  return {
    coders,
    kappa: coefficient(value, reason, interval, kappaReading),
    units: pairs.length,
    same: agreement,
    both: count(1, 1),
    onlyFirst: count(1, 0),
    onlySecond: count(0, 1),
    neither: count(0, 0),
  }
}

function coefficient<Reading>(
  value: number | null,
  reason: NoCoefficient | null,
  interval: Interval | null,
  read: (value: number) => Reading,
): Coefficient<Reading> {
  if (value === null) return { value, reason, interval: null, reading: null }
  return { value, reason, interval, reading: read(value) }
}
