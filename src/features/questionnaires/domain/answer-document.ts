import type { CompiledForm } from './compiled-form.ts'
import { type EvaluationContext, pathKey } from './evaluation.ts'
import { evaluateForm } from './form-evaluator.ts'

/** JSON with the keys of every object in order: the same values are the same bytes everywhere. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** All that the evaluator decides of final answers, as canonical JSON: phone and server must say the same bytes. */
export function outcomeOf(compiled: CompiledForm, answers: unknown, context: EvaluationContext): string {
  const {
    answers: kept,
    problems,
    dropped,
    states,
  } = evaluateForm(compiled, answers, context, { final: true })
  return canonicalJson({
    answers: kept,
    problems: problems.map(({ path, code, message = '' }) => `${pathKey(path)} ${code} ${message}`),
    dropped: dropped.map(({ path, reason }) => `${pathKey(path)} ${reason}`),
    asked: [...states].flatMap(([key, { relevant, choices = [], label }]) =>
      relevant ? [[key, label, ...choices]] : [],
    ),
  })
}
