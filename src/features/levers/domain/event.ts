/** Forms of the event grid, each with the level that it usually has (method 6.1); null: it depends. */
export const EVENT_KINDS = {
  fair: 0,
  display: 0,
  tasting: 0,
  talk: 1,
  visit: 1,
  film: 1,
  survey: 2,
  vote: 2,
  wall: 2,
  workshop: 3,
  cooking: 3,
  shared_map: 3,
  game: 3,
  forum: 4,
  working_group: 4,
  citizen_jury: 4,
  budget: 5,
  voting_committee: 5,
  cooperative: 5,
  meeting: null,
  other: null,
} as const satisfies Readonly<Record<string, EventLevel | null>>
export type EventKind = keyof typeof EVENT_KINDS
export const EVENT_KIND_NAMES = Object.keys(EVENT_KINDS) as [EventKind, ...EventKind[]]

/** From passive to deciding. */
export const EVENT_LEVELS = [0, 1, 2, 3, 4, 5] as const
export type EventLevel = (typeof EVENT_LEVELS)[number]

export const EVENT_STATES = ['planned', 'held', 'cancelled'] as const
export type EventState = (typeof EVENT_STATES)[number]

/** Open to all, or a meeting of those who work on it. */
export const OPENNESS = ['public', 'working'] as const
export type Openness = (typeof OPENNESS)[number]

/** Where dialogue takes place: bodies and places of everyday life (lever 4), or a body made for the purpose. */
export const VENUES = [
  'school-council',
  'pupils-council',
  'works-council',
  'care-home-council',
  'landlord-committee',
  'neighbourhood-committee',
  'development-council',
  'market',
  'sports-club',
  'other-everyday',
  'own',
] as const
export type Venue = (typeof VENUES)[number]

export function isEverydayVenue(venue: Venue): boolean {
  return venue !== 'own'
}

/** The six items of the grid, in the order in which advice is given. */
export const EVENT_ITEMS = ['speech', 'small-groups', 'trace', 'decider', 'follow-up', 'costs'] as const
export type EventItem = (typeof EVENT_ITEMS)[number]

export const ITEM_ANSWERS = ['yes', 'partly', 'no', 'unknown'] as const
export type ItemAnswer = (typeof ITEM_ANSWERS)[number]

/** An absent item is as unknown as one that says so. */
export type EventItems = { readonly [K in EventItem]?: ItemAnswer | undefined }

/** `none`: came without being invited. */
export const INVITATIONS = ['none', 'to_send', 'invited', 'accepted', 'declined'] as const
export type Invitation = (typeof INVITATIONS)[number]

export const DECISION_KINDS = ['decision', 'follow_up'] as const
export type DecisionKind = (typeof DECISION_KINDS)[number]

export const DECISION_STATES = ['open', 'done', 'dropped'] as const
export type DecisionState = (typeof DECISION_STATES)[number]

export const EXCHANGE_FORMS = [
  'visit_made',
  'visit_hosted',
  'joint_event',
  'training',
  'shared_work',
  'other',
] as const
export type ExchangeForm = (typeof EXCHANGE_FORMS)[number]

/** Counted without names; what was not counted is null or absent. */
export const GENDERS = ['women', 'men', 'other'] as const
export type Gender = (typeof GENDERS)[number]

/** Below this many, a count may point at persons and a share means little. */
export const SMALL_COUNT = 5
