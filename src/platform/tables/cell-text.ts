import { isDay } from '#kernel/day.ts'
import type { DayOrder } from './table.ts'

export type DecimalReading =
  | { readonly value: string }
  /** `readings`: what the text could mean, the French reading first. */
  | { readonly problem: 'ambiguous'; readonly readings: readonly [string, string] }
  | { readonly problem: 'not-a-number' }

/**
 * Reads a number as people write it into a plain decimal ("1 234,50 €" → "1234.50"), exactly: no float on the way.
 * French and English forms; blanks of any width group thousands by three; "€" or "EUR" before or after.
 *
 * One comma followed by exactly three digits ("1,234") is a thousand for an English eye and one and a bit for a
 * French one: it is `ambiguous`, because guessing would be wrong by a factor of a thousand. A point in the same
 * place ("1.234") is a decimal point: that is how machines write, and how every number of a workbook arrives.
 */
export function readDecimal(text: string): DecimalReading {
  const bare = text
    .trim()
    .replace(/^(?:€|EUR)\s*|\s*(?:€|EUR)$/giu, '')
    .replace(/[−–]/g, '-')
  const m = /^([+-]?)\s*([\d\s.,]+)$/u.exec(bare)
  const unsigned = m?.[2]?.trim()
  if (!m || unsigned === undefined || !/\d$/.test(unsigned)) return { problem: 'not-a-number' }
  const sign = m[1] === '-' ? '-' : ''
  const spaced = /\s/u.test(unsigned)
  if (spaced && !/^\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?$/u.test(unsigned)) return { problem: 'not-a-number' }
  const digits = unsigned.replace(/\s/gu, '')
  if (!spaced && /^[1-9]\d{0,2},\d{3}$/.test(digits)) {
    return {
      problem: 'ambiguous',
      readings: [sign + digits.replace(',', '.'), sign + digits.replace(',', '')],
    }
  }
  const plain = plainDecimal(digits)
  return plain === undefined ? { problem: 'not-a-number' } : { value: sign + plain }
}

function plainDecimal(digits: string): string | undefined {
  if (/^\d+$/.test(digits)) return digits
  if (/^\d*[.,]\d+$/.test(digits)) return digits.replace(',', '.').replace(/^\./, '0.')
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) return digits.replaceAll(',', '')
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(digits)) return digits.replaceAll('.', '').replace(',', '.')
  return undefined
}

/** The plain decimal of a text, undefined when it is none or could mean two numbers (see `readDecimal`). */
export function parseDecimalText(text: string): string | undefined {
  const reading = readDecimal(text)
  return 'value' in reading ? reading.value : undefined
}

/** Day 0 of the spreadsheets' calendar: with it every serial after February 1900 is right. */
const SERIAL_ORIGIN = Date.UTC(1899, 11, 30)

/**
 * A day as offices write it → "YYYY-MM-DD": ISO (a time after it is left out), year first with / or ., day first with
 * / - or ., and the five-digit serial of spreadsheets (20000 to 79999: 1954 to 2119). Undefined for days that do not
 * exist and for two-digit years. The American order cannot be told from the French one by a single date: it is read
 * where `order` says so, which a column of dates or a person tells (`RowContext.dayOrder`).
 */
export function parseDateText(text: string, order: DayOrder = 'day-first'): string | undefined {
  const bare = text.trim()
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(bare)
  if (yearFirst) return existingDay(yearFirst[1], yearFirst[3], yearFirst[4])
  const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: \d{1,2}:\d{2}.*)?$/.exec(bare)
  if (yearLast) {
    const [, first, sign, second, year] = yearLast
    return order === 'month-first' && sign !== '.'
      ? existingDay(year, first, second)
      : existingDay(year, second, first)
  }
  if (/^[2-7]\d{4}$/.test(bare))
    return new Date(SERIAL_ORIGIN + Number(bare) * 86_400_000).toISOString().slice(0, 10)
  return undefined
}

function existingDay(year = '', month = '', day = ''): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(iso) ? iso : undefined
}

/**
 * Gives a code its leading zeros back: ('1001', 5) → "01001". Only digits, with the A or B of Corsica, are padded;
 * anything else, and what is already long enough, comes back trimmed.
 */
export function padCode(text: string, length: number): string {
  const code = text.trim()
  return /^\d+[ABab]?\d*$/.test(code) ? code.padStart(length, '0') : code
}
