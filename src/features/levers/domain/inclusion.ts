import { addMonths, type Day } from '#kernel/day.ts'
import { GENDERS, SMALL_COUNT } from './event.ts'
import type { FigureGap } from './lever.ts'
import type { Attendance, AudienceFacts, HeldEvent } from './lever-facts.ts'

/** A measure with what it rests on: `n` known cases, `of` how many there should be. */
export type Measure = {
  readonly value: number | null
  readonly n: number
  readonly of: number | null
  readonly missing: FigureGap | null
  readonly isSmall: boolean
}

export type Parity = {
  readonly audienceId: string
  readonly name: string
  readonly isSeldomHeard: boolean
  readonly present: number | null
  readonly persons: number | null
  readonly events: number
  readonly roomPercent: number | null
  readonly populationPercent: number | null
  readonly populationSource: string
  readonly ratio: number | null
  readonly reading: 'under' | 'fair' | 'over' | null
  readonly missing: FigureGap | null
  readonly isSmall: boolean
}

/** Bounds of a fair parity ratio (method 6.1, own). */
export const FAIR_PARITY = { from: 0.8, to: 1.25 } as const

const unknownMeasure = (missing: FigureGap, of: number | null = null): Measure => ({
  value: null,
  n: 0,
  of,
  missing,
  isSmall: false,
})

/** How a parity ratio reads; its bounds are fair. */
export function readParity(ratio: number): 'under' | 'fair' | 'over' {
  if (ratio < FAIR_PARITY.from) return 'under'
  return ratio > FAIR_PARITY.to ? 'over' : 'fair'
}

/**
 * Parity of one public: its share in the room over its share in the population (SOC-09). Only events that counted both
 * the public and everybody are taken; a share of the population that nobody looked up leaves the ratio unknown. Small:
 * fewer than five came, or fewer than five would be expected.
 */
export function computeParity(audience: AudienceFacts, events: readonly HeldEvent[]): Parity {
  const counted = events.flatMap(({ audiences, persons }) => {
    const present = audiences[audience.id]
    return typeof present === 'number' && persons !== null && persons > 0 ? [{ present, persons }] : []
  })
  const present = counted.reduce((sum, each) => sum + each.present, 0)
  const persons = counted.reduce((sum, each) => sum + each.persons, 0)
  const { populationPercent } = audience
  const isCounted = counted.length > 0
  const roomPercent = isCounted ? (100 * present) / persons : null
  const ratio = roomPercent === null || populationPercent === null ? null : roomPercent / populationPercent
  const expected = populationPercent === null ? Infinity : (persons * populationPercent) / 100
  return {
    audienceId: audience.id,
    name: audience.name,
    isSeldomHeard: audience.isSeldomHeard,
    present: isCounted ? present : null,
    persons: isCounted ? persons : null,
    events: counted.length,
    roomPercent,
    populationPercent,
    populationSource: audience.populationSource,
    ratio,
    reading: ratio === null ? null : readParity(ratio),
    missing: isCounted ? (populationPercent === null ? 'no-share' : null) : 'no-tally',
    isSmall: isCounted && (expected < SMALL_COUNT || (present > 0 && present < SMALL_COUNT)),
  }
}

/** A share in percent over the events where both counts are known; never over those where one is missing. */
function shareOf(events: readonly HeldEvent[], count: (event: HeldEvent) => number | null): Measure {
  const known = events.flatMap((event) => {
    const part = count(event)
    return part !== null && event.persons !== null && event.persons > 0
      ? [{ part, whole: event.persons }]
      : []
  })
  if (known.length === 0) return unknownMeasure(events.length === 0 ? 'nothing-held' : 'no-count')
  const part = known.reduce((sum, each) => sum + each.part, 0)
  const whole = known.reduce((sum, each) => sum + each.whole, 0)
  return {
    value: (100 * part) / whole,
    n: part,
    of: whole,
    missing: null,
    isSmall: isSmallShare(part, whole),
  }
}

function isSmallShare(part: number, whole: number): boolean {
  return whole < SMALL_COUNT || (part > 0 && part < SMALL_COUNT)
}

