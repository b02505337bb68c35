import type { AnswerPath, Answers, AnswerValue } from './form.ts'

/**
 * What the one evaluator says of a form and what was answered so far. It is written in form-evaluator.ts and runs
 * the same in the page of a respondent, in the editor's preview and on the server before anything is stored.
 */

/** What a rule may know beside the answers; given by whoever calls, so that both sides say the same. */
export type EvaluationContext = {
  /** Day of the respondent, YYYY-MM-DD (`today()`). */
  readonly today: string
  /** ISO 8601 with offset (`now()`). */
  readonly now: string
  readonly lang: string
}

export const ANSWER_PROBLEMS = [
  'required',
  'constraint',
  'type',
  'choice',
  'range',
  'too-long',
  'too-many',
  'count',
  'rule-failed',
] as const
export type AnswerProblemCode = (typeof ANSWER_PROBLEMS)[number]

export type AnswerProblem = {
  readonly path: AnswerPath
  readonly code: AnswerProblemCode
  /** The form's own words for it (in the language asked), where it has any. */
  readonly message?: string
}

/** A value that does not count: of a hidden question, of a name that the form does not have. */
export type Dropped = { readonly path: AnswerPath; readonly reason: 'hidden' | 'unknown' | 'computed' }

/** The state of one question, group or repeat at one place. */
export type ItemState = {
  readonly path: AnswerPath
  readonly relevant: boolean
  readonly required: boolean
  readonly value: AnswerValue | undefined
  /** Names of the choices that its filter leaves, in order; of those with a list. */
  readonly choices?: readonly string[]
  readonly label: string
  readonly hint: string
  readonly problem?: AnswerProblem
  /** Of a repeat: how many times it stands. */
  readonly times?: number
}

export type FormEvaluation = {
  /** By path written as `name`, `repeat[0].name`. */
  readonly states: ReadonlyMap<string, ItemState>
  /** What counts: normal form, without what was dropped, with what was calculated. */
  readonly answers: Answers
  readonly problems: readonly AnswerProblem[]
  readonly dropped: readonly Dropped[]
}

/** `['harvest', 2, 'crop']` → `harvest[2].crop` */
export function pathKey(path: AnswerPath): string {
  return path.reduce<string>(
    (key, part) => (typeof part === 'number' ? `${key}[${part}]` : key === '' ? part : `${key}.${part}`),
    '',
  )
}
