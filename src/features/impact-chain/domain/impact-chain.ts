import type { SatObjective } from '#features/evaluations/domain/objective.ts'

/** Kinds of elements of an impact chain (method 2.4): the first eight follow one another, the others surround them. */
export const ELEMENT_TYPES = [
  'need',
  'input',
  'activity',
  'output',
  'outcome_short',
  'outcome_mid',
  'outcome_long',
  'impact',
  'enabler',
  'brake',
  'assumption',
  'external',
] as const
export type ElementType = (typeof ELEMENT_TYPES)[number]

/** `+` pushes the same way, `-` the other way. */
export const SIGNS = ['+', '-'] as const
export type Sign = (typeof SIGNS)[number]

export const STRENGTHS = [1, 2, 3] as const
export type Strength = (typeof STRENGTHS)[number]

/** How sure we are that a link holds: 0 a guess … 4 established. */
export const LINK_CONFIDENCES = [0, 1, 2, 3, 4] as const
export type LinkConfidence = (typeof LINK_CONFIDENCES)[number]

export const DELAYS = ['immediate', 'months', 'one_year', 'three_years', 'longer'] as const
export type Delay = (typeof DELAYS)[number]

export type ChainElement = {
  readonly id: string
  readonly type: ElementType
  /** What it is, in one sentence. */
  readonly statement: string
  /** For a change: who changes, in words. */
  readonly who: string
  /** Stakeholders tied to it. */
  readonly stakeholders: readonly string[]
  /** For a change or an impact: is it welcome? */
  readonly sign: Sign
  /** For a change or an impact: is it aimed at? */
  readonly intended: boolean
  readonly sat: readonly SatObjective[]
  /** For an impact: the objective it serves. */
  readonly objectiveId: string | null
}

export type ChainLinkEdge = {
  readonly id: string
  /** Ids of elements. */
  readonly from: string
  readonly to: string
  readonly sign: Sign
  readonly strength: Strength
  readonly confidence: LinkConfidence
  readonly delay: Delay | null
  /** A loop said to be one: the only links that may lead back. */
  readonly feedback: boolean
}

/** What the rules look at; a record with more fields serves as well. */
export type ReviewedElement = Pick<ChainElement, 'id' | 'type' | 'who' | 'stakeholders' | 'sign' | 'intended'>
export type ReviewedLink = Pick<ChainLinkEdge, 'id' | 'from' | 'to' | 'confidence' | 'feedback'>

export type ImpactChain<
  E extends Pick<ChainElement, 'id' | 'type'> = ReviewedElement,
  L extends ReviewedLink = ReviewedLink,
> = {
  readonly elements: readonly E[]
  readonly links: readonly L[]
}

export function isOutcome(type: ElementType): boolean {
  return type === 'outcome_short' || type === 'outcome_mid' || type === 'outcome_long'
}
