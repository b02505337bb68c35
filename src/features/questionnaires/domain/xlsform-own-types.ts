import type { FormItem, FormText, Group, Question } from './form.ts'
import { cellIn, columnOf, placeOf, type XlsformRow } from './xlsform-columns.ts'
import { readQuestionCells } from './xlsform-question.ts'
import type { SurveyReading } from './xlsform-survey.ts'

/** Types of ours, and as what they are written in an XLSForm. */
export const OWN_TYPES = {
  rubric: ['one'],
  amount: ['decimal'],
  place: ['text'],
  integer: ['scale'],
  decimal: ['scale'],
} as const satisfies Partial<Record<Question['type'], readonly Question['type'][]>>

const isOwn = (type: string): type is keyof typeof OWN_TYPES => Object.hasOwn(OWN_TYPES, type)
const LEVELS = ['0', '1', '2', '3', '4']
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Gives a question back what the columns `tablee_…` keep of it. */
export function restoreQuestion(reading: SurveyReading, row: XlsformRow, question: Question): Question {
  const { table, lists, report } = reading
  const column = columnOf(table, 'tablee_type')
  const own = cellIn(row, column)
  const kept = { ...question, ...readOwnCells(reading, row) }
  if (own === '') return kept
  const from: readonly string[] = isOwn(own) ? OWN_TYPES[own] : []
  if (!isOwn(own) || !from.includes(question.type)) {
    report('own-type', placeOf(table, row, column), { type: own })
    return kept
  }
  if (own !== 'rubric') return { ...kept, type: own }
  const { list, ...others } = kept
  const choices = lists[list ?? ''] ?? []
  if (choices.map(({ name }) => name).join() !== LEVELS.join())
    report('own-type', placeOf(table, row, column), { type: own })
  return { ...others, type: 'rubric', levels: choices.map(({ label }) => label) }
}

/** A group of choices that was written for a matrix becomes it again. */
export function restoreMatrix(
  reading: SurveyReading,
  row: XlsformRow,
  { name, label }: Omit<Group, 'items'>,
  items: readonly FormItem[],
): Question {
  const { table, lists, report } = reading
  const [first] = items
  const rows = cellIn(row, columnOf(table, 'tablee_rows'))
  const { appearance: written, required: _, choiceFilter: __, ...cells } = readQuestionCells(reading, row)
  if (first?.kind !== 'question' || first.type !== 'one' || !Object.hasOwn(lists, rows))
    report('own-type', placeOf(table, row, columnOf(table, 'tablee_type')), { type: 'matrix' })
  const asked: Partial<Question> = first?.kind === 'question' ? first : {}
  const appearance = written?.replace(/^table-list ?/, '') ?? ''
  return {
    kind: 'question',
    type: 'matrix',
    name,
    label,
    ...cells,
    ...readOwnCells(reading, row),
    rows,
    ...(asked.list !== undefined && { list: asked.list }),
    ...(asked.required !== undefined && { required: asked.required }),
    ...(asked.choiceFilter !== undefined && { choiceFilter: asked.choiceFilter }),
    ...(appearance !== '' && { appearance }),
  }
}

function readOwnCells(
  { table, report }: SurveyReading,
  row: XlsformRow,
): Pick<Question, 'unit' | 'answers' | 'fromLabel' | 'toLabel'> {
  const column = columnOf(table, 'tablee_answers')
  const unit = cellIn(row, columnOf(table, 'tablee_unit'))
  const answers = cellIn(row, column)
    .split(/\s+/)
    .filter((one) => one !== '')
    .map((one) => {
      const [lineId = '', variable] = one.split(':')
      return { lineId, ...(variable !== undefined && { variable: decoded(variable) }) }
    })
  if (answers.some(({ lineId }) => !UUID.test(lineId))) report('own-answers', placeOf(table, row, column))
  const said = (key: string): FormText => {
    const columns = table.columns.filter((one) => one.key === key && cellIn(row, one) !== '')
    return Object.fromEntries(columns.map((one) => [one.language ?? 'und', cellIn(row, one)]))
  }
  const [fromLabel, toLabel] = [said('tablee_from_label'), said('tablee_to_label')]
  return {
    ...(unit !== '' && { unit }),
    ...(answers.length > 0 && { answers }),
    ...(Object.keys(fromLabel).length > 0 && { fromLabel }),
    ...(Object.keys(toLabel).length > 0 && { toLabel }),
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
