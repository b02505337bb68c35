/** The seven classes of Mitchell, Agle and Wood (1997), and none (method 4.3); words: `salience.<code>`, `salience-advice.<code>`. */
export const SALIENCE_CLASSES = [
  'dormant',
  'discretionary',
  'demanding',
  'dominant',
  'dangerous',
  'dependent',
  'definitive',
  'none',
] as const
export type SalienceClass = (typeof SALIENCE_CLASSES)[number]

/** Three yes/no attributes; `null` is unsaid. */
export type SalienceAttributes = {
  readonly hasPower: boolean | null
  readonly hasLegitimacy: boolean | null
  readonly hasUrgency: boolean | null
}

/** By the attributes held: power 4, legitimacy 2, urgency 1. */
const CLASS_OF_SUM: readonly SalienceClass[] = [
  'none',
  'demanding',
  'discretionary',
  'dependent',
  'dormant',
  'dangerous',
  'dominant',
  'definitive',
]

/** The class of a stakeholder; `null` while one of the three attributes is unsaid (an unsaid one is not a no). */
export function findSalience(of: SalienceAttributes): SalienceClass | null {
  const { hasPower, hasLegitimacy, hasUrgency } = of
  if (hasPower === null || hasLegitimacy === null || hasUrgency === null) return null
  return CLASS_OF_SUM[(hasPower ? 4 : 0) + (hasLegitimacy ? 2 : 0) + (hasUrgency ? 1 : 0)] ?? null
}

/** The classes that are still possible given what is said, in the order of the list; one when all is said. */
export function findPossibleSaliences(of: SalienceAttributes): SalienceClass[] {
  const options = (said: boolean | null) => (said === null ? [true, false] : [said])
  const possible = new Set(
    options(of.hasPower).flatMap((hasPower) =>
      options(of.hasLegitimacy).flatMap((hasLegitimacy) =>
        options(of.hasUrgency).map((hasUrgency) => findSalience({ hasPower, hasLegitimacy, hasUrgency })),
      ),
    ),
  )
  return SALIENCE_CLASSES.filter((each) => possible.has(each))
}
