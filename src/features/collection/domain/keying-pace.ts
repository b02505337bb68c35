/** Sheets before anything is said, and a break that is no work. */
const FEWEST = 3
const BREAK_MS = 10 * 60_000

/**
 * Sheets an hour, from the moments (ms) at which sheets were kept, oldest first: what lies between two that follow one
 * another within ten minutes. Null until three were kept.
 */
export function sheetsPerHour(keptAt: readonly number[]): number | null {
  const gaps = keptAt.slice(1).map((at, i) => at - (keptAt[i] ?? at))
  const working = gaps.filter((gap) => gap >= 0 && gap <= BREAK_MS)
  const spent = working.reduce((sum, gap) => sum + gap, 0)
  if (working.length < FEWEST - 1 || spent === 0) return null
  return Math.round((working.length * 3_600_000) / spent)
}

/** The number of the next sheet: the last digits go up by one, and keep their zeros; without digits there is none to guess. */
export function nextSheetNumber(sheet: string): string {
  const found = /^(.*?)(\d{1,12})(\D*)$/.exec(sheet.trim())
  if (!found) return ''
  const [, before = '', digits = '', after = ''] = found
  return `${before}${String(Number(digits) + 1).padStart(digits.length, '0')}${after}`
}
