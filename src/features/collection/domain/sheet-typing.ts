import { isObject } from '#features/questionnaires/domain/answer-values.ts'
import type { Answers } from '#features/questionnaires/domain/form.ts'
import { readTyped } from '#features/questionnaires/domain/typed-answer.ts'
import { foldText } from '#kernel/text-measure.ts'
import type { Lang } from '#kernel/words.ts'
import type { SheetRow } from './sheet-rows.ts'

/** What stands on the line of a sheet, as an answer not yet checked; `undefined`: nothing. */
export type KeyedValue =
  | { readonly value: string | number | true | readonly string[] | undefined }
  /** `number`: no box bears it; `type`: it is nothing that this question takes. */
  | { readonly problem: 'number' | 'type' }

export type KeyingPlace = {
  readonly lang: Lang
  /** Codes of communes by their folded names (`foldText`). */
  readonly places: ReadonlyMap<string, string>
  /** Of the clock that the sheet was written by: `+01:00`. */
  readonly offset: string
}

/** A dash says that the sheet was left empty there. */
export function isLeftBlank(typed: string): boolean {
  return /^\s*[-–—]\s*$/.test(typed)
}

/**
 * Reads what is typed from a sheet: the numbers beside the boxes that are ticked (several: `1 3 4`, `1,3`), of a ranking
 * the figures in its boxes from first to last (`2 - 1`), a commune by its name, anything else as people write it.
 */
export function readKeyed(row: SheetRow, typed: string, place: KeyingPlace): KeyedValue {
  const text = typed.trim()
  if (text === '' || isLeftBlank(text)) return { value: undefined }
  const { question } = row
  switch (question.type) {
    case 'one':
    case 'matrix': {
      const [value, ...more] = chosen(row, text) ?? []
      return value === undefined || more.length > 0 ? { problem: 'number' } : { value }
    }
    case 'many': {
      const values = chosen(row, text)
      return values ? { value: values } : { problem: 'number' }
    }
    case 'acknowledge':
      return /^(1|x|ok)$/i.test(text)
        ? { value: true }
        : text === '0'
          ? { value: undefined }
          : { problem: 'number' }
    case 'ranking':
      return readRanks(row, text)
    case 'place': {
      const code = place.places.get(foldText(text))
      return { value: code ?? text.replace(/\s/gu, '').toUpperCase() }
    }
    case 'moment':
      return readMoment(row, text, place)
    default:
      return readTyped(question, text, place.lang)
  }
}

function chosen({ choices }: SheetRow, text: string): string[] | undefined {
  const values: string[] = []
  for (const part of text.split(/[\s,;.+/]+/).filter(Boolean)) {
    const choice = choices.find(({ number }) => /^\d{1,4}$/.test(part) && number === Number(part))
    if (!choice) return undefined
    if (!values.includes(choice.value)) values.push(choice.value)
  }
  return values.length > 0 ? values : undefined
}

/** Figures of the boxes in the order of the sheet; a dash or 0 for an empty box. */
function readRanks({ choices }: SheetRow, text: string): KeyedValue {
  const figures = text.split(/[\s,;/]+/).filter(Boolean)
  if (figures.length > choices.length) return { problem: 'number' }
  const ranked: { rank: number; value: string }[] = []
  for (const [at, figure] of figures.entries()) {
    if (/^[-–—0]$/.test(figure)) continue
    const value = choices[at]?.value
    const rank = Number(figure)
    if (!/^\d{1,3}$/.test(figure) || value === undefined || ranked.some((one) => one.rank === rank))
      return { problem: 'number' }
    ranked.push({ rank, value })
  }
  if (ranked.length === 0) return { value: undefined }
  return { value: ranked.sort((a, b) => a.rank - b.rank).map(({ value }) => value) }
}

function readMoment({ question }: SheetRow, text: string, { lang, offset }: KeyingPlace): KeyedValue {
  if (/T.*(Z|[+-]\d\d:\d\d)$/.test(text)) return { value: text }
  const [dayText = '', ...rest] = text.split(/\s+/)
  const day = readTyped({ ...question, type: 'date' }, dayText, lang)
  const time = readTyped({ ...question, type: 'time' }, rest.join(''), lang)
  if ('problem' in day || 'problem' in time || !day.value || !time.value) return { problem: 'type' }
  return { value: `${day.value}T${time.value}:00${offset}` }
}

/** What would be typed for the answer that stands there: the way back, when an answer is corrected. '' without one. */
export function typedOf(row: SheetRow, answers: Answers, lang: Lang): string {
  let held: unknown = answers
  for (const part of row.path)
    held =
      typeof part === 'number'
        ? Array.isArray(held)
          ? held[part]
          : undefined
        : isObject(held)
          ? held[part]
          : undefined
  if (row.part) held = isObject(held) ? held[row.part.name] : undefined
  if (held === undefined || held === null) return ''
  const numberOf = (value: unknown) => row.choices.find((choice) => choice.value === value)?.number
  switch (row.question.type) {
    case 'one':
    case 'matrix':
      return String(numberOf(held) ?? held)
    case 'many':
      return Array.isArray(held) ? held.map((value) => numberOf(value) ?? String(value)).join(' ') : ''
    case 'ranking':
      return Array.isArray(held)
        ? row.choices.map(({ value }) => (held.includes(value) ? held.indexOf(value) + 1 : '-')).join(' ')
        : ''
    case 'acknowledge':
      return held === true ? '1' : ''
    case 'date':
      return String(held).split('-').reverse().join('/')
    case 'integer':
    case 'decimal':
    case 'scale':
    case 'amount':
      return lang === 'fr' ? String(held).replace('.', ',') : String(held)
    default:
      return String(held)
  }
}
