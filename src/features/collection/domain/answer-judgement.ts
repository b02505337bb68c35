import type { CompiledForm } from '#features/questionnaires/domain/compiled-form.ts'
import type { Dropped, EvaluationContext } from '#features/questionnaires/domain/evaluation.ts'
import type { Answers } from '#features/questionnaires/domain/form.ts'
import { evaluateForm } from '#features/questionnaires/domain/form-evaluator.ts'
import { Problem } from '#kernel/problem.ts'

/**
 * What rules may know of the moment: that at which the respondent pressed "send", by the phone's clock and in its time zone. The
 * phone writes it with its offset and evaluates with it; so does the server, hours later.
 */
export function contextOfSending({
  finishedAt,
  lang,
}: {
  finishedAt: string
  lang: string
}): EvaluationContext {
  return { today: finishedAt.slice(0, 10), now: finishedAt, lang }
}

const PROBLEMS_TOLD = 50
const DROPPED_TOLD = 100

export type JudgedAnswers = { readonly answers: Answers; readonly dropped: readonly Dropped[] }

/**
 * Answers as they count. Fails with `collection.answer-refused` and `problems` where the form forbids them; what is hidden
 * or unknown is left out and said. `final`: what is required must be there.
 */
export function judgeAnswers(
  compiled: CompiledForm,
  given: unknown,
  context: EvaluationContext,
  { final }: { readonly final: boolean },
): JudgedAnswers {
  const { answers, problems, dropped } = evaluateForm(compiled, given, context, {
    final,
    withStates: false,
  })
  if (problems.length > 0)
    throw new Problem('collection.answer-refused', 'caller', {
      n: problems.length,
      problems: problems.slice(0, PROBLEMS_TOLD),
    })
  return { answers, dropped: dropped.length > DROPPED_TOLD ? dropped.slice(0, DROPPED_TOLD) : dropped }
}
