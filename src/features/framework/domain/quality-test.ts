/** The quality test of an indicator (method 2.5): six ticks, given by people. */
export const QUALITY_TICKS = [
  'measurable',
  'useful',
  'understood',
  'sensitive',
  'reference',
  'respectful',
] as const
export type QualityTick = (typeof QUALITY_TICKS)[number]

/** `null`: nobody has said yet. */
export type QualityTicks = Readonly<Record<QualityTick, boolean | null>>

export const NO_QUALITY_TICKS: QualityTicks = {
  measurable: null,
  useful: null,
  understood: null,
  sensitive: null,
  reference: null,
  respectful: null,
}

export type QualityScore = {
  /** Ticks given, 0–6; `null` while nobody has answered anything. */
  readonly score: number | null
  readonly outOf: number
  readonly refused: readonly QualityTick[]
  readonly unanswered: readonly QualityTick[]
}

/** Score out of six; what was refused is told apart from what nobody answered. */
export function scoreQuality(ticks: Partial<QualityTicks>): QualityScore {
  const given = QUALITY_TICKS.filter((tick) => ticks[tick] === true)
  const refused = QUALITY_TICKS.filter((tick) => ticks[tick] === false)
  const unanswered = QUALITY_TICKS.filter((tick) => (ticks[tick] ?? null) === null)
  const nobody = unanswered.length === QUALITY_TICKS.length
  return { score: nobody ? null : given.length, outOf: QUALITY_TICKS.length, refused, unanswered }
}
