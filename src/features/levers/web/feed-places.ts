import type { FeedCode } from '../domain/governance.ts'

/** Pages of the territory where what feeds a criterion is recorded. */
export type FeedPlace =
  | 'agenda'
  | 'relais'
  | 'inclusion'
  | 'echanges'
  | 'mondes'
  | 'actions'
  | 'gouvernance'
  | ''

const ELSEWHERE: Readonly<Partial<Record<FeedCode, FeedPlace>>> = {
  'worlds-covered': 'mondes',
  'audiences-without-relay': 'relais',
  relays: 'relais',
  'lowest-parity': 'relais',
  'exchanges-held': 'echanges',
  'territories-met': 'echanges',
  'lessons-taken-home': 'echanges',
  'actions-under-way': 'actions',
  'judgements-renewed': 'gouvernance',
  'days-spent': '',
  'euros-spent': '',
  'evaluations-led': '',
}

/** Where a feed is recorded: the agenda unless told; '' is the page of the territory, with its evaluations. */
export function placeOfFeed(code: FeedCode): FeedPlace {
  return ELSEWHERE[code] ?? 'agenda'
}
