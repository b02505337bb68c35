import { describe, expect, it } from 'vitest'
import { betweenWorlds } from './between-worlds.ts'
import type { NetworkData, Told } from './network-data.ts'
import { differenceOf } from './network-difference.ts'
import { networkOn } from './network-on-day.ts'
import { firstDayOf, timelineStops } from './network-timeline.ts'

const told: Told = { since: '2020-01-01', until: null, seenOn: '2026-01-01', sourceId: null }
const actor = (id: string) => ({ id, name: id, kind: 'producer' as const, communeCode: null })
const member = (actorId: string, worldId: string, weight: 1 | 2 | 3 = 2, spell: Partial<Told> = {}) => ({
  id: `${actorId}-${worldId}`,
  actorId,
  worldId,
  weight,
  ...told,
  ...spell,
})
const tie = (fromId: string, toId: string, spell: Partial<Told> = {}) => ({
  id: `${fromId}-${toId}`,
  fromId,
  toId,
  kind: 'trust' as const,
  strength: 2 as const,
  ...told,
  ...spell,
})
const network = (parts: Partial<NetworkData>): NetworkData => ({
  worlds: ['farming', 'health', 'culture'].map((id, color) => ({ id, code: null, name: id, color })),
  actors: ['ann', 'bob', 'cid', 'dee'].map(actor),
  ...{
    actions: [],
    memberships: [],
    participations: [],
    actionWorlds: [],
    ties: [],
    contacts: [],
    sources: [],
  },
  ...parts,
})

describe('between two worlds', () => {
  it('stand those who are in both, who is most of both first, and ties from one to the other', () => {
    const view = networkOn(
      network({
        memberships: [
          member('ann', 'farming', 1),
          member('ann', 'health', 1),
          member('bob', 'farming', 3),
          member('bob', 'health', 2),
          member('cid', 'farming'),
          member('dee', 'health'),
        ],
        ties: [tie('cid', 'dee'), tie('cid', 'bob')],
      }),
      '2026-06-01',
    )
    const found = betweenWorlds(view, [], 'farming', 'health')
    expect(found.shared).toEqual(['bob', 'ann'])
    expect(found.ties.map(({ id }) => id)).toEqual(['cid-dee', 'cid-bob'])
    expect(found.chain).toEqual([])
  })

  it('people lead from one to the other where nobody is in both', () => {
    const view = networkOn(
      network({
        memberships: [member('ann', 'farming'), member('bob', 'culture'), member('cid', 'health')],
        ties: [tie('ann', 'bob'), tie('bob', 'cid')],
      }),
      '2026-06-01',
    )
    expect(betweenWorlds(view, [], 'farming', 'health').chain).toEqual(['ann', 'bob', 'cid'])
  })
})

describe('the difference between two days', () => {
  const data = network({
    memberships: [
      member('ann', 'farming'),
      member('bob', 'health', 2, { until: '2024-12-31' }),
      member('cid', 'health'),
    ],
    ties: [
      tie('ann', 'bob', { until: '2024-12-31' }),
      tie('ann', 'cid', { since: '2025-03-01' }),
      tie('cid', 'dee', { seenOn: '2021-01-01' }),
    ],
  })

  it('keeps what was lost in the picture, with those who left, and marks what is new and what sleeps', () => {
    const { marks, view } = differenceOf(data, '2024-06-01', '2026-06-01', 24)
    expect(Object.fromEntries(marks)).toEqual({ 'ann-bob': 'lost', 'ann-cid': 'new', 'cid-dee': 'sleeping' })
    expect(view.actors.map(({ id }) => id)).toContain('bob')
    expect(view.ties.map(({ id }) => id).toSorted()).toEqual(['ann-bob', 'ann-cid', 'cid-dee'])
    expect(view.memberships.some(({ actorId }) => actorId === 'bob')).toBe(true)
  })

  it('is nothing between a day and itself, but for what sleeps', () => {
    const { marks } = differenceOf(data, '2026-06-01', '2026-06-01', 24)
    expect([...marks.values()]).toEqual(['sleeping'])
  })
})

describe('the slider', () => {
  it('begins before the first day that anything tells and ends today', () => {
    const first = firstDayOf(network({ memberships: [member('ann', 'farming', 2, { since: '2023-05-10' })] }))
    expect(first).toBe('2023-05-10')
    const stops = timelineStops('2023-05-10', '2026-02-28', 12)
    expect(stops).toEqual(['2023-02-28', '2024-02-28', '2025-02-28', '2026-02-28'])
  })

  it('has no beginning where nothing has a date', () => {
    expect(
      firstDayOf(network({ memberships: [member('ann', 'farming', 2, { since: null, seenOn: null })] })),
    ).toBe(null)
  })
})
