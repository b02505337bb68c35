import type { SatObjective } from '#features/evaluations/domain/objective.ts'
import type { Day } from '#kernel/day.ts'
import type { Lang } from '#kernel/words.ts'
import { suggestModes } from './catalogue.ts'
import type {
  CollectionMode,
  Dimension,
  Direction,
  ImpactLevel,
  Indicator,
  IndicatorKind,
  IndicatorVariable,
} from './indicator.ts'
import { NO_QUALITY_TICKS, type QualityTicks } from './quality-test.ts'

/** One line of the framework (method 2.5). Texts are "" and numbers `null` until someone fills them. */
export type FrameworkLine = {
  readonly objectiveId: string | null
  /** The change of the impact chain that the line observes. */
  readonly elementId: string | null
  readonly question: string
  /** What a good result looks like. */
  readonly criterion: string
  /** Code in the catalogue, `null` for an indicator made by hand. */
  readonly indicatorCode: string | null
  readonly name: string
  readonly definition: string
  readonly kind: IndicatorKind
  readonly unit: string
  readonly formula: string
  readonly variables: readonly IndicatorVariable[]
  readonly levels: readonly string[]
  readonly direction: Direction
  readonly boundBad: number | null
  readonly boundGood: number | null
  readonly impactLevel: ImpactLevel
  readonly dimension: Dimension
  readonly sat: readonly SatObjective[]
  readonly baseline: number | null
  readonly baselineOn: Day | null
  readonly baselineSource: string
  readonly target: number | null
  readonly targetOn: Day | null
  readonly targetReason: string
  readonly source: string
  readonly mode: CollectionMode | ''
  readonly timing: string
  readonly owner: string
  readonly dueOn: Day | null
  /** Hours that its collection costs. */
  readonly hours: number | null
  readonly respondents: string
  readonly personalData: boolean
  /** Legal basis and retention. */
  readonly personalDataNote: string
  readonly limits: string
  readonly quality: QualityTicks
}

/** A line started from an indicator of the catalogue, in the reader's language where it is translated. */
export function startLineFrom(indicator: Indicator, lang: Lang): FrameworkLine {
  const { kind, unit, formula, variables, levels, direction, boundBad, boundGood } = indicator
  return {
    objectiveId: null,
    elementId: null,
    question: '',
    criterion: '',
    indicatorCode: indicator.code,
    name: indicator.name[lang],
    definition: indicator.definition[lang],
    kind,
    unit,
    formula,
    variables,
    levels,
    direction,
    boundBad,
    boundGood,
    impactLevel: indicator.impactLevel,
    dimension: indicator.dimension,
    sat: indicator.sat,
    baseline: null,
    baselineOn: null,
    baselineSource: '',
    target: indicator.target,
    targetOn: null,
    targetReason: indicator.targetSource,
    source: indicator.collection,
    mode: suggestModes(indicator.collection)[0] ?? '',
    timing: indicator.frequency,
    owner: '',
    dueOn: null,
    hours: null,
    respondents: '',
    personalData: false,
    personalDataNote: '',
    limits: '',
    quality: NO_QUALITY_TICKS,
  }
}

/** A line of one's own before anything else is said of it. */
export function blankLine(name: string, kind: IndicatorKind, dimension: Dimension): FrameworkLine {
  return {
    objectiveId: null,
    elementId: null,
    question: '',
    criterion: '',
    indicatorCode: null,
    name,
    definition: '',
    kind,
    unit: '',
    formula: '',
    variables: [],
    levels: kind === 'qualitative' ? ['', '', '', '', ''] : [],
    direction: 'higher',
    boundBad: null,
    boundGood: null,
    impactLevel: 'outcome',
    dimension,
    sat: [],
    baseline: null,
    baselineOn: null,
    baselineSource: '',
    target: null,
    targetOn: null,
    targetReason: '',
    source: '',
    mode: '',
    timing: '',
    owner: '',
    dueOn: null,
    hours: null,
    respondents: '',
    personalData: false,
    personalDataNote: '',
    limits: '',
    quality: NO_QUALITY_TICKS,
  }
}
