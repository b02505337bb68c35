import { describe, expect, it } from 'vitest'
import { beginInterview, EMPTY_INTERVIEW, type Interview, writeInterview } from './interview.ts'
import type { NetworkData } from './network-data.ts'

const told = { since: null, until: null, seenOn: null, sourceId: null }
const actor = (id: string, name: string) => ({ id, name, kind: 'association' as const, communeCode: null })
const network: NetworkData = {
  worlds: [
    { id: 'farming', code: null, name: 'Agriculture', color: 0 },
    { id: 'care', code: null, name: 'Santé', color: 1 },
  ],
  actors: [actor('amap', 'AMAP'), actor('farm', 'Ferme'), actor('school', 'École')],
  actions: [
    {
      id: 'market',
      title: 'Marché',
      kind: 'event',
      state: 'under_way',
      startedOn: null,
      endedOn: null,
    },
  ],
  memberships: [
    { id: 'm1', worldId: 'farming', actorId: 'amap', weight: 3, ...told },
    { id: 'm0', worldId: 'care', actorId: 'amap', weight: 1, ...told, until: '2020-01-01' },
  ],
  participations: [
    { id: 'p1', actionId: 'market', actorId: 'amap', role: 'carries', since: null, until: null },
  ],
  actionWorlds: [],
  ties: [
    { id: 't1', fromId: 'farm', toId: 'amap', kind: 'trust', strength: 2, ...told },
    { id: 't2', fromId: 'amap', toId: 'farm', kind: 'purchase', strength: 3, ...told },
  ],
  contacts: [{ id: 'c1', actorId: 'amap', worldId: 'care', strength: 1, ...told }],
  sources: [],
}
const amap = { ref: 'amap', name: 'AMAP', newKind: null }
const begun = beginInterview(network, amap, '2026-11-23', 1000)

describe('an interview', () => {
  it('begins with what the network says of the actor today', () => {
    expect(begun.worlds).toEqual({ farming: 3 })
    expect(begun.contacts).toEqual({ care: 1 })
    expect(begun.ties.map(({ other, choice }) => [other.name, choice])).toEqual([
      ['Ferme', 'trust'],
      ['Ferme', 'buys'],
    ])
    expect(begun.actions.map(({ title, isKnown }) => [title, isKnown])).toEqual([['Marché', true]])
  })

  it('says again all that is known when nothing is changed, and ends nothing', () => {
    const entry = writeInterview(begun)
    expect(entry?.memberships).toEqual([{ actor: 'amap', worldId: 'farming', weight: 3 }])
    expect(entry?.ties).toHaveLength(2)
    expect(entry?.participations).toEqual([])
    expect(entry?.ended).toEqual({ memberships: [], contacts: [], ties: [] })
  })

  it('ends what was ticked and is no longer, and nothing else', () => {
    const entry = writeInterview({
      ...begun,
      worlds: { care: 2 },
      contacts: {},
      ties: begun.ties.filter(({ choice }) => choice === 'buys'),
    })
    expect(entry?.ended).toEqual({ memberships: ['m1'], contacts: ['c1'], ties: ['t1'] })
    expect(entry?.memberships).toEqual([{ actor: 'amap', worldId: 'care', weight: 2 }])
  })

  it('turns a sale round: a purchase goes from the buyer to the seller', () => {
    const entry = writeInterview({
      ...EMPTY_INTERVIEW,
      who: amap,
      ties: [{ other: { ref: 'school', name: 'École', newKind: null }, choice: 'sells', strength: 1 }],
    })
    expect(entry?.ties).toEqual([{ from: 'school', to: 'amap', kind: 'purchase', strength: 1 }])
  })

  it('creates whoever is new once, and a new action in its world', () => {
    const coop = { ref: 'k1', name: 'Coop', newKind: 'shop' as const }
    const interview: Interview = {
      ...EMPTY_INTERVIEW,
      who: coop,
      actions: [
        { ref: 'k2', title: 'Paniers', newKind: 'service', role: 'carries', worldId: 'care', isKnown: false },
      ],
      ties: [
        { other: { ref: 'k3', name: 'Moulin', newKind: 'processor' }, choice: 'buys', strength: 2 },
        { other: { ref: 'k3', name: 'Moulin', newKind: 'processor' }, choice: 'trust', strength: 2 },
      ],
    }
    const entry = writeInterview(interview)
    expect(entry?.actors).toEqual([
      { key: 'k1', name: 'Coop', kind: 'shop' },
      { key: 'k3', name: 'Moulin', kind: 'processor' },
    ])
    expect(entry?.actionWorlds).toEqual([{ action: 'k2', worldId: 'care', weight: 2 }])
    expect(entry?.participations).toEqual([{ actor: 'k1', action: 'k2', role: 'carries' }])
  })

  it('says nothing before somebody is chosen', () => {
    expect(writeInterview(EMPTY_INTERVIEW)).toBeUndefined()
  })
})