export const shareOfFirstTimers = (events: readonly HeldEvent[]) => shareOf(events, (e) => e.firstTimers)
export const shareOfReturners = (events: readonly HeldEvent[]) => shareOf(events, (e) => e.returners)

/** Women in percent of those whose gender was counted; the others are left out, not taken for men. */
export function shareOfWomen(events: readonly HeldEvent[]): Measure {
  let women = 0
  let whole = 0
  for (const { genders } of events) {
    if (typeof genders.women !== 'number') continue
    const counts = GENDERS.map((gender) => genders[gender] ?? 0)
    women += genders.women
    whole += counts.reduce((sum, each) => sum + each, 0)
  }
  if (whole === 0) return unknownMeasure(events.length === 0 ? 'nothing-held' : 'no-count')
  const isSmall = isSmallShare(women, whole)
  return { value: (100 * women) / whole, n: women, of: whole, missing: null, isSmall }
}

/** Mean share of speaking time of participants, an event counting as much as another. */
export function meanSpeech(events: readonly HeldEvent[]): Measure {
  const shares = events.flatMap((event) => event.speechPercent ?? [])
  if (shares.length === 0)
    return unknownMeasure(events.length === 0 ? 'nothing-held' : 'no-count', events.length)
  const value = shares.reduce((sum, each) => sum + each, 0) / shares.length
  return { value, n: shares.length, of: events.length, missing: null, isSmall: false }
}

/** Communes of the territory from which somebody came, in percent of all of them: how far an event carries. */
export function shareOfCommunes(events: readonly HeldEvent[], communes: readonly string[]): Measure {
  const ours = new Set(communes)
  const noted = events.filter((event) => Object.keys(event.communes).length > 0)
  if (noted.length === 0) return unknownMeasure(events.length === 0 ? 'nothing-held' : 'no-count', ours.size)
  if (ours.size === 0) return unknownMeasure('no-population')
  const reached = new Set<string>()
  for (const event of noted)
    for (const [code, count] of Object.entries(event.communes))
      if (ours.has(code) && count !== 0) reached.add(code)
  const value = (100 * reached.size) / ours.size
  return { value, n: reached.size, of: ours.size, missing: null, isSmall: false }
}

/**
 * Retention: organisations that came back within twelve months of their first presence in the period, in percent of
 * those of whom it can be said on `asOf`: they came back, or the twelve months are over.
 */
export function computeRetention(
  attendances: readonly Attendance[],
  { from, to }: { readonly from: Day; readonly to: Day },
  asOf: Day,
): Measure {
  const days = new Map<string, Day[]>()
  for (const { actorId, day } of attendances) days.set(actorId, [...(days.get(actorId) ?? []), day])
  let came = 0
  let judged = 0
  let back = 0
  for (const all of days.values()) {
    const sorted = [...new Set(all)].sort()
    const first = sorted.find((day) => day >= from && day <= to)
    if (first === undefined) continue
    came += 1
    const until = addMonths(first, 12) ?? first
    const isBack = sorted.some((day) => day > first && day <= until && day <= asOf)
    if (!isBack && until > asOf) continue
    judged += 1
    if (isBack) back += 1
  }
  if (judged === 0) return unknownMeasure('nothing-recorded', came)
  return {
    value: (100 * back) / judged,
    n: judged,
    of: came,
    missing: null,
    isSmall: judged < SMALL_COUNT,
  }
}

/** Organisations never seen at an event before that day, in percent of those present at one event. */
export function shareOfNewOrganisations(
  attendances: readonly Attendance[],
  event: { readonly id: string; readonly day: Day | null },
): Measure {
  const present = new Set(attendances.filter((a) => a.eventId === event.id).map((a) => a.actorId))
  if (present.size === 0 || event.day === null) return unknownMeasure('no-count')
  const day = event.day
  const known = new Set(
    attendances.filter((a) => a.eventId !== event.id && a.day < day).map((a) => a.actorId),
  )
  const fresh = [...present].filter((id) => !known.has(id)).length
  const isSmall = present.size < SMALL_COUNT
  return { value: (100 * fresh) / present.size, n: fresh, of: present.size, missing: null, isSmall }
}
