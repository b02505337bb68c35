import { fromRuleValue, readValue } from './answer-values.ts'
import type { EvaluationContext } from './evaluation.ts'
import type { Answers, AnswerValue, Form, FormItem, Question } from './form.ts'

/** What a form holds before anyone answers: fixed first values, the moment it is opened, and one time of each repeat. */
export function initialAnswers(form: Form, context: EvaluationContext): Answers {
  return initialOf(form, form.items, context)
}

/** The first values of one more time of a repeat. */
export function initialTime(form: Form, items: readonly FormItem[], context: EvaluationContext): Answers {
  return initialOf(form, items, context)
}

function initialOf(form: Form, items: readonly FormItem[], context: EvaluationContext): Answers {
  const answers: Record<string, AnswerValue | readonly Answers[]> = {}
  for (const item of items) {
    if (item.kind === 'group') Object.assign(answers, initialOf(form, item.items, context))
    else if (item.kind === 'repeat') {
      // Where the form counts, times come by themselves.
      if (!item.count) answers[item.name] = [initialOf(form, item.items, context)]
    } else {
      const value = firstValue(form, item, context)
      if (value !== undefined) answers[item.name] = value
    }
  }
  return answers
}

function firstValue(form: Form, question: Question, context: EvaluationContext): AnswerValue | undefined {
  if (question.metadata === 'start') return context.now
  if (question.metadata === 'today') return context.today
  if (question.initial === undefined) return undefined
  const names = (list: string | undefined) => (form.lists[list ?? ''] ?? []).map(({ name }) => name)
  const allowed = { choices: names(question.list), rows: names(question.rows) }
  const read = readValue(question, fromRuleValue(question, question.initial), allowed)
  return 'value' in read ? read.value : undefined
}
