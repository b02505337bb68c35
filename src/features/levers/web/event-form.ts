import type { LeverEvent } from '../contract.ts'
import {
  EVENT_ITEMS,
  EVENT_LEVELS,
  type EventItem,
  type EventItems,
  type EventKind,
  type EventLevel,
  type EventState,
  type ItemAnswer,
  type Openness,
  type Venue,
} from '../domain/event.ts'
import type { ScoredEvent } from '../domain/event-score.ts'
import type { Lever } from '../domain/lever.ts'

/** An event as it is typed: '' where nobody said, never 0. */
export type EventForm = {
  readonly title: string
  readonly kind: EventKind
  readonly state: EventState
  readonly openness: Openness
  readonly startsOn: string
  readonly endsOn: string
  readonly startsAt: string
  readonly endsAt: string
  readonly place: string
  readonly communeCode: string | null
  readonly venue: Venue | ''
  readonly level: EventLevel | null
  readonly items: EventItems
  readonly aims: string
  readonly levers: readonly Lever[]
  readonly agenda: string
  readonly report: string
  readonly speechPercent: string
  readonly traceOn: string
  readonly followUpOn: string
  readonly note: string
}

export const readEvent = (event: LeverEvent): EventForm => ({
  title: event.title,
  kind: event.kind,
  state: event.state,
  openness: event.openness,
  startsOn: event.startsOn ?? '',
  endsOn: event.endsOn ?? '',
  startsAt: event.startsAt ?? '',
  endsAt: event.endsAt ?? '',
  place: event.place,
  communeCode: event.communeCode,
  venue: event.venue ?? '',
  level: EVENT_LEVELS.find((level) => level === event.level) ?? null,
  items: event.items,
  aims: event.aims,
  levers: event.levers,
  agenda: event.agenda,
  report: event.report,
  speechPercent: event.speechPercent === null ? '' : `${event.speechPercent}`,
  traceOn: event.traceOn ?? '',
  followUpOn: event.followUpOn ?? '',
  note: event.note,
})

/** An empty title keeps the one before. */
export const eventValues = ({
  title,
  startsOn,
  endsOn,
  startsAt,
  endsAt,
  venue,
  items,
  levers,
  speechPercent,
  traceOn,
  followUpOn,
  ...rest
}: EventForm) => ({
  ...rest,
  ...(title.trim() === '' ? {} : { title: title.trim() }),
  startsOn: startsOn || null,
  endsOn: endsOn || null,
  startsAt: startsAt || null,
  endsAt: endsAt || null,
  venue: venue || null,
  items: answered(items),
  levers: [...levers],
  speechPercent: speechPercent === '' ? null : Math.round(Number(speechPercent)),
  traceOn: traceOn || null,
  followUpOn: followUpOn || null,
})

/** The answers that were given; an absent one is unknown. */
function answered(items: EventItems): { [K in EventItem]?: ItemAnswer } {
  const given: { [K in EventItem]?: ItemAnswer } = {}
  for (const item of EVENT_ITEMS) if (items[item] !== undefined) given[item] = items[item]
  return given
}

/** What the grid looks at, as it stands in the form. */
export function scoredOf(form: EventForm, hasDatedFollowUp: boolean): ScoredEvent {
  const { level, items, startsOn, endsOn, speechPercent, traceOn, followUpOn } = eventValues(form)
  return { level, items, startsOn, endsOn, speechPercent, traceOn, followUpOn, hasDatedFollowUp }
}
