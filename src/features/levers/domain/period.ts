import { addMonths, type Day, dayNumber } from '#kernel/day.ts'

/** First and last day, both within. */
export type Period = { readonly from: Day; readonly to: Day }
export type NamedPeriod = Period & { readonly label: string; readonly isRunning: boolean }

export function isWithin(day: Day | null, { from, to }: Period): boolean {
  return day !== null && day >= from && day <= to
}

export function dayAfter(day: Day, days = 1): Day {
  const number = dayNumber(day)
  return number === undefined ? day : new Date((number + days) * 86_400_000).toISOString().slice(0, 10)
}

/** The twelve months that end with that day. */
export function twelveMonthsTo(to: Day): Period {
  const from = addMonths(dayAfter(to), -12)
  return { from: from ?? to, to }
}

/** How many years a period lasts: exact for whole months, by days (of 365.25) otherwise. Never 0. */
export function yearsOf({ from, to }: Period): number {
  const end = dayAfter(to)
  for (let months = 1; months <= 1200; months++) {
    const then = addMonths(from, months)
    if (then === undefined || then > end) break
    if (then === end) return months / 12
  }
  const days = (dayNumber(end) ?? 0) - (dayNumber(from) ?? 0)
  return Math.max(days, 1) / 365.25
}

/** The calendar years or quarters that a period touches, oldest first, at most 80. */
export function periodsOf({ from, to }: Period, by: 'quarter' | 'year', today: Day): readonly NamedPeriod[] {
  const months = by === 'year' ? 12 : 3
  const year = from.slice(0, 4)
  const month = by === 'year' ? 1 : Math.floor((Number(from.slice(5, 7)) - 1) / 3) * 3 + 1
  const periods: NamedPeriod[] = []
  let start: Day | undefined = `${year}-${String(month).padStart(2, '0')}-01`
  while (start !== undefined && start <= to && periods.length < 80) {
    const next: Day | undefined = addMonths(start, months)
    if (next === undefined) break
    const end = dayAfter(next, -1)
    const quarter = Math.floor((Number(start.slice(5, 7)) - 1) / 3) + 1
    const label = by === 'year' ? start.slice(0, 4) : `${start.slice(0, 4)}-Q${quarter}`
    periods.push({ from: start, to: end, label, isRunning: today >= start && today <= end })
    start = next
  }
  return periods
}
