import { type Form, type FormItem, type Question, type QuestionType, textIn } from './form.ts'

/**
 * Seconds that a question takes beside reading it: our own proposal (docs/methods/forms.md), for adding up what is asked of
 * people before anyone is asked. What the phone fills in costs nothing.
 */
export const ANSWER_SECONDS: Readonly<Record<QuestionType, number>> = {
  one: 6,
  many: 12,
  ranking: 30,
  scale: 6,
  rubric: 25,
  matrix: 6,
  integer: 10,
  decimal: 15,
  amount: 20,
  date: 10,
  time: 8,
  moment: 15,
  text: 40,
  place: 12,
  photo: 25,
  voice: 60,
  acknowledge: 3,
  note: 0,
  calculation: 0,
  metadata: 0,
}

/** Silent reading: about 200 words a minute for people who read little. */
const WORDS_A_SECOND = 200 / 60
/** How many times a repeat is expected to stand. */
const EXPECTED_TIMES = 3

/** Minutes to answer a whole form, conditions set aside (the most that anyone is asked), rounded up to the half minute. */
export function formMinutes(form: Form): number {
  return Math.ceil((itemsSeconds(form, form.items) / 60) * 2) / 2
}

/** Seconds to read and answer one question. */
export function questionSeconds(form: Form, question: Question): number {
  const { type, list, rows, levels = [] } = question
  if (type === 'calculation' || type === 'metadata') return 0
  const tag = form.languages[0]?.tag ?? 'und'
  const size = (name: string | undefined) => form.lists[name ?? '']?.length ?? 0
  const texts = [question.label, question.hint, ...levels]
  if (type !== 'matrix' && type !== 'place')
    texts.push(...(form.lists[list ?? ''] ?? []).slice(0, 20).map(({ label }) => label))
  const words = texts.flatMap((text) => textIn(text, tag, form).split(/\s+/u).filter(Boolean)).length
  const times = type === 'matrix' ? Math.max(1, size(rows)) : 1
  return words / WORDS_A_SECOND + ANSWER_SECONDS[type] * times
}

function itemsSeconds(form: Form, items: readonly FormItem[]): number {
  return items.reduce((total, item) => {
    if (item.kind === 'question') return total + questionSeconds(form, item)
    return total + itemsSeconds(form, item.items) * (item.kind === 'repeat' ? EXPECTED_TIMES : 1)
  }, 0)
}
