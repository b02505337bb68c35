import type { Level } from '../domain/ratings.ts'
import type { RatingRecord } from './stakeholders-api.ts'

/** One act of mine on its way to the server. */
export type RatingAct =
  | {
      readonly act: 'give'
      readonly stakeholderId: string
      readonly involvement: Level
      readonly importance: Level
      readonly reason?: string
    }
  | { readonly act: 'withdraw'; readonly stakeholderId: string }

type Waiting = { readonly id: string; readonly body: unknown }

/** What the server said, with my acts that still wait on top: a move shows at once, also without network. */
export function withWaiting(
  ratings: readonly RatingRecord[],
  waiting: readonly Waiting[],
  me: { readonly id: string; readonly name: string },
): readonly RatingRecord[] {
  return waiting.reduce((before, { id, body }) => applyAct(before, id, body as RatingAct, me), ratings)
}

function applyAct(
  ratings: readonly RatingRecord[],
  id: string,
  act: RatingAct,
  me: { readonly id: string; readonly name: string },
): readonly RatingRecord[] {
  const isMine = (rating: RatingRecord) => rating.mine && rating.stakeholderId === act.stakeholderId
  const before = ratings.find(isMine)
  const others = ratings.filter((rating) => !isMine(rating))
  if (act.act === 'withdraw') return others
  const { stakeholderId, involvement, importance, reason } = act
  const first: RatingRecord = {
    id,
    stakeholderId,
    by: 'member',
    raterId: me.id,
    participantId: null,
    raterName: me.name,
    mine: true,
    involvement,
    importance,
    reason: '',
    version: 0,
  }
  return [
    ...others,
    { ...(before ?? first), involvement, importance, reason: reason ?? before?.reason ?? '' },
  ]
}

/** The ratings after the server's reply to one of my acts; `reply` is absent once it was withdrawn. */
export function withReply(
  ratings: readonly RatingRecord[],
  stakeholderId: string,
  reply: RatingRecord | undefined,
): RatingRecord[] {
  const others = ratings.filter((rating) => !(rating.mine && rating.stakeholderId === stakeholderId))
  return reply ? [...others, reply] : others
}
