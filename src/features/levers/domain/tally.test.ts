import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyTally, type Counts, hasArrived, joinChanges, type TallyChange } from './tally.ts'

describe('a count at the door', () => {
  it('begins with one, never falls below 0, and is not 0 while nobody counted', () => {
    expect(applyTally({}, { women: { add: 1 } })).toEqual({ women: 1 })
    expect(applyTally({ women: 1 }, { women: { add: -2 } })).toEqual({ women: 0 })
    expect(applyTally({ women: null }, { women: { add: -1 } })).toEqual({ women: null })
    expect(applyTally({ women: null }, { women: { set: 0 } })).toEqual({ women: 0 })
    expect(applyTally({ women: 7 }, { women: { set: null } })).toEqual({ women: null })
  })

  it('leaves alone what was not touched', () => {
    expect(applyTally({ men: 9, women: undefined }, { women: { add: 2 } })).toEqual({ men: 9, women: 2 })
  })

  it('loses nobody whom several phones count, in whichever order they are heard', () => {
    const taps = fc.array(fc.record({ n: fc.integer({ min: 1, max: 30 }) }), { maxLength: 12 })
    fc.assert(
      fc.property(fc.option(fc.nat({ max: 500 })), taps, (before, heard) => {
        const whole = heard.reduce((sum, { n }) => sum + n, before ?? 0)
        const play = (order: typeof heard) =>
          order.reduce<Counts>((counts, { n }) => applyTally(counts, { all: { add: n } }), { all: before })
        const expected = heard.length === 0 ? before : whole
        expect(play(heard).all).toBe(expected)
        expect(play([...heard].reverse()).all).toBe(expected)
      }),
    )
  })

  it('comes to the same when taps are gathered first', () => {
    const step = fc.oneof(
      fc.record({ add: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ set: fc.option(fc.nat({ max: 20 })) }),
    )
    fc.assert(
      fc.property(fc.option(fc.nat({ max: 50 })), fc.array(step, { maxLength: 10 }), (before, steps) => {
        const changes = steps.map((each): TallyChange => ({ all: each }))
        const alone = changes.reduce<Counts>((counts, change) => applyTally(counts, change), { all: before })
        const gathered = changes.reduce<TallyChange>(joinChanges, {})
        expect(applyTally({ all: before }, gathered)).toEqual(alone)
      }),
    )
  })

  it('is known again when it arrived although the reply was lost', () => {
    const change = { men: { add: 2 } }
    expect(hasArrived(change, { men: 5, women: 1 }, { men: 5, women: 4 })).toBe(true)
    expect(hasArrived(change, { men: 5 }, { men: 3 })).toBe(false)
  })
})
