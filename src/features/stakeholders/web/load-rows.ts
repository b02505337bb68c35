import type { Day } from '#kernel/day.ts'
import {
  type Asking,
  askingsOfMeetings,
  computeSolicitationLoad,
  type SolicitationLoad,
} from '../domain/solicitation-load.ts'
import { compareNames, type Rated } from './rated.ts'
import type { Engagement, SettingsRecord } from './stakeholders-api.ts'

export type LoadRow = { readonly rated: Rated; readonly load: SolicitationLoad }

/** How much was asked of each stakeholder, the most asked first; those of whom nothing was asked are left out unless wanted. */
export function listLoads(
  of: readonly Rated[],
  { solicitations, meetings }: Pick<Engagement, 'solicitations' | 'meetings'>,
  settings: SettingsRecord,
  today: Day,
): LoadRow[] {
  const askings: Asking[] = [
    ...solicitations.map(({ stakeholderId, askedOn, minutes }) => ({ stakeholderId, on: askedOn, minutes })),
    ...askingsOfMeetings(meetings),
  ]
  return of
    .map((rated) => {
      const who = { stakeholderId: rated.id, lastContactOn: rated.record.lastContactOn }
      return { rated, load: computeSolicitationLoad(askings, who, settings, today) }
    })
    .sort(
      (a, b) =>
        b.load.quarter.hours - a.load.quarter.hours ||
        b.load.quarter.times - a.load.quarter.times ||
        b.load.year.hours - a.load.year.hours ||
        compareNames(a.rated, b.rated),
    )
}

/** The width of a bar, 0–1, of hours beside the threshold and the longest. */
export function barShare(hours: number, rows: readonly LoadRow[], threshold: number): number {
  const longest = Math.max(threshold, ...rows.map(({ load }) => load.year.hours))
  return longest === 0 ? 0 : hours / longest
}
