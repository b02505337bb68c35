import { Problem, type ProblemDetails } from '#kernel/problem.ts'

/** What these rules refuse; the sentence of each is `problem.<code>` of `codingWords`. */
export const CODING_PROBLEMS = [
  'coding.code-would-loop',
  'coding.code-unknown',
  'coding.code-merged-with-itself',
  'coding.passage-outside-text',
  'coding.refi-not-xml',
  'coding.refi-entity',
  'coding.refi-too-deep',
  'coding.refi-too-large',
  'coding.refi-root-wrong',
  'coding.refi-archive-broken',
  'coding.refi-project-absent',
  'coding.refi-attribute-missing',
  'coding.refi-guid-wrong',
  'coding.refi-guid-twice',
  'coding.refi-color-wrong',
  'coding.refi-position-wrong',
  'coding.refi-reference-broken',
] as const
export type CodingProblemCode = (typeof CODING_PROBLEMS)[number]

/** A refusal of what was asked or sent; of a file, `element` and `guid` say where. */
export function codingProblem(code: CodingProblemCode, details: ProblemDetails = {}): Problem {
  return new Problem(code, code === 'coding.refi-too-large' ? 'too-large' : 'caller', details)
}
