import { type Day, dayNumber } from '#kernel/day.ts'
import { foldText } from '#kernel/text-measure.ts'
import { parseDateText } from '#platform/tables/cell-text.ts'
import type { DayOrder } from '#platform/tables/table.ts'

export type Period = { readonly from: Day; readonly to: Day }

const MONTHS: readonly (readonly string[])[] = [
  ['janvier', 'january', 'janv', 'jan'],
  ['fevrier', 'february', 'fevr', 'fev', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'april', 'avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'july', 'juil', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'september', 'sept', 'sep'],
  ['octobre', 'october', 'oct'],
  ['novembre', 'november', 'nov'],
  ['decembre', 'december', 'dec'],
]

/**
 * A period as offices write it → its first and its last day: a year (2025), a month (2025-03, 03/2025, mars 2025), a
 * quarter or half (T1 2025, S2 2025), whole years from one to another (2024-2025), a day, or two days (« du 01/03/2025 au
 * 31/05/2025 », 2025-03-01/2025-05-31). Undefined for anything else.
 */
export function parsePeriod(text: string, order?: DayOrder): Period | undefined {
  const bare = foldText(text).trim()
  return yearsOf(bare) ?? partOfYear(bare) ?? monthOf(bare) ?? daysOf(bare, order)
}

const isYear = (year: number) => year >= 1900 && year <= 2200

function yearsOf(text: string): Period | undefined {
  const m = /^(\d{4})(?:\s*(?:[-–/]|a|au|to)\s*(\d{4}))?$/.exec(text)
  if (!m) return undefined
  const [from, to] = [Number(m[1]), Number(m[2] ?? m[1])]
  return isYear(from) && isYear(to) ? { from: `${from}-01-01`, to: `${to}-12-31` } : undefined
}

/** « T1 2025 », “Q1 2025”, « S2 2025 », « 2025-T1 ». */
function partOfYear(text: string): Period | undefined {
  const m = /^([tqsh])\s?([1-4])[\s-]+(\d{4})$|^(\d{4})[\s-]*([tqsh])\s?([1-4])$/.exec(text)
  if (!m) return undefined
  const letter = m[1] ?? m[5] ?? ''
  const [part, year] = [Number(m[2] ?? m[6]), Number(m[3] ?? m[4])]
  const months = letter === 't' || letter === 'q' ? 3 : 6
  return part * months > 12 ? undefined : monthsFrom(year, (part - 1) * months + 1, months)
}

function monthOf(text: string): Period | undefined {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})$/.exec(text)
  if (yearFirst) return monthsFrom(Number(yearFirst[1]), Number(yearFirst[2]), 1)
  const yearLast = /^(\d{1,2})[-/.](\d{4})$/.exec(text)
  if (yearLast) return monthsFrom(Number(yearLast[2]), Number(yearLast[1]), 1)
  const named = /^([a-z]+)\.?\s+(\d{4})$/.exec(text)
  const month = MONTHS.findIndex((names) => names.includes(named?.[1] ?? '')) + 1
  return month > 0 ? monthsFrom(Number(named?.[2]), month, 1) : undefined
}

function monthsFrom(year: number, month: number, months: number): Period | undefined {
  if (!isYear(year) || month < 1 || month > 12) return undefined
  const last = month + months - 1
  const two = (n: number) => String(n).padStart(2, '0')
  const lastDay = new Date(Date.UTC(year, last, 0)).getUTCDate()
  return { from: `${year}-${two(month)}-01`, to: `${year}-${two(last)}-${two(lastDay)}` }
}

function daysOf(text: string, order?: DayOrder): Period | undefined {
  const bare = text.replace(/^(?:du|from|de)\s+/, '')
  const day = parseDateText(bare, order)
  if (day !== undefined) return { from: day, to: day }
  const halves = /^(\S+)(?:\s+(?:au|a|to|et|[-–/])\s+|\.\.|–|\/(?=\d{4}-))(\S+)$/.exec(bare)
  const [from, to] = [parseDateText(halves?.[1] ?? '', order), parseDateText(halves?.[2] ?? '', order)]
  if (from === undefined || to === undefined) return undefined
  return (dayNumber(from) ?? 0) <= (dayNumber(to) ?? 0) ? { from, to } : undefined
}
