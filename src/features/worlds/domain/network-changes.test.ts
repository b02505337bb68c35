import { describe, expect, it } from 'vitest'
import { anActor, aWorld, isIn, network, tied } from '../../../../tests/support/made-network.ts'
import { changesBetween, findSleepingTies } from './network-changes.ts'

const actors = ['a', 'b', 'c', 'd'].map((id) => anActor(id))
const worlds = ['farm', 'care'].map((id) => aWorld(id))
const of = (parts: Parameters<typeof network>[0]) =>
  changesBetween(network({ actors, worlds, ...parts }), '2024-12-31', '2026-11-23', 24)

describe('changes between two days', () => {
  it('tell new, lost, stronger and weaker ties apart; two spells of one tie are one', () => {
    const { ties, counts } = of({
      ties: [
        tied('a', 'b', { id: 'old', strength: 1, until: '2025-06-30' }),
        // Said from the other end: only a purchase has a direction.
        tied('b', 'a', { id: 'new', strength: 3, since: '2025-07-01' }),
        tied('a', 'c', { id: 'come', since: '2026-01-01', kind: 'trust' }),
        tied('c', 'd', { id: 'gone', until: '2025-01-01' }),
        tied('b', 'c', { id: 'still' }),
      ],
    })
    expect(ties.map(({ tieId, change, before, after }) => [tieId, change, before, after])).toEqual([
      ['new', 'strengthened', 1, 3],
      ['come', 'new', null, 2],
      ['still', 'kept', 2, 2],
      ['gone', 'lost', 2, null],
    ])
    expect(counts.ties).toEqual({ new: 1, lost: 1, strengthened: 1, weakened: 0, kept: 1 })
    expect(counts.tiesByKind.trust.new).toBe(1)
  })

  it('keep a purchase and the purchase the other way apart', () => {
    const { ties } = of({
      ties: [
        tied('a', 'b', { id: 'buys', kind: 'purchase', until: '2025-01-01' }),
        tied('b', 'a', { id: 'sells', kind: 'purchase', since: '2025-01-02' }),
      ],
    })
    expect(ties.map(({ tieId, change }) => [tieId, change])).toEqual([
      ['sells', 'new'],
      ['buys', 'lost'],
    ])
  })

  it('name worlds that appeared, were left, or have nobody, and actors who came or went', () => {
    const changes = of({
      memberships: [isIn('a', 'farm', { until: '2025-01-01' }), isIn('b', 'care', { since: '2026-01-01' })],
    })
    expect(changes.worlds).toEqual({ appeared: ['care'], emptied: ['farm'], absent: ['farm'] })
    expect(changes.actors).toEqual({ come: ['b'], gone: ['a'] })
  })
})

describe('a tie', () => {
  it('sleeps after so many months without news: its last sight, its source or its beginning', () => {
    const data = network({
      actors,
      sources: [{ id: 's', kind: 'interview', title: 'x', heldOn: '2026-01-10' }],
      ties: [
        tied('a', 'b', { id: 'begun', since: '2024-11-22' }),
        tied('a', 'c', { id: 'seen', since: '2010-01-01', seenOn: '2024-11-23' }),
        tied('a', 'd', { id: 'told', since: '2010-01-01', sourceId: 's' }),
        tied('b', 'c', { id: 'over', since: '2010-01-01', until: '2020-01-01' }),
        tied('b', 'd', { id: 'undated' }),
      ],
    })
    // Of what nobody has dated it cannot be said.
    expect(findSleepingTies(data, '2026-11-23', 24)).toEqual({ sleeping: ['begun'], undated: ['undated'] })
  })
})
