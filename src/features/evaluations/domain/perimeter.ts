import type { Day } from '#kernel/day.ts'
import { type LocalDefinition, readLocalDefinition } from './local-definition.ts'

/** To give structure to a chain that exists, or to create a new one. */
export const MODES = ['structure', 'create'] as const
export type Mode = (typeof MODES)[number]

/** Links of a food chain, in the order in which food travels. */
export const CHAIN_LINKS = [
  'production',
  'collection',
  'processing',
  'distribution',
  'catering',
  'consumption',
  'end_of_life',
] as const
export type ChainLink = (typeof CHAIN_LINKS)[number]

/** Why one evaluates: to do better, to carry people along, to account for, to plead (method 2.1, Avise). */
export const STAKES = ['improvement', 'motivation', 'accountability', 'advocacy'] as const
export type Stake = (typeof STAKES)[number]

export type OutOfScope = { readonly what: string; readonly why: string }

/** The perimeter sheet (method 2.2). Texts are "" and dates `null` until someone fills them. */
export type Perimeter = {
  readonly title: string
  readonly mode: Mode | null
  /** The product or chain: « légumes pour les cantines ». */
  readonly product: string
  readonly links: readonly ChainLink[]
  /** Codes of communes (text: they start with zeros). */
  readonly communes: readonly string[]
  readonly localDefinitions: readonly LocalDefinition[]
  readonly periodFrom: Day | null
  readonly periodTo: Day | null
  readonly baselineDate: Day | null
  /** When there is no baseline yet: the day by which it will have been built. */
  readonly baselinePlannedBy: Day | null
  readonly population: string
  readonly outOfScope: readonly OutOfScope[]
  readonly stakes: readonly Stake[]
  readonly questions: readonly EvaluativeQuestion[]
  readonly recipients: string
  readonly use: string
  readonly meansDays: number | null
  /** Exact decimal text ("1500.00"): money is never a float. */
  readonly meansEuros: string | null
  readonly constraints: string
  readonly sponsor: string
  readonly reviewer: string
}

export const EMPTY_PERIMETER: Perimeter = {
  title: '',
  mode: null,
  product: '',
  links: [],
  communes: [],
  localDefinitions: [],
  periodFrom: null,
  periodTo: null,
  baselineDate: null,
  baselinePlannedBy: null,
  population: '',
  outOfScope: [],
  stakes: [],
  questions: [],
  recipients: '',
  use: '',
  meansDays: null,
  meansEuros: null,
  constraints: '',
  sponsor: '',
  reviewer: '',
}

/** A sheet as it is kept, whole: what nobody filled is empty, what older sheets did not hold is not said. */
export function readPerimeter(kept: Partial<Perimeter>): Perimeter {
  const whole = { ...EMPTY_PERIMETER, ...kept }
  return { ...whole, localDefinitions: whole.localDefinitions.map(readLocalDefinition) }
}

export const QUESTION_PARTS = ['action', 'change', 'stakeholder', 'place', 'date'] as const
export type QuestionPart = (typeof QUESTION_PARTS)[number]

/**
 * The parts of « Dans quelle mesure [action] contribue-t-elle à [change] pour [stakeholder] sur [place] d'ici
 * [date] ? » (method 2.2); the sentence is `question.template` in the words.
 */
export type EvaluativeQuestion = Readonly<Record<QuestionPart, string>>

export type FilledQuestion = {
  readonly complete: boolean
  readonly missing: readonly QuestionPart[]
  /** Parameters of `question.template`; a missing part is "…". */
  readonly params: Readonly<Record<QuestionPart, string>>
}

/** Fills the template from its parts, and says which are missing. */
export function fillQuestion(question: EvaluativeQuestion): FilledQuestion {
  const missing = QUESTION_PARTS.filter((part) => question[part].trim() === '')
  const part = (name: QuestionPart) => question[name].trim() || '…'
  return {
    complete: missing.length === 0,
    missing,
    params: {
      action: part('action'),
      change: part('change'),
      stakeholder: part('stakeholder'),
      place: part('place'),
      date: part('date'),
    },
  }
}
