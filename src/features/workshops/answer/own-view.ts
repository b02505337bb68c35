import type { QueueState, Sending, SendingProblem } from '#platform/web/sending-queue.ts'
import type { OwnContribution, WorkshopLook } from '../contract.ts'

type Me = NonNullable<WorkshopLook['me']>
export type Rating = { readonly involvement: number; readonly importance: number }
/** What somebody sends, before the server has seen it. */
export type Told = Pick<OwnContribution, 'kind' | 'content'>

export type SentItem = {
  readonly id: string
  readonly kind: OwnContribution['kind'] | 'rating' | 'vote' | 'other'
  readonly text: string
  readonly state: 'kept' | 'failed' | OwnContribution['state']
  readonly reason: string
  readonly problem?: SendingProblem
}

function textOf(content: OwnContribution['content']): string {
  if (!content) return ''
  if ('text' in content) return content.text
  if ('statement' in content) return content.who ? `${content.who} : ${content.statement}` : content.statement
  return content.name
}

const CONTRIBUTION = /\/contributions\/([^/]+)$/

function toldBy({ route, body }: Sending): Told | undefined {
  return route.startsWith('PUT') && CONTRIBUTION.test(route) ? (body as Told) : undefined
}

function fromQueue(sending: Sending): Pick<SentItem, 'id' | 'kind' | 'text'> {
  const told = toldBy(sending)
  if (told) return { id: sending.id, kind: told.kind, text: textOf(told.content) }
  const kind = sending.route.includes('/ratings/')
    ? 'rating'
    : sending.route.endsWith('/votes')
      ? 'vote'
      : 'other'
  return { id: sending.id, kind, text: '' }
}

/**
 * All that this phone has sent or keeps, newest first: what did not go, what waits for the network, what the server has.
 * A text that the server has already is told once, though its acknowledgement was lost.
 */
export function listSent(me: Me | null, queue: QueueState): SentItem[] {
  const known = new Set(me?.contributions.map(({ id }) => id))
  const failed = queue.refused
    .filter(({ sending }) => !known.has(sending.id))
    .map(
      ({ sending, problem }): SentItem => ({ ...fromQueue(sending), state: 'failed', reason: '', problem }),
    )
  const kept = queue.waiting
    .filter((sending) => toldBy(sending) && !known.has(sending.id))
    .map((sending): SentItem => ({ ...fromQueue(sending), state: 'kept', reason: '' }))
  const there = (me?.contributions ?? []).map(
    ({ id, kind, content, state, reason }): SentItem => ({ id, kind, text: textOf(content), state, reason }),
  )
  return [...failed.reverse(), ...kept.reverse(), ...there]
}

const RATING = /\/ratings\/([^/]+)$/

/** This phone's views by stakeholder, with those that still wait to be sent. */
export function ratingsOf(me: Me | null, waiting: readonly Sending[]): ReadonlyMap<string, Rating> {
  const ratings = new Map<string, Rating>(
    me?.ratings.map(({ stakeholderId, ...rating }) => [stakeholderId, rating]),
  )
  for (const { route, body } of waiting) {
    const id = RATING.exec(route)?.[1]
    if (!id) continue
    const { rating } = body as { rating: Rating | null }
    if (rating) ratings.set(id, rating)
    else ratings.delete(id)
  }
  return ratings
}

/** The objectives voted for; the last choice that waits counts. */
export function votesOf(me: Me | null, waiting: readonly Sending[]): readonly string[] {
  const last = waiting.filter(({ route }) => route.endsWith('/votes')).at(-1)
  return last ? (last.body as { objectiveIds: string[] }).objectiveIds : (me?.votes ?? [])
}

/** What this phone has said of itself, with ratings and votes that the server has received since. */
export function withJudgements(me: Me, received: readonly Sending[]): Me {
  const ratings = [...ratingsOf(me, received)].map(([stakeholderId, rating]) => ({
    stakeholderId,
    ...rating,
  }))
  return { ...me, ratings, votes: [...votesOf(me, received)] }
}
