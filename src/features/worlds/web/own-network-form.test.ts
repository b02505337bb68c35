import { describe, expect, it } from 'vitest'
import type { HeldOwn } from './own-network-api.ts'
import { readOwn, writeOwn } from './own-network-form.ts'

const tie = { since: null, seenOn: null, source: '' }
const held: HeldOwn = {
  actorName: 'AMAP',
  isPerson: false,
  controller: '',
  contact: '',
  purpose: '',
  notice: '',
  expiresOn: '2027-01-01',
  consentedOn: null,
  answeredOn: null,
  worlds: [],
  memberships: [{ id: 'm', worldId: 'farming', weight: 3, since: null, seenOn: null }],
  ties: [
    { id: 't1', otherId: 'farm', otherName: 'Ferme', kind: 'purchase', isBuyer: false, strength: 2, ...tie },
    { id: 't2', otherId: 'farm', otherName: 'Ferme', kind: 'trust', isBuyer: null, strength: 1, ...tie },
  ],
  contacts: [{ id: 'c', worldId: 'care', strength: 1 }],
  actions: [],
  organisations: [],
}

describe('the answer of an actor', () => {
  it('says again what is held when nothing is changed: who buys, how strong, which worlds', () => {
    expect(writeOwn(readOwn(held))).toEqual({
      memberships: [{ worldId: 'farming', weight: 3 }],
      contacts: [{ worldId: 'care', strength: 1 }],
      ties: [
        { otherId: 'farm', kind: 'purchase', isBuyer: false, strength: 2 },
        { otherId: 'farm', kind: 'trust', isBuyer: null, strength: 1 },
      ],
      proposals: [],
    })
  })

  it('begins without consent as long as none was given', () => {
    expect(readOwn(held).consent).toBe(false)
    expect(readOwn({ ...held, consentedOn: '2026-11-23' }).consent).toBe(true)
  })
})
