import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeActorMatcher } from './entry-matching.ts'
import { type GivenRow, type HeldRow, planEntry, tieKey } from './entry-plan.ts'

const given = (key: string, more: Partial<GivenRow> = {}): GivenRow => ({
  key,
  strength: 2,
  since: null,
  until: null,
  ...more,
})
const held = (key: string, more: Partial<HeldRow> = {}): HeldRow => ({
  ...given(key),
  id: `id ${key}`,
  seenOn: '2025-01-01',
  ...more,
})

describe('what a source says', () => {
  it('is new where nobody said it, and confirms what still holds', () => {
    const plan = planEntry([held('a')], [given('a', { strength: 3 }), given('b')], '2026-01-01')
    expect(plan.added).toEqual([given('b')])
    expect(plan.confirmed).toEqual([
      { id: 'id a', before: ['2025-01-01', 2, null], after: ['2026-01-01', 3, null] },
    ])
  })

  it('neither weakens nor rejuvenates what a later source said', () => {
    const [confirmed] = planEntry([held('a')], [given('a', { strength: 1 })], '2024-01-01').confirmed
    expect(confirmed?.after).toEqual(['2025-01-01', 2, null])
  })

  it('begins anew beside a spell that is over', () => {
    expect(planEntry([held('a', { until: '2025-06-01' })], [given('a')], '2026-01-01').added).toHaveLength(1)
  })

  it('adds a spell that is over once', () => {
    const over = given('a', { since: '2020-01-01', until: '2021-01-01' })
    expect(planEntry([], [over, over], '2026-01-01').added).toEqual([over])
    expect(planEntry([held('a', over)], [over], '2026-01-01').added).toEqual([])
  })

  it('never leaves two that still hold between the same two', () => {
    const row = fc.record({ key: fc.constantFrom('a', 'b', 'c'), until: fc.constantFrom(null, '2025-01-01') })
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: (r) => r.key }), fc.array(row), (known, more) => {
        const { added } = planEntry(
          known.map((r) => held(r.key, r)),
          more.map((r) => given(r.key, r)),
          '2026-01-01',
        )
        const open = [...known, ...added].filter((r) => r.until === null).map((r) => r.key)
        expect(new Set(open).size).toBe(open.length)
      }),
    )
  })

  it('has a direction when it is a purchase, and none otherwise', () => {
    expect(tieKey('a', 'b', 'trust')).toBe(tieKey('b', 'a', 'trust'))
    expect(tieKey('a', 'b', 'purchase')).not.toBe(tieKey('b', 'a', 'purchase'))
  })
})

describe('an actor that a source names', () => {
  const known = [
    { id: '1', name: 'École du Bourg', kind: 'education', communeCode: '46102' },
    { id: '2', name: 'Ecole du bourg', kind: 'education', communeCode: '46045' },
    { id: '3', name: 'Anne Roux', kind: 'person', communeCode: null },
  ] as const
  const find = (name: string, communeCode: string | null, kind: 'association' | 'person' = 'association') =>
    makeActorMatcher(known).find({ name, communeCode, kind })?.id

  it('is the one of the same name in the same commune', () => {
    expect([find('ecole DU bourg', '46045'), find('École du bourg', '46102')]).toEqual(['2', '1'])
  })
  it('is another where the commune differs', () => expect(find('École du Bourg', '12052')).toBeUndefined())
  it('is never a person for an organisation', () => {
    expect([find('Anne Roux', null), find('Anne Roux', null, 'person')]).toEqual([undefined, '3'])
  })
  it('is found in letters that do not fold', () => {
    const matcher = makeActorMatcher([{ id: '4', name: '食堂', kind: 'canteen', communeCode: null }])
    expect(matcher.find({ name: '農園', kind: 'canteen' })).toBeUndefined()
  })
})
