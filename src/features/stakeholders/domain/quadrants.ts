import type { RatingSummary } from './ratings.ts'

/** Quadrants of importance × involvement (method 4.2), the priority list second. */
export const QUADRANTS = ['pillars', 'to_mobilise', 'ambassadors', 'to_inform'] as const
export type Quadrant = (typeof QUADRANTS)[number]

export const PARTICIPATION_LEVELS = ['inform', 'consult', 'involve', 'collaborate', 'empower'] as const
export type ParticipationLevel = (typeof PARTICIPATION_LEVELS)[number]

export type QuadrantThresholds = { readonly involvement: number; readonly importance: number }

/** Each territory may set its own. */
export const DEFAULT_QUADRANT_THRESHOLDS: QuadrantThresholds = { involvement: 2.5, importance: 2.5 }

/** The quadrant of two medians; a value on the threshold is high. `null` while one of them is unknown. */
export function findQuadrant(
  involvement: number | null,
  importance: number | null,
  thresholds: QuadrantThresholds = DEFAULT_QUADRANT_THRESHOLDS,
): Quadrant | null {
  if (involvement === null || importance === null) return null
  const involved = involvement >= thresholds.involvement
  if (importance >= thresholds.importance) return involved ? 'pillars' : 'to_mobilise'
  return involved ? 'ambassadors' : 'to_inform'
}

export const ADVICES = [
  'decide-together',
  'protect-from-overload',
  'understand-interest',
  'ask-small-and-precise',
  'give-visible-role',
  'reach-publics-through',
  'keep-informed',
  'keep-door-open',
] as const
/** What to do with a stakeholder; the text is `advice.<code>`. */
export type Advice = (typeof ADVICES)[number]

export type QuadrantAdvice = {
  readonly advices: readonly Advice[]
  readonly participation: readonly ParticipationLevel[]
}

/** Strategy and participation levels of each quadrant (method 4.2). */
export const ADVICE_OF_QUADRANT: Readonly<Record<Quadrant, QuadrantAdvice>> = {
  pillars: {
    advices: ['decide-together', 'protect-from-overload'],
    participation: ['collaborate', 'empower'],
  },
  to_mobilise: { advices: ['understand-interest', 'ask-small-and-precise'], participation: ['involve'] },
  ambassadors: {
    advices: ['give-visible-role', 'reach-publics-through'],
    participation: ['consult', 'involve'],
  },
  to_inform: { advices: ['keep-informed', 'keep-door-open'], participation: ['inform'] },
}

export type PlacedStakeholder = {
  readonly id: string
  readonly summary: RatingSummary
  readonly quadrant: Quadrant | null
}

/**
 * Who to go and see first: the widest mobilisation gap first, then the most important; those not yet rated last, in
 * the order given.
 */
export function rankByMobilisationGap(stakeholders: readonly PlacedStakeholder[]): PlacedStakeholder[] {
  const gap = (s: PlacedStakeholder) => s.summary.mobilisationGap ?? -1
  return stakeholders.toSorted(
    (a, b) => gap(b) - gap(a) || (b.summary.importance.median ?? -1) - (a.summary.importance.median ?? -1),
  )
}
