import { type Day, formatLongDay } from '#kernel/day.ts'
import { formatNumber, type Lang } from '#kernel/words.ts'

const FINE = '\u202f'
const FIXED = '\u00a0'

/**
 * Sets a text as printers do: in French, blanks that must not break before ; ! ? : » %, after « and inside large
 * numbers; a straight apostrophe becomes a curly one in both languages. Nothing is added where no blank was typed.
 */
export function typeset(text: string, lang: Lang): string {
  const curly = text.replace(/(\p{L})'(?=\p{L})/gu, '$1’')
  if (lang === 'en') return curly
  return curly
    .replace(/[ \u00a0\u202f]+([;!?%€])/g, `${FINE}$1`)
    .replace(/[ \u00a0\u202f]+([:»])/g, `${FIXED}$1`)
    .replace(/«[ \u00a0\u202f]+/g, `«${FIXED}`)
    .replace(/(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)/g, (number) => number.replace(/[ \u00a0]/g, FINE))
}

/** A value with as many digits as a reader keeps: 1 234 · 45,2 · 3,75. */
export function formatValue(value: number, lang: Lang): string {
  const size = Math.abs(value)
  return formatNumber(value, lang, size >= 1000 ? 0 : size >= 10 ? 1 : 2)
}

/** « 23,4 % », “23.4%”, « 120 kg »: the unit as each language ties it to its number. */
export function formatWithUnit(value: number, unit: string, lang: Lang): string {
  const number = formatValue(value, lang)
  if (unit === '') return number
  if (unit === '%') return lang === 'fr' ? `${number}${FINE}%` : `${number}%`
  return `${number}${FIXED}${unit}`
}

function utc(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}

function formatMonth(day: Day, lang: Lang): string {
  return new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(utc(day))
}

function isLastOfMonth(day: Day): boolean {
  const next = new Date(utc(day).getTime() + 86_400_000)
  return next.getUTCDate() === 1
}

/** A period as people say it: « 2026 », « 2025–2026 », « mars 2026 », « du 3 mars 2026 au … ». */
export function formatPeriod(from: Day, to: Day, lang: Lang): string {
  if (from === to) return formatLongDay(from, lang)
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) {
    const [first, last] = [from.slice(0, 4), to.slice(0, 4)]
    return first === last ? first : `${first}–${last}`
  }
  if (from.endsWith('-01') && isLastOfMonth(to)) {
    return from.slice(0, 7) === to.slice(0, 7)
      ? formatMonth(from, lang)
      : `${formatMonth(from, lang)} – ${formatMonth(to, lang)}`
  }
  return `${formatLongDay(from, lang)} – ${formatLongDay(to, lang)}`
}
