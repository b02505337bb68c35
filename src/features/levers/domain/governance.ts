/** The eight criteria of the quality of governance (method 6.2), in their order. */
export const CRITERIA = [
  'actors',
  'resources',
  'scale',
  'mandate',
  'rules',
  'participation',
  'action',
  'learning',
] as const
export type Criterion = (typeof CRITERIA)[number]

/** What is already recorded and tells something of a criterion. */
export const FEEDS = {
  actors: [
    'worlds-covered',
    'worlds-at-events',
    'evenness-of-worlds',
    'women-share',
    'audiences-without-relay',
  ],
  resources: ['days-spent', 'euros-spent', 'relays'],
  scale: ['communes-reached', 'exchanges-held', 'territories-met'],
  mandate: ['decider-present', 'decisions-taken'],
  rules: ['agendas-written', 'minutes-written', 'traces-returned'],
  participation: ['mean-level', 'participatory-share', 'codesigned-share', 'everyday-share', 'lowest-parity'],
  action: ['decisions-done', 'follow-ups-late', 'actions-under-way'],
  learning: ['evaluations-led', 'judgements-renewed', 'lessons-taken-home'],
} as const satisfies Readonly<Record<Criterion, readonly string[]>>
export type FeedCode = (typeof FEEDS)[Criterion][number]
export const FEED_CODES = Object.values(FEEDS).flat() as [FeedCode, ...FeedCode[]]

export const FEED_UNITS = ['count', 'percent', 'ratio', 'level', 'days', 'euros'] as const
export type FeedUnit = (typeof FEED_UNITS)[number]

/** A figure that is there already: `value` null where nothing is recorded yet, `since` its first day. */
export type Feed = {
  readonly code: FeedCode
  readonly value: number | null
  readonly unit: FeedUnit
  /** How many records it rests on. */
  readonly n: number
  /** Out of how many, for counts that have a whole. */
  readonly of: number | null
  readonly since: string | null
}

/** 0 nothing … 4 shared and steady, judged together. */
export const JUDGEMENT_LEVELS = [0, 1, 2, 3, 4] as const

export const CHECK_ANSWERS = ['yes', 'partly', 'no'] as const
export type CheckAnswer = (typeof CHECK_ANSWERS)[number]

/** Records that an item of a check may lean on. */
export const CHECK_LINKS = [
  'event',
  'exchange',
  'judgement',
  'evaluation',
  'actor',
  'action',
  'relay',
] as const
