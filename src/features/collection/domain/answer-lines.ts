import { isObject } from '#features/questionnaires/domain/answer-values.ts'
import { type CompiledForm, OTHER } from '#features/questionnaires/domain/compiled-form.ts'
import { pathKey } from '#features/questionnaires/domain/evaluation.ts'
import {
  type AnswerPath,
  type Answers,
  type AnswerValue,
  type FileAnswer,
  type FormItem,
  type Question,
  textIn,
} from '#features/questionnaires/domain/form.ts'
import { evaluateForm } from '#features/questionnaires/domain/form-evaluator.ts'
import { formatLongDay } from '#kernel/day.ts'
import { formatNumber, type Lang } from '#kernel/words.ts'

/** An answer in words. */
export type ShownAnswer =
  | { readonly kind: 'text'; readonly text: string }
  /** `isOrdered`: the first is the most important. */
  | { readonly kind: 'list'; readonly texts: readonly string[]; readonly isOrdered: boolean }
  | { readonly kind: 'rows'; readonly rows: readonly { readonly label: string; readonly text: string }[] }
  | { readonly kind: 'file'; readonly type: 'photo' | 'voice'; readonly file: FileAnswer }
  | { readonly kind: 'yes' }

export type AnswerLine =
  | { readonly kind: 'heading'; readonly key: string; readonly label: string }
  | {
      readonly kind: 'answer'
      readonly key: string
      readonly label: string
      /** null: nothing was answered. */
      readonly shown: ShownAnswer | null
      readonly isAsked: boolean
    }

type Wording = {
  readonly lang: Lang
  /** Day of the answer, YYYY-MM-DD. */
  readonly day: string
  /** Names of communes by code, those that are known. */
  readonly places: ReadonlyMap<string, string>
  /** How the choice "other" is called. */
  readonly other: string
}

const NOT_READ = new Set(['note', 'metadata'])

/** One answer question by question, as its form puts them, in words: labels and not codes. */
export function answerLines(compiled: CompiledForm, answers: Answers, wording: Wording): AnswerLine[] {
  const { form } = compiled
  const { lang, day } = wording
  const context = { today: day, now: `${day}T12:00:00Z`, lang }
  const { states } = evaluateForm(compiled, answers, context, { final: false })
  const linesOf = (items: readonly FormItem[], path: AnswerPath, held: Answers): AnswerLine[] =>
    items.flatMap((item): AnswerLine[] => {
      const here = [...path, item.name]
      const key = pathKey(here)
      const label = states.get(key)?.label || textIn(item.label, lang, form)
      if (item.kind === 'group') {
        const inside = linesOf(item.items, path, held)
        return label && inside.length > 0 ? [{ kind: 'heading', key, label }, ...inside] : inside
      }
      if (item.kind === 'repeat') {
        const times = held[item.name]
        return (Array.isArray(times) ? (times as readonly Answers[]) : []).flatMap((time, at) => [
          { kind: 'heading' as const, key: pathKey([...here, at]), label: `${label} · ${at + 1}` },
          ...linesOf(item.items, [...here, at], time),
        ])
      }
      if (NOT_READ.has(item.type)) return []
      const value = held[item.name]
      const other = held[`${item.name}_${OTHER}`]
      const shown =
        value === undefined
          ? null
          : shownAnswer(compiled, item, value as AnswerValue, {
              ...wording,
              other: typeof other === 'string' ? `${wording.other} : ${other}` : wording.other,
            })
      const isAsked = states.get(key)?.relevant ?? false
      return [{ kind: 'answer', key, label: label || item.name, shown, isAsked }]
    })
  return linesOf(form.items, [], answers)
}

/** The answer to one question in words. */
export function shownAnswer(
  compiled: CompiledForm,
  question: Question,
  value: AnswerValue,
  { lang, places, other }: Omit<Wording, 'day'>,
): ShownAnswer {
  const { form, choices } = compiled
  const named = (list: string | undefined, name: string) =>
    textIn(choices.get(list ?? '')?.get(name)?.label, lang, form) || (name === OTHER ? other : name)
  const text = (of: string): ShownAnswer => ({ kind: 'text', text: of })
  if (value === true) return { kind: 'yes' }
  if (typeof value === 'number') return text(numberText(question, value, compiled, lang))
  if (Array.isArray(value)) {
    const texts = (value as readonly string[]).map((name) => named(question.list, name))
    return { kind: 'list', texts, isOrdered: question.type === 'ranking' }
  }
  if (isObject(value)) {
    if (question.type === 'photo' || question.type === 'voice')
      return { kind: 'file', type: question.type, file: value as unknown as FileAnswer }
    const rows = [...(choices.get(question.rows ?? '')?.keys() ?? [])].flatMap((row) => {
      const chosen = (value as Readonly<Record<string, unknown>>)[row]
      return typeof chosen === 'string'
        ? [{ label: named(question.rows, row), text: named(question.list, chosen) }]
        : []
    })
    return { kind: 'rows', rows }
  }
  switch (question.type) {
    case 'one':
      return text(named(question.list, value as string))
    case 'amount': {
      const style = { style: 'currency', currency: 'EUR' } as const
      return text(new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', style).format(Number(value)))
    }
    case 'date':
      return text(formatLongDay(value as string, lang))
    case 'place':
      return text(places.get(value as string) ?? (value as string))
    default:
      return text(value as string)
  }
}

function numberText(question: Question, value: number, { form }: CompiledForm, lang: Lang): string {
  const level = question.type === 'rubric' ? textIn(question.levels?.[value], lang, form) : ''
  if (level) return `${value} · ${level}`
  const unit = question.unit && question.unit !== 'EUR' ? ` ${question.unit}` : ''
  return `${formatNumber(value, lang)}${unit}`
}

/** Labels of what is counted of a question: its choices, steps and levels, or `row · column` of a table. */
export function choiceLabel(
  compiled: CompiledForm,
  question: Question,
  choice: string,
  wording: Pick<Wording, 'lang' | 'other'>,
): string {
  const { form, choices } = compiled
  const named = (list: string | undefined, name: string) =>
    textIn(choices.get(list ?? '')?.get(name)?.label, wording.lang, form) ||
    (name === OTHER ? wording.other : name)
  switch (question.type) {
    case 'rubric':
      return numberText(question, Number(choice), compiled, wording.lang)
    case 'matrix': {
      const [row = '', column = ''] = splitCell(choice, [...(choices.get(question.rows ?? '')?.keys() ?? [])])
      return `${named(question.rows, row)} · ${named(question.list, column)}`
    }
    case 'scale':
      return formatNumber(Number(choice), wording.lang)
    default:
      return named(question.list, choice)
  }
}

/** `row/column` of a table, whose rows may have a slash in their names. */
export function splitCell(choice: string, rows: readonly string[]): [string, string] | [] {
  const row = rows.find((name) => choice.startsWith(`${name}/`))
  return row === undefined ? [] : [row, choice.slice(row.length + 1)]
}
