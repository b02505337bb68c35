import { FIGURE_CODES } from '#features/levers/domain/lever.ts'
import { isNetworkIndicator } from '#features/worlds/domain/network-indicators.ts'

/** Parts of the territory that tell figures of the catalogue by themselves. */
export const FEEDS = ['network', 'levers'] as const
export type Feed = (typeof FEEDS)[number]

/** What feeds a line, by the code of its indicator in the catalogue; null: purchases, or people, tell it. */
export function findFeed(indicatorCode: string | null): Feed | null {
  if (isNetworkIndicator(indicatorCode)) return 'network'
  return FIGURE_CODES.some((code) => code === indicatorCode) ? 'levers' : null
}

/** The day for which a year is told: its last, today in the year that runs; null for one still to come. */
export function dayOfYear(year: string, today: string): string | null {
  if (year > today.slice(0, 4)) return null
  const last = `${year}-12-31`
  return last < today ? last : today
}

/** Years to choose from, this one first. */
export function fedYears(today: string, count = 8): string[] {
  const year = Number(today.slice(0, 4))
  return Array.from({ length: count }, (_, back) => String(year - back))
}
