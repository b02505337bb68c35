import { OTHER } from '#features/questionnaires/domain/compiled-form.ts'
import { pathKey } from '#features/questionnaires/domain/evaluation.ts'
import {
  type AnswerPath,
  type Answers,
  type Form,
  type FormItem,
  type Question,
  textIn,
} from '#features/questionnaires/domain/form.ts'
import { PAPER_TIMES, paperForm, paperNumbers } from '#features/questionnaires/domain/paper-form.ts'

/** A choice by the number that is printed beside its box. */
export type SheetChoice = { readonly number: number; readonly value: string; readonly label: string }

/** One line of the keying screen: a question of the sheet, a row of its table, or what "other" is. */
export type SheetRow = {
  readonly kind: 'row'
  readonly key: string
  readonly path: AnswerPath
  readonly question: Question
  /** As it stands on paper: "4", in the second time of a repeat "7b". */
  readonly number: string
  readonly label: string
  readonly hint: string
  readonly choices: readonly SheetChoice[]
  /** Of a table: the row that this line answers, and what it is about. */
  readonly part?: { readonly name: string; readonly label: string }
  /** What people wrote beside "other". */
  readonly isOther?: true
}

export type SheetHeading = {
  readonly kind: 'heading'
  readonly key: string
  readonly label: string
}

export type SheetLine = SheetRow | SheetHeading

const LETTERS = 'abcdefghij'

/** The letters of its times beside the number of a question: as on paper, further ones by number. */
const suffixOf = (at: number) => LETTERS[at] ?? `-${at + 1}`

/**
 * The lines of a paper sheet, in its order and with its numbers. A repeat has as many times as paper has room for, or as
 * `answers` hold when they are more (an answer that came from a phone is corrected here too).
 */
export function sheetLines(form: Form, tag: string, answers: Answers = {}): SheetLine[] {
  const numbers = paperNumbers(form)
  const onPaper = new Map(
    paperForm(form, tag).flatMap((item) => (item.kind === 'question' ? [[item.name, item] as const] : [])),
  )
  const text = (of: Parameters<typeof textIn>[0]) => textIn(of, tag, form)
  const linesOf = (
    items: readonly FormItem[],
    path: AnswerPath,
    suffix: string,
    held: Answers,
  ): SheetLine[] =>
    items.flatMap((item): SheetLine[] => {
      const here = [...path, item.name]
      const heading = (label: string, key: string): SheetLine[] =>
        label ? [{ kind: 'heading', key, label }] : []
      if (item.kind === 'group')
        return [...heading(text(item.label), `${pathKey(here)}#`), ...linesOf(item.items, path, suffix, held)]
      if (item.kind === 'repeat') {
        const given = held[item.name]
        const times: readonly Answers[] = Array.isArray(given) ? (given as readonly Answers[]) : []
        return Array.from({ length: Math.max(PAPER_TIMES, times.length) }, (_, at) => [
          ...heading(`${text(item.label)} · ${at + 1}`, `${pathKey([...here, at])}#`),
          ...linesOf(item.items, [...here, at], suffixOf(at), times[at] ?? {}),
        ]).flat()
      }
      const printed = onPaper.get(item.name)
      if (!printed) return []
      const row: SheetRow = {
        kind: 'row',
        key: pathKey(here),
        path: here,
        question: item,
        number: `${numbers.get(item.name) ?? ''}${suffix}`,
        label: printed.label,
        hint: printed.hint,
        choices: choicesOf(item, form, text),
      }
      if (item.type === 'matrix') return tableRows(row, form, text)
      return item.orOther ? [row, otherRow(row, path)] : [row]
    })
  return linesOf(form.items, [], '', answers)
}

type Text = (of: Parameters<typeof textIn>[0]) => string

function choicesOf(question: Question, form: Form, text: Text): SheetChoice[] {
  if (question.type === 'rubric')
    return (question.levels ?? []).map((level, at) => ({ number: at, value: String(at), label: text(level) }))
  if (question.type === 'acknowledge') return [{ number: 1, value: 'OK', label: '' }]
  const list = (form.lists[question.list ?? ''] ?? []).map((choice, at) => ({
    number: at + 1,
    value: choice.name,
    label: text(choice.label) || choice.name,
  }))
  if (!question.orOther || list.some(({ value }) => value === OTHER)) return list
  return [...list, { number: list.length + 1, value: OTHER, label: '' }]
}

function tableRows(row: SheetRow, form: Form, text: Text): SheetRow[] {
  return (form.lists[row.question.rows ?? ''] ?? []).map(({ name, label }, at) => ({
    ...row,
    key: `${row.key}/${name}`,
    number: `${row.number}.${at + 1}`,
    part: { name, label: text(label) || name },
  }))
}

function otherRow({ key: _, choices: __, ...row }: SheetRow, path: AnswerPath): SheetRow {
  const name = `${row.question.name}_${OTHER}`
  return {
    ...row,
    key: pathKey([...path, name]),
    path: [...path, name],
    question: { kind: 'question', type: 'text', name, label: {} },
    hint: '',
    choices: [],
    isOther: true,
  }
}
