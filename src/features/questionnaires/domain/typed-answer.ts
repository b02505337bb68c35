import { isDay } from '#kernel/day.ts'
import type { Lang } from '#kernel/words.ts'
import type { Question } from './form.ts'

/** What someone typed, as an answer not yet checked; `undefined` in `value`: the field is empty. */
export type TypedAnswer = { readonly value: number | string | undefined } | { readonly problem: 'type' }

/**
 * Reads what people type on a phone or from a sheet: « 1 234,5 », "1,234.5", « 12,50 € », « 31/03/2026 », « 8h30 ».
 * The evaluator then checks it; other types stand as they are.
 */
export function readTyped(question: Question, typed: string, lang: Lang): TypedAnswer {
  const text = typed.trim()
  if (text === '') return { value: undefined }
  switch (question.type) {
    case 'integer':
    case 'decimal':
    case 'scale':
    case 'rubric': {
      const plain = plainDecimal(text, question.unit, lang)
      return plain === undefined ? { problem: 'type' } : { value: Number(plain) }
    }
    case 'amount': {
      const plain = plainDecimal(text, '€', lang)
      return plain === undefined ? { problem: 'type' } : { value: plain }
    }
    case 'date':
      return asValue(readDay(text))
    case 'time':
      return asValue(readTime(text))
    case 'place':
      return { value: text.replace(/\s/gu, '').toUpperCase() }
    default:
      return { value: text }
  }
}

function asValue(value: string | undefined): TypedAnswer {
  return value === undefined ? { problem: 'type' } : { value }
}

/** "-1234.5": spaces and the unit gone; a comma parts decimals, or thousands where English writes them so. */
function plainDecimal(text: string, unit: string | undefined, lang: Lang): string | undefined {
  let rest = text.replace(/[\s\u00a0\u202f']/gu, '').replace(/^\u2212/u, '-')
  for (const tail of [unit?.replace(/\s/gu, ''), '€', 'EUR', '%'])
    if (tail && rest.endsWith(tail) && rest.length > tail.length) rest = rest.slice(0, -tail.length)
  if (lang === 'en' && /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(rest)) rest = rest.replaceAll(',', '')
  else if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(rest) && rest.includes(','))
    rest = rest.replaceAll('.', '').replace(',', '.')
  else rest = rest.replace(',', '.')
  if (!/^-?(\d{1,15}(\.\d*)?|\.\d+)$/.test(rest)) return undefined
  return rest.replace(/\.$/, '').replace(/^(-?)\./, '$10.')
}

/** « 31/3/2026 », "2026-03-31": the day first in both languages, as the field writes it here. */
function readDay(text: string): string | undefined {
  const m = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text)
  const day = m ? `${m[3]}-${m[2]?.padStart(2, '0')}-${m[1]?.padStart(2, '0')}` : text
  return isDay(day) ? day : undefined
}

function readTime(text: string): string | undefined {
  const m = /^(\d{1,2})\s*[h:]\s*(\d{2})?$/i.exec(text)
  const hour = Number(m?.[1])
  const minute = Number(m?.[2] ?? 0)
  if (!m || hour > 23 || minute > 59) return undefined
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
