import type { CompiledForm } from '#features/questionnaires/domain/compiled-form.ts'
import type { AnswerProblem, EvaluationContext } from '#features/questionnaires/domain/evaluation.ts'
import type { Answers, Form, Question } from '#features/questionnaires/domain/form.ts'
import { evaluateForm } from '#features/questionnaires/domain/form-evaluator.ts'
import { readTyped } from '#features/questionnaires/domain/typed-answer.ts'
import type { Day } from '#kernel/day.ts'
import { foldText } from '#kernel/text-measure.ts'
import type { Lang } from '#kernel/words.ts'
import { parseDateText } from '#platform/tables/cell-text.ts'
import type {
  CellReading,
  ColumnSpec,
  Mending,
  RowContext,
  RowProblem,
  TableSpec,
} from '#platform/tables/mending.ts'
import { judgeTable, type TableJudge } from '#platform/tables/mending-judge.ts'
import type { TableHead } from '#platform/tables/table.ts'

/** One row as its cells say it, by field: questions under their names, the others under `@…`. */
type Cells = Readonly<Record<string, unknown>>

/** An answer as a table brings it, under the rules of the form. */
export type ReadAnswer = {
  readonly answers: Answers
  readonly groupId: string | null
  readonly finishedOn: Day | null
  readonly sheet: string
}

export type AnswersAround = {
  readonly form: Form
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  /** Numbers of sheets that the collection has already. */
  readonly sheets: readonly string[]
  readonly lang: Lang
  /** Day of the import, where a row has none of its own. */
  readonly today: Day
}

const GROUP = '@group'
const DAY = '@day'
const SHEET = '@sheet'

/** Why a row does not enter, by what the evaluator says of it. */
const CODES: Readonly<Record<AnswerProblem['code'], string>> = {
  required: 'collection.cell-required',
  constraint: 'collection.cell-constraint',
  type: 'collection.cell-type',
  choice: 'collection.cell-choice',
  range: 'collection.cell-range',
  'too-long': 'collection.cell-too-long',
  'too-many': 'collection.cell-too-many',
  count: 'collection.cell-too-many',
  'rule-failed': 'collection.cell-rule',
}

const isTabled = ({ type, calculation }: Question) =>
  !['note', 'calculation', 'metadata', 'photo', 'voice'].includes(type) && !calculation

/** Questions that a column of a table can answer: those outside repeats that a person answers in words or numbers. */
function tabledQuestions({ items }: CompiledForm): Question[] {
  return items.flatMap(({ item, around }) =>
    item.kind === 'question' && around.length === 0 && isTabled(item) ? [item] : [],
  )
}

const textsOf = (label: Readonly<Record<string, string>>) =>
  Object.values(label).filter((text) => text.trim() !== '')

/** A choice by its name or by any of its labels, whatever case and accents. */
function choiceReader(form: Form, { list, orOther }: Question): (text: string) => string | undefined {
  const names = new Map<string, string>()
  for (const { name, label } of form.lists[list ?? ''] ?? [])
    for (const text of [...textsOf(label), name]) names.set(foldText(text).trim(), name)
  if (orOther) names.set('other', 'other')
  return (text) => names.get(foldText(text).trim())
}

function readCell(
  form: Form,
  question: Question,
  lang: Lang,
): (text: string, context: RowContext) => CellReading<unknown> {
  const choice = choiceReader(form, question)
  const wrong = (text: string) => ({ problem: 'collection.cell-choice', params: { value: text } })
  switch (question.type) {
    case 'one':
    case 'matrix':
      return (text) => {
        if (text === '') return { value: undefined }
        const name = choice(text)
        return name === undefined ? wrong(text) : { value: name }
      }
    case 'many':
    case 'ranking':
      return (text) => {
        if (text === '') return { value: undefined }
        const whole = choice(text)
        if (whole !== undefined) return { value: [whole] }
        // Labels have spaces in them, names have none.
        const parts = (/[;,|\n]/.test(text) ? text.split(/[;,|\n]/) : text.split(/\s+/)).filter(
          (part) => part.trim() !== '',
        )
        const names = parts.map(choice)
        const unknown = parts.find((_, i) => names[i] === undefined)
        return unknown === undefined ? { value: names } : wrong(unknown.trim())
      }
    case 'acknowledge':
      return (text) => ({ value: /^(1|x|oui|yes|ok|true|vrai)$/i.test(text) ? true : undefined })
    case 'date':
      return (text, { dayOrder }) => {
        if (text === '') return { value: undefined }
        const day = parseDateText(text, dayOrder(question.name))
        return day === undefined
          ? { problem: 'collection.cell-type', params: { value: text } }
          : { value: day }
      }
    default:
      return (text) => {
        const read = readTyped(question, text, lang)
        return 'value' in read ? read : { problem: 'collection.cell-type', params: { value: text } }
      }
  }
}

function columnsOf(compiled: CompiledForm, question: Question, lang: Lang): ColumnSpec<Cells>[] {
  const { form } = compiled
  const parse = readCell(form, question, lang)
  const names = textsOf(question.label)
  if (question.type !== 'matrix')
    return [
      {
        field: question.name,
        name: question.name,
        aliases: names,
        required: false,
        dates: question.type === 'date',
        parse,
      },
    ]
  return (form.lists[question.rows ?? ''] ?? []).map((row) => ({
    field: `${question.name}.${row.name}`,
    name: `${question.name}.${row.name}`,
    aliases: names.flatMap((name) => textsOf(row.label).map((text) => `${name} ${text}`)),
    required: false,
    parse,
  }))
}

