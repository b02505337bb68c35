import { formatNumber, type Lang } from '#kernel/words.ts'

/** Measures that are shares of a whole: they read best in per cent. */
const SHARES: ReadonlySet<string> = new Set([
  'coverage',
  'two-mode-density',
  'cut-share',
  'core',
  'actor-worlds',
])
const COUNTS: ReadonlySet<string> = new Set([
  ...['components', 'cut-points', 'core-number', 'worlds', 'ties', 'actors', 'strength'],
])

/** A figure as people read it: « 62 % », « 3 », « −0,41 ». */
export function writeFigure(code: string, value: number, lang: Lang): string {
  if (COUNTS.has(code)) return formatNumber(value, lang, 0)
  if (SHARES.has(code)) return `${formatNumber(100 * value, lang, 1)}${lang === 'fr' ? '\u202f' : ''}%`
  return formatNumber(value, lang, 2).replace('-', '−')
}

/** Readings that say that nothing is particular: a table is calmer without them. */
const PLAIN: ReadonlySet<string> = new Set(['ordinary', 'few', 'carried-by-several', 'between', 'varied'])

/** A reading in a table: the word before its colon, « Pont unique », or nothing where nothing is particular. */
export function shortReading(code: string, sentence: string): string | null {
  return PLAIN.has(code) ? null : (sentence.split(/\s?: /u)[0] ?? sentence).replace(/\.$/u, '')
}
