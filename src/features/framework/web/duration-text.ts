import { formatNumber, type Lang } from '#kernel/words.ts'

/** « 45 min », « 2 h 10 »: minutes as people say them. */
export function formatMinutes(minutes: number, lang: Lang): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest}\u202fmin`
  const shown = formatNumber(hours, lang)
  return rest === 0 ? `${shown}\u202fh` : `${shown}\u202fh\u202f${String(rest).padStart(2, '0')}`
}
