import type { CompiledForm } from '#features/questionnaires/domain/compiled-form.ts'
import type { Question } from '#features/questionnaires/domain/form.ts'
import { HIDDEN_BELOW } from './collection.ts'

const CHOSEN = new Set(['one', 'many', 'scale', 'rubric', 'ranking', 'matrix', 'acknowledge'])
const NUMBERS = new Set(['integer', 'decimal', 'amount', 'scale', 'rubric'])

/** A value that answers hold, and how many hold it. */
export type ValueCount = { readonly name: string; readonly value: unknown; readonly n: number }

export type QuestionCounts = {
  readonly name: string
  readonly answered: number
  readonly counts: { choice: string; n: number | null }[]
  readonly numbers: { median: number; low: number; high: number; mean: number } | null
}

/** Questions of a form that are counted: those outside repeats whose answers are choices or numbers. */
export function countedQuestions({ items }: CompiledForm): Question[] {
  return items.flatMap(({ item, around, otherOf }) =>
    item.kind === 'question' &&
    around.length === 0 &&
    otherOf === undefined &&
    (CHOSEN.has(item.type) || NUMBERS.has(item.type))
      ? [item]
      : [],
  )
}

/** Choices of a question in the order of the form, so that what nobody chose is a zero that was counted. */
function choicesOf({ form }: CompiledForm, question: Question): string[] {
  const names = (list: string | undefined) => (form.lists[list ?? ''] ?? []).map(({ name }) => name)
  switch (question.type) {
    case 'one':
    case 'many':
    case 'ranking':
      return [...names(question.list), ...(question.orOther ? ['other'] : [])]
    case 'matrix':
      return names(question.rows).flatMap((row) => names(question.list).map((column) => `${row}/${column}`))
    case 'rubric':
      return (question.levels?.length ? question.levels : [0, 1, 2, 3, 4]).map((_, level) => String(level))
    case 'acknowledge':
      return ['true']
    default:
      return []
  }
}

function chosenIn(question: Question, value: unknown): string[] {
  if (question.type === 'ranking') return Array.isArray(value) ? value.slice(0, 1).map(String) : []
  if (Array.isArray(value)) return value.map(String)
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).map(([row, column]) => `${row}/${String(column)}`)
  return [String(value)]
}

/** Values with how many hold each, as the middle half, the median and the mean. Quantiles interpolate (R type 7). */
function summarise(values: readonly (readonly [number, number])[]): QuestionCounts['numbers'] {
  const sorted = [...values].sort(([a], [b]) => a - b)
  const total = sorted.reduce((sum, [, n]) => sum + n, 0)
  if (total === 0) return null
  const at = (index: number) => {
    let passed = 0
    for (const [value, n] of sorted) {
      passed += n
      if (index < passed) return value
    }
    return sorted.at(-1)?.[0] ?? 0
  }
  const quantile = (p: number) => {
    const place = (total - 1) * p
    const low = Math.floor(place)
    return at(low) + (at(Math.ceil(place)) - at(low)) * (place - low)
  }
  const mean = sorted.reduce((sum, [value, n]) => sum + value * n, 0) / total
  return { median: quantile(0.5), low: quantile(0.25), high: quantile(0.75), mean }
}

/**
 * What was answered, question by question. Of a ranking the first place is counted. A question that fewer than five answered
 * is counted without saying what: `n` null, no numbers.
 */
export function countAnswers(compiled: CompiledForm, values: readonly ValueCount[]): QuestionCounts[] {
  const byName = Map.groupBy(values, ({ name }) => name)
  return countedQuestions(compiled).map((question) => {
    const given = byName.get(question.name) ?? []
    const answered = given.reduce((sum, { n }) => sum + n, 0)
    const isShown = answered >= HIDDEN_BELOW
    const counts = new Map(
      CHOSEN.has(question.type) ? choicesOf(compiled, question).map((choice) => [choice, 0]) : [],
    )
    if (CHOSEN.has(question.type))
      for (const { value, n } of given)
        for (const choice of chosenIn(question, value)) counts.set(choice, (counts.get(choice) ?? 0) + n)
    const entries = [...counts]
    if (question.type === 'scale') entries.sort(([a], [b]) => Number(a) - Number(b))
    return {
      name: question.name,
      answered,
      counts: entries.map(([choice, n]) => ({ choice, n: isShown ? n : null })),
      numbers:
        isShown && NUMBERS.has(question.type)
          ? summarise(given.map(({ value, n }) => [Number(value), n] as const))
          : null,
    }
  })
}
