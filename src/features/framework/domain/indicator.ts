import type { SatObjective } from '#features/evaluations/domain/objective.ts'

/** The six performances, and territorialisation (method 1.4). */
export const DIMENSIONS = ['ECO', 'SOC', 'ENV', 'NUT', 'ORG', 'LOG', 'TER'] as const
export type Dimension = (typeof DIMENSIONS)[number]

export const INDICATOR_KINDS = ['quantitative', 'qualitative'] as const
export type IndicatorKind = (typeof INDICATOR_KINDS)[number]

/** Whether more is better. */
export const DIRECTIONS = ['higher', 'lower'] as const
export type Direction = (typeof DIRECTIONS)[number]

export const IMPACT_LEVELS = ['input', 'output', 'outcome', 'impact'] as const
export type ImpactLevel = (typeof IMPACT_LEVELS)[number]

export const SCALES = ['territory', 'chain', 'action'] as const
export type Scale = (typeof SCALES)[number]

/** How data is gathered (method 2.5). */
export const COLLECTION_MODES = [
  'interview',
  'survey',
  'collective_meeting',
  'weighing',
  'accounting',
  'public_database',
  'observation',
] as const
export type CollectionMode = (typeof COLLECTION_MODES)[number]

export type BilingualText = { readonly fr: string; readonly en: string }

export type IndicatorVariable = { readonly name: string; readonly meaning: string }

/** An indicator of the catalogue (method 3). Texts that exist in French only stand as they are. */
export type Indicator = {
  readonly code: string
  readonly name: BilingualText
  readonly definition: BilingualText
  readonly dimension: Dimension
  readonly secondaryDimension: Dimension | null
  readonly sat: readonly SatObjective[]
  readonly kind: IndicatorKind
  readonly unit: string
  readonly formula: string
  readonly variables: readonly IndicatorVariable[]
  readonly direction: Direction
  /** As the catalogue words it: « factures cantine ». */
  readonly collection: string
  readonly frequency: string
  readonly impactLevel: ImpactLevel
  readonly scale: Scale
  readonly sourceFramework: string
  readonly referenceValue: string
  /** `null` where the catalogue proposes none. */
  readonly target: number | null
  readonly targetSource: string
  /** Values that score 0 and 100; "own" ones are proposals for each territory to reset. */
  readonly boundBad: number
  readonly boundGood: number
  readonly boundSource: string
  /** Texts of levels 0 to 4 of a qualitative indicator; empty for a quantitative one. */
  readonly levels: readonly string[]
  readonly provenance: string
}
