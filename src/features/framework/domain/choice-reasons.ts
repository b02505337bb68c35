import type { SatObjective } from '#features/evaluations/domain/objective.ts'
import { SAT_OBJECTIVES } from '#features/evaluations/domain/objective.ts'
import { suggestModes } from './catalogue.ts'
import { asksPeople } from './coverage.ts'
import type { Crosswalk } from './crosswalk.ts'
import type { Feed } from './feed.ts'
import type { FrameworkLine } from './framework-line.ts'
import type { Indicator } from './indicator.ts'

export const CHOICE_REASONS = [
  'reason.serves-sat',
  'reason.first-of-sat',
  'reason.tells-change',
  'reason.fed',
  'reason.reference',
  'reason.legal',
  'reason.pat2',
  'reason.hours-alike',
] as const
export const CHOICE_DOUBTS = [
  'doubt.nobody-to-answer',
  'doubt.personal-data',
  'doubt.no-reference',
  'doubt.enough-of-it',
] as const
export type ChoiceReason = {
  readonly code: (typeof CHOICE_REASONS)[number] | (typeof CHOICE_DOUBTS)[number]
  readonly params: Readonly<Record<string, string | number>>
}

type KnownLine = Pick<FrameworkLine, 'sat' | 'kind' | 'elementId' | 'mode' | 'hours' | 'dimension'>

export type ChoiceContext = {
  /** Objectives of the evaluation with the SAT objectives that they pursue. */
  readonly objectives: readonly { readonly title: string; readonly sat: readonly SatObjective[] }[]
  /** Changes of the impact chain. */
  readonly outcomes: readonly {
    readonly id: string
    readonly statement: string
    readonly sat: readonly SatObjective[]
  }[]
  /** Lines that count. */
  readonly lines: readonly KnownLine[]
  /** How many stakeholders are on the map. */
  readonly stakeholders: number
}

export type ChoiceAdvice = { readonly why: readonly ChoiceReason[]; readonly whyNot: readonly ChoiceReason[] }

/** Beyond, one dimension has more than its share of a framework of twenty lines. */
const MANY_OF_A_DIMENSION = 5

/**
 * Why this evaluation would choose an indicator, and why not: facts of the evaluation and of the catalogue, never a
 * score. Each reason is one sentence of `framework.json`.
 */
export function weighIndicator(
  indicator: Indicator & { readonly crosswalks: readonly Crosswalk[]; readonly feed: Feed | null },
  context: ChoiceContext,
): ChoiceAdvice {
  return { why: findReasons(indicator, context), whyNot: findDoubts(indicator, context) }
}

function findReasons(
  indicator: Indicator & { readonly crosswalks: readonly Crosswalk[]; readonly feed: Feed | null },
  { objectives, outcomes, lines }: ChoiceContext,
): ChoiceReason[] {
  const served = new Set(lines.flatMap(({ sat }) => sat))
  const pursued = new Set(objectives.flatMap(({ sat }) => sat))
  const first = SAT_OBJECTIVES.filter(
    (sat) => indicator.sat.includes(sat) && pursued.has(sat) && !served.has(sat),
  )
  const serving = objectives.find(({ sat }) => sat.some((each) => indicator.sat.includes(each)))
  const told = new Set(lines.filter(({ kind }) => kind === 'qualitative').map(({ elementId }) => elementId))
  const untold = outcomes.filter(({ id }) => !told.has(id))
  const change = untold.find(({ sat }) => sat.some((each) => indicator.sat.includes(each)))
  const law = indicator.crosswalks.find(
    ({ framework, provenance }) => framework === 'EGALIM' && provenance === 'sourced',
  )
  const pat = indicator.crosswalks.find(({ framework }) => framework === 'PAT2')
  const alike = hoursAlike(indicator, lines)
  const all: (ChoiceReason | undefined)[] = [
    first.length > 0 ? { code: 'reason.first-of-sat', params: { sat: first.join(', ') } } : undefined,
    first.length === 0 && serving
      ? {
          code: 'reason.serves-sat',
          params: {
            objective: serving.title,
            sat: serving.sat.filter((each) => indicator.sat.includes(each)).join(', '),
          },
        }
      : undefined,
    indicator.kind === 'qualitative' && change
      ? { code: 'reason.tells-change', params: { change: change.statement } }
      : undefined,
    indicator.feed ? { code: 'reason.fed', params: { feed: indicator.feed } } : undefined,
    law ? { code: 'reason.legal', params: {} } : undefined,
    pat ? { code: 'reason.pat2', params: {} } : undefined,
    indicator.referenceValue !== '' || indicator.target !== null
      ? {
          code: 'reason.reference',
          params: { reference: indicator.referenceValue || String(indicator.target) },
        }
      : undefined,
    alike === null ? undefined : { code: 'reason.hours-alike', params: alike },
  ]
  return all.filter((reason) => reason !== undefined)
}

function findDoubts(
  indicator: Indicator & { readonly feed: Feed | null },
  { lines, stakeholders }: ChoiceContext,
): ChoiceReason[] {
  const modes = suggestModes(indicator.collection)
  const asks = indicator.feed === null && modes.some(asksPeople)
  const sameDimension = lines.filter(({ dimension }) => dimension === indicator.dimension).length
  const isReferred = indicator.referenceValue !== '' || indicator.target !== null
  const all: (ChoiceReason | undefined)[] = [
    asks && stakeholders === 0 ? { code: 'doubt.nobody-to-answer', params: {} } : undefined,
    asks ? { code: 'doubt.personal-data', params: {} } : undefined,
    isReferred || indicator.kind === 'qualitative' ? undefined : { code: 'doubt.no-reference', params: {} },
    sameDimension >= MANY_OF_A_DIMENSION
      ? { code: 'doubt.enough-of-it', params: { n: sameDimension, dimension: indicator.dimension } }
      : undefined,
  ]
  return all.filter((reason) => reason !== undefined)
}

/** The median of the hours that this evaluation itself gives to lines gathered in the same way; `null` below two. */
function hoursAlike(indicator: Indicator, lines: readonly KnownLine[]): { hours: number; n: number } | null {
  const mode = suggestModes(indicator.collection)[0]
  const hours = lines
    .flatMap((line) => (line.mode === mode && line.hours !== null ? [line.hours] : []))
    .toSorted((a, b) => a - b)
  const middle = hours[hours.length >> 1]
  return hours.length < 2 || middle === undefined ? null : { hours: middle, n: hours.length }
}
