import { addMonths } from '#kernel/day.ts'
import type { NetworkData } from './network-data.ts'

/** The earliest day on which something of the network is said to begin, end or have been seen; null without any. */
export function firstDayOf(data: NetworkData): string | null {
  let first: string | null = null
  const hear = (day: string | null) => {
    if (day !== null && (first === null || day < first)) first = day
  }
  for (const { since, until, seenOn } of [...data.memberships, ...data.ties, ...data.contacts]) {
    hear(since)
    hear(until)
    hear(seenOn)
  }
  for (const { since, until } of data.participations) {
    hear(since)
    hear(until)
  }
  for (const { startedOn, endedOn } of data.actions) {
    hear(startedOn)
    hear(endedOn)
  }
  return first
}

/** Beyond, a slider has more stops than pixels. */
const MOST_STOPS = 600

/** Days from before the first one to today, every so many months back from today; today is the last. */
export function timelineStops(first: string, today: string, months: number): readonly string[] {
  const stops = [today]
  for (let k = 1; k < MOST_STOPS; k++) {
    const day = addMonths(today, -months * k)
    if (day === undefined) break
    stops.unshift(day)
    if (day < first) break
  }
  return stops
}
