import { type Choice, type Form, type FormItem, type Question, textIn } from './form.ts'
import { type RuleWords, wordsOfRule } from './rule-words.ts'

/** How a question is answered with a pen. Choices carry the number that is typed when the sheet is keyed in. */
export type PaperField =
  | {
      readonly kind: 'boxes'
      readonly many: boolean
      readonly choices: readonly PaperChoice[]
      readonly other: boolean
    }
  | { readonly kind: 'ranks'; readonly choices: readonly PaperChoice[] }
  | { readonly kind: 'steps'; readonly steps: readonly string[]; readonly from: string; readonly to: string }
  | { readonly kind: 'table'; readonly rows: readonly string[]; readonly columns: readonly PaperChoice[] }
  | { readonly kind: 'digits'; readonly unit: string; readonly cells: number }
  | { readonly kind: 'day' }
  | { readonly kind: 'lines'; readonly n: number }
  | { readonly kind: 'none' }
export type PaperChoice = { readonly number: number; readonly label: string }

export type PaperItem =
  | {
      readonly kind: 'heading'
      readonly label: string
      readonly only: PaperCondition | null
      readonly depth: number
    }
  | {
      readonly kind: 'note'
      readonly label: string
      readonly hint: string
      readonly only: PaperCondition | null
    }
  | {
      readonly kind: 'question'
      /** As the sheet and the keying screen name it: "4", in the second time of a repeat "7b". */
      readonly number: string
      readonly name: string
      readonly label: string
      readonly hint: string
      readonly required: boolean
      readonly only: PaperCondition | null
      readonly field: PaperField
    }

/** Only if…: in words where the rule can be said, else the rule itself. */
export type PaperCondition = { readonly words: RuleWords | null; readonly rule: string }

/** Times of a repeat that a sheet has room for. */
export const PAPER_TIMES = 3
const LETTERS = 'abcdefghij'
const MOST_STEPS = 11

/** Questions that a phone alone answers or computes are not on paper. */
const NOT_ON_PAPER = new Set(['calculation', 'metadata', 'photo', 'voice'])

/** Numbers of the questions by their names, as they stand on paper. */
export function paperNumbers(form: Form): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  const add = (items: readonly FormItem[]) => {
    for (const item of items) {
      if (item.kind !== 'question') add(item.items)
      else if (isOnPaper(item) && item.type !== 'note') numbers.set(item.name, numbers.size + 1)
    }
  }
  add(form.items)
  return numbers
}

/** The form as sheets: what is asked, in order, with the field for a pen. */
export function paperForm(form: Form, tag: string): PaperItem[] {
  const numbers = paperNumbers(form)
  const text = (of: Parameters<typeof textIn>[0]) => textIn(of, tag, form)
  const condition = (rule: string | undefined): PaperCondition | null =>
    rule === undefined || rule.trim() === '' ? null : { words: wordsOfRule(rule, form, tag) ?? null, rule }
  const itemsOf = (items: readonly FormItem[], depth: number, suffix: string): PaperItem[] =>
    items.flatMap((item): PaperItem[] => {
      const only = condition(item.relevant)
      if (item.kind === 'group') {
        const label = text(item.label)
        const heading: PaperItem[] = label || only ? [{ kind: 'heading', label, only, depth }] : []
        return [...heading, ...itemsOf(item.items, depth + 1, suffix)]
      }
      if (item.kind === 'repeat')
        return Array.from({ length: PAPER_TIMES }, (_, at) => [
          {
            kind: 'heading' as const,
            label: `${text(item.label)} · ${at + 1}`,
            only: at === 0 ? only : null,
            depth,
          },
          ...itemsOf(item.items, depth + 1, LETTERS[at] ?? ''),
        ]).flat()
      if (!isOnPaper(item)) return []
      const said = { label: text(item.label), hint: text(item.hint), only }
      if (item.type === 'note') return [{ kind: 'note', ...said }]
      const number = `${numbers.get(item.name) ?? ''}${suffix}`
      const required = item.required === true
      return [
        { kind: 'question', number, name: item.name, ...said, required, field: fieldOf(item, form, text) },
      ]
    })
  return itemsOf(form.items, 0, '')
}

function isOnPaper(question: Question): boolean {
  return !NOT_ON_PAPER.has(question.type) && !question.calculation
}

type Text = (of: Parameters<typeof textIn>[0]) => string

const numbered = (choices: readonly Choice[], text: Text): PaperChoice[] =>
  choices.map((choice, at) => ({ number: at + 1, label: text(choice.label) || choice.name }))

function fieldOf(question: Question, form: Form, text: Text): PaperField {
  const choices = numbered(form.lists[question.list ?? ''] ?? [], text)
  switch (question.type) {
    case 'one':
    case 'many':
      return { kind: 'boxes', many: question.type === 'many', choices, other: question.orOther === true }
    case 'ranking':
      return { kind: 'ranks', choices }
    case 'rubric': {
      const levels = (question.levels ?? []).map((level, at) => ({ number: at, label: text(level) }))
      return { kind: 'boxes', many: false, choices: levels, other: false }
    }
    case 'scale':
      return scaleOf(question, text)
    case 'matrix':
      return {
        kind: 'table',
        rows: numbered(form.lists[question.rows ?? ''] ?? [], text).map(({ label }) => label),
        columns: choices,
      }
    case 'integer':
      return { kind: 'digits', unit: question.unit ?? '', cells: 6 }
    case 'decimal':
      return { kind: 'digits', unit: question.unit ?? '', cells: 8 }
    case 'amount':
      return {
        kind: 'digits',
        unit: question.unit === 'EUR' || !question.unit ? '€' : question.unit,
        cells: 8,
      }
    case 'date':
      return { kind: 'day' }
    case 'acknowledge':
      return { kind: 'boxes', many: false, choices: [{ number: 1, label: '' }], other: false }
    case 'text':
      return { kind: 'lines', n: 3 }
    default:
      return { kind: 'lines', n: 1 }
  }
}

function scaleOf(question: Question, text: Text): PaperField {
  const { from = 0, to = 10, step = 1 } = question
  const n = Math.floor((to - from) / step + 1e-9) + 1
  if (n > MOST_STEPS) return { kind: 'digits', unit: `${from} – ${to}`, cells: 5 }
  const steps = Array.from({ length: n }, (_, at) => String(Number((from + at * step).toPrecision(12))))
  return { kind: 'steps', steps, from: text(question.fromLabel), to: text(question.toLabel) }
}
