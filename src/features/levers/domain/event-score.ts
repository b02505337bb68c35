import { type Day, daysBetween } from '#kernel/day.ts'
import { EVENT_ITEMS, type EventItem, type EventItems, type EventLevel, type ItemAnswer } from './event.ts'

/** What the grid looks at; `null` where nobody said. Days as YYYY-MM-DD. */
export type ScoredEvent = {
  readonly level: EventLevel | null
  readonly items: EventItems
  readonly startsOn: Day | null
  readonly endsOn: Day | null
  readonly speechPercent: number | null
  readonly traceOn: Day | null
  readonly followUpOn: Day | null
  /** An event that follows this one up has a day. */
  readonly hasDatedFollowUp: boolean
}

export type EventScore = {
  /** 0 to 100; null while something is unknown. */
  readonly value: number | null
  /** Where it lies, whatever is still unknown. */
  readonly low: number
  readonly high: number
  readonly level: EventLevel | null
  readonly items: Readonly<Record<EventItem, ItemAnswer>>
  readonly derived: readonly EventItem[]
  readonly missing: readonly ('level' | EventItem)[]
  readonly nextItem: { readonly item: EventItem; readonly answer: ItemAnswer } | null
  readonly nextLevel: EventLevel | null
}

/** Days within which the trace of an event is to be returned, and the share of speech that participants should have. */
export const TRACE_DAYS = 30
export const FAIR_SPEECH_PERCENT = 40

const POINTS: Readonly<Record<Exclude<ItemAnswer, 'unknown'>, number>> = { yes: 1, partly: 0.5, no: 0 }

/** What is recorded anyway answers an item that nobody answered; an answer that was given stands. */
export function derivedAnswers(event: ScoredEvent): EventItems {
  const wait = daysBetween(event.endsOn ?? event.startsOn, event.traceOn)
  return {
    speech:
      event.speechPercent === null ? undefined : event.speechPercent >= FAIR_SPEECH_PERCENT ? 'yes' : 'no',
    trace: wait === undefined ? undefined : wait <= TRACE_DAYS ? 'yes' : 'no',
    'follow-up': event.followUpOn !== null || event.hasDatedFollowUp ? 'yes' : undefined,
  }
}

/**
 * The composite score of an event from passive to participatory, 0 to 100 (method 6.1): `60·level/5 + 40·items/6`,
 * an item worth 1 (yes), ½ (partly) or 0 (no). What is unknown is not zero: the score is then a range.
 */
export function scoreEvent(event: ScoredEvent): EventScore {
  const derivable = derivedAnswers(event)
  const items = {} as Record<EventItem, ItemAnswer>
  const derived: EventItem[] = []
  for (const item of EVENT_ITEMS) {
    const said = event.items[item]
    const known = said !== undefined && said !== 'unknown'
    if (!known && derivable[item] !== undefined) derived.push(item)
    items[item] = known ? said : (derivable[item] ?? 'unknown')
  }
  const answers = EVENT_ITEMS.map((item) => items[item])
  const points = answers.reduce((sum, each) => sum + (each === 'unknown' ? 0 : POINTS[each]), 0)
  const unknown = EVENT_ITEMS.filter((item) => items[item] === 'unknown')
  const ofLevel = (level: number) => (60 * level) / 5
  const ofItems = (n: number) => (40 * n) / 6
  const low = ofLevel(event.level ?? 0) + ofItems(points)
  const high = ofLevel(event.level ?? 5) + ofItems(points + unknown.length)
  const missing = [...(event.level === null ? (['level'] as const) : []), ...unknown]
  const unmet = EVENT_ITEMS.find((item) => items[item] === 'no' || items[item] === 'partly') ?? unknown[0]
  return {
    value: missing.length === 0 ? low : null,
    low,
    high,
    level: event.level,
    items,
    derived,
    missing,
    nextItem: unmet === undefined ? null : { item: unmet, answer: items[unmet] },
    nextLevel: event.level === null || event.level === 5 ? null : ((event.level + 1) as EventLevel),
  }
}
