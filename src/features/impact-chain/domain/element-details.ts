import type { ElementType } from './impact-chain.ts'

/** Dimensions of the catalogue of indicators (method 3): a change is of one of them. */
const DIMENSION_CODES = ['ECO', 'SOC', 'ENV', 'NUT', 'ORG', 'LOG', 'TER'] as const

/** What only some types of elements have (method 2.4); texts in words, others a choice among codes. */
export const DETAIL_CHOICES = {
  evidence: null,
  kind: ['money', 'time', 'tool', 'knowledge', 'network'],
  quantity: null,
  provider: null,
  where: null,
  frequency: null,
  status: ['planned', 'under_way', 'done', 'stopped'],
  unit: null,
  target: null,
  horizon: null,
  dimension: DIMENSION_CODES,
  controllable: ['yes', 'partly', 'no'],
  owner: null,
  confidence: ['0', '1', '2', '3', '4'],
  tested: null,
  direction: ['helps', 'hinders', 'unsure'],
} as const satisfies Readonly<Record<string, readonly string[] | null>>

export type Detail = keyof typeof DETAIL_CHOICES
export const DETAILS = Object.keys(DETAIL_CHOICES) as Detail[]

const OUTCOME_DETAILS = ['horizon', 'dimension'] as const

/** The details asked for each type, in the order of the form. */
export const DETAILS_OF_TYPE: Readonly<Record<ElementType, readonly Detail[]>> = {
  need: ['evidence'],
  input: ['kind', 'quantity', 'provider'],
  activity: ['where', 'frequency', 'status'],
  output: ['unit', 'target'],
  outcome_short: OUTCOME_DETAILS,
  outcome_mid: OUTCOME_DETAILS,
  outcome_long: OUTCOME_DETAILS,
  impact: [],
  enabler: ['controllable', 'owner'],
  brake: ['controllable', 'owner'],
  assumption: ['confidence', 'tested'],
  external: ['direction'],
}

/** Types that follow one another from cause to effect; the others surround them. */
export const PATH_TYPES = [
  'need',
  'input',
  'activity',
  'output',
  'outcome_short',
  'outcome_mid',
  'outcome_long',
  'impact',
] as const satisfies readonly ElementType[]

/** Rank along the chain, 0 for needs to 7 for impacts; `null` for what surrounds it. */
export function rankOnPath(type: ElementType): number | null {
  const rank = (PATH_TYPES as readonly ElementType[]).indexOf(type)
  return rank < 0 ? null : rank
}

type Target = { readonly id: string; readonly type: ElementType }

/**
 * What an element may lead to, the likeliest first: later types in their order, then the same type, then what
 * surrounds the chain, then earlier types (a return). Neither itself nor what it leads to already.
 */
export function rankTargets<T extends Target>(
  from: Target,
  elements: readonly T[],
  linked: ReadonlySet<string>,
): T[] {
  const here = rankOnPath(from.type)
  const order = (type: ElementType) => {
    const rank = rankOnPath(type)
    if (rank === null) return 20
    if (here === null || rank > here) return rank
    return rank === here ? 10 : 30 + rank
  }
  return elements
    .filter((element) => element.id !== from.id && !linked.has(element.id))
    .toSorted((a, b) => order(a.type) - order(b.type))
}

/** A link from a later type to an earlier one leads back: most likely a feedback loop. */
export function leadsBack(from: ElementType, to: ElementType): boolean {
  const [start, end] = [rankOnPath(from), rankOnPath(to)]
  return start !== null && end !== null && end < start
}