/** Columns of a table of answers: the questions of the form, the group, the day and the number of the sheet. */
export function answerSpec(compiled: CompiledForm, around: AnswersAround): TableSpec<Cells> {
  const { groups, lang } = around
  const groupOf = new Map(groups.map(({ id, name }) => [foldText(name).trim(), id]))
  const taken = new Set(around.sheets)
  const questions = tabledQuestions(compiled)
  return {
    columns: [
      ...questions.flatMap((question) => columnsOf(compiled, question, lang)),
      {
        field: GROUP,
        name: lang === 'fr' ? 'public' : 'group',
        aliases: ['groupe', 'group', 'public'],
        required: false,
        parse: (text) => {
          if (text === '') return { value: null }
          const id = groupOf.get(foldText(text).trim())
          return id === undefined
            ? { problem: 'collection.group-unknown', params: { value: text } }
            : { value: id }
        },
      },
      {
        field: DAY,
        name: lang === 'fr' ? 'répondu le' : 'answered on',
        aliases: ['reçue le', 'received on', 'date', 'submission date', '_submission_time', 'today'],
        required: false,
        dates: true,
        parse: (text, { dayOrder }) => {
          if (text === '') return { value: null }
          // Files of phones say the hour too.
          const day = parseDateText(
            /^\d{4}-\d\d-\d\d[T ]/.test(text) ? text.slice(0, 10) : text,
            dayOrder(DAY),
          )
          return day === undefined
            ? { problem: 'collection.cell-type', params: { value: text } }
            : { value: day }
        },
      },
      {
        field: SHEET,
        name: lang === 'fr' ? 'feuille' : 'sheet',
        aliases: ['numéro de feuille', 'sheet number'],
        required: false,
        parse: (text) => {
          if (taken.has(text) && text !== '')
            return { problem: 'collection.sheet-known', params: { sheet: text } }
          return { value: text.slice(0, 40) }
        },
      },
    ],
    check: (cells) => reviewRow(compiled, cells, around),
  }
}

function answersOf(compiled: CompiledForm, cells: Readonly<Partial<Cells>>): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  for (const question of tabledQuestions(compiled)) {
    if (question.type !== 'matrix') {
      if (cells[question.name] !== undefined) answers[question.name] = cells[question.name]
      continue
    }
    const rows = (compiled.form.lists[question.rows ?? ''] ?? []).flatMap(({ name }) => {
      const value = cells[`${question.name}.${name}`]
      return value === undefined ? [] : [[name, value] as const]
    })
    if (rows.length > 0) answers[question.name] = Object.fromEntries(rows)
  }
  return answers
}

function contextOf(cells: Readonly<Partial<Cells>>, { lang, today }: AnswersAround): EvaluationContext {
  const day = typeof cells[DAY] === 'string' ? cells[DAY] : today
  return { today: day, now: `${day}T12:00:00Z`, lang }
}

/** The rules of the form between the cells that could be read. What is required and missing stays missing, as on paper. */
function reviewRow(
  compiled: CompiledForm,
  cells: Readonly<Partial<Cells>>,
  around: AnswersAround,
): RowProblem<Cells>[] {
  const given = answersOf(compiled, cells)
  if (Object.keys(given).length === 0) {
    // A row whose cells cannot be read has been told of already.
    const first = tabledQuestions(compiled)[0]?.name ?? SHEET
    const isRead = tabledQuestions(compiled).every(({ name, type }) => type === 'matrix' || name in cells)
    return isRead ? [{ code: 'collection.row-empty', field: first }] : []
  }
  const { problems } = evaluateForm(compiled, given, contextOf(cells, around), { final: false })
  return problems.map(({ code, path, message }) => {
    const [name = '', row] = path
    const isMatrix = compiled.byName.get(String(name))?.item
    const field =
      isMatrix?.kind === 'question' && isMatrix.type === 'matrix' ? `${name}.${row ?? ''}` : String(name)
    return { code: CODES[code], field, params: { message: message ?? '' } }
  })
}

/** Judges a table of answers: the preview and the entering alike. */
export function judgeAnswerTable(
  head: TableHead,
  compiled: CompiledForm,
  around: AnswersAround,
  mending: Mending = {},
): TableJudge<ReadAnswer> {
  const seen = new Map<string, number>()
  return judgeTable({
    head,
    mending,
    spec: answerSpec(compiled, around),
    settle: (cells): ReadAnswer => ({
      answers: evaluateForm(compiled, answersOf(compiled, cells), contextOf(cells, around), { final: false })
        .answers,
      groupId: typeof cells[GROUP] === 'string' ? cells[GROUP] : null,
      finishedOn: typeof cells[DAY] === 'string' ? cells[DAY] : null,
      sheet: typeof cells[SHEET] === 'string' ? cells[SHEET] : '',
    }),
    doubt: ({ sheet }, rowNumber) => {
      if (sheet === '') return undefined
      const first = seen.get(sheet)
      if (first === undefined) seen.set(sheet, rowNumber)
      return first === undefined
        ? undefined
        : { code: 'collection.sheet-twice', field: SHEET, params: { sheet, first } }
    },
  })
}
