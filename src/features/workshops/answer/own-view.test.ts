import { describe, expect, it } from 'vitest'
import type { QueueState, Sending } from '#platform/web/sending-queue.ts'
import { listSent, ratingsOf, votesOf, withJudgements } from './own-view.ts'

const ID = '00000000-0000-4000-8000-00000000000'
const fragment = (n: number, text: string): Sending => ({
  id: `${ID}${n}`,
  route: `PUT /join/x/contributions/${ID}${n}`,
  body: { kind: 'story_fragment', content: { card: 'moral', text } },
})
const queue = (more: Partial<QueueState>): QueueState => ({
  waiting: [],
  refused: [],
  state: 'idle',
  ...more,
})
const me = {
  number: 1,
  name: null,
  urbalGroup: null,
  setAside: false,
  contributions: [
    {
      id: `${ID}1`,
      kind: 'change' as const,
      content: { who: 'Les cantines', statement: 'cuisinent' },
      state: 'refused' as const,
      reason: 'déjà dit',
      sentAt: '',
    },
  ],
  ratings: [{ stakeholderId: 's', involvement: 0, importance: 4 }],
  votes: ['a'],
}

describe('what this phone has sent', () => {
  it('shows what did not go, what waits and what is there, each once', () => {
    const problem = { code: 'workshops.activity-closed', fault: 'conflict', details: {} }
    const state = queue({
      waiting: [fragment(1, 'déjà là'), fragment(2, 'attend')],
      refused: [{ sending: fragment(3, 'trop tard'), problem }],
    })
    expect(listSent(me, state).map(({ text, state }) => [text, state])).toEqual([
      ['trop tard', 'failed'],
      ['attend', 'kept'],
      ['Les cantines : cuisinent', 'refused'],
    ])
  })

  it('counts views and votes that wait as given, and « I do not know » as none', () => {
    const rate = (id: string, rating: object | null): Sending => ({
      id: `${id}-act`,
      route: `PUT /join/x/ratings/${id}`,
      body: { rating },
    })
    const waiting = [rate('t', { involvement: 2, importance: 2 }), rate('s', null)]
    expect([...ratingsOf(me, waiting).keys()]).toEqual(['t'])
    expect(ratingsOf(me, []).get('s')).toEqual({ involvement: 0, importance: 4 })
    const vote = { id: 'v', route: 'PUT /join/x/votes', body: { objectiveIds: ['b', 'c'] } }
    expect([votesOf(me, []), votesOf(me, [vote])]).toEqual([['a'], ['b', 'c']])
  })

  it('keeps what was received while the next look is on its way', () => {
    const vote = { id: 'v', route: 'PUT /join/x/votes', body: { objectiveIds: ['b', 'c'] } }
    const kept = withJudgements(me, [vote])
    expect([kept.votes, kept.ratings, kept.contributions]).toEqual([['b', 'c'], me.ratings, me.contributions])
  })
})
