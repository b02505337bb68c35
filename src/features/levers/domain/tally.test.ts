import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countDown, countUp, sumCounts } from './tally.ts'

describe('a count at the door', () => {
  it('begins with one, never falls below 0, and is not 0 while nobody counted', () => {
    expect(countUp(null)).toBe(1)
    expect(countUp(0)).toBe(1)
    expect(countDown(1)).toBe(0)
    expect(countDown(0)).toBe(0)
    expect(countDown(null)).toBeNull()
  })

  it('holds what two phones counted at the same time', () => {
    expect(sumCounts({ base: { women: 5 }, mine: { women: 7 }, theirs: { women: 6 } })).toEqual({ women: 8 })
    expect(sumCounts({ base: {}, mine: { men: 2 }, theirs: { men: 3 } })).toEqual({ men: 5 })
  })

  it('leaves alone what was not touched here', () => {
    expect(sumCounts({ base: { men: 3 }, mine: { men: 3 }, theirs: { men: 9 } })).toEqual({})
  })

  it('says “not counted” when I emptied it, and begins with mine where they did', () => {
    expect(sumCounts({ base: { men: 3 }, mine: { men: null }, theirs: { men: 4 } })).toEqual({ men: null })
    expect(sumCounts({ base: { men: 3 }, mine: { men: 4 }, theirs: { men: null } })).toEqual({ men: 4 })
  })

  it('loses nobody, in whichever order phones are heard', () => {
    const some = fc.nat({ max: 500 })
    fc.assert(
      fc.property(some, some, some, (base, first, second) => {
        const one = sumCounts({ base: { n: base }, mine: { n: base + first }, theirs: { n: base } }).n ?? base
        const both = sumCounts({ base: { n: base }, mine: { n: base + second }, theirs: { n: one } }).n ?? one
        expect(both).toBe(base + first + second)
      }),
    )
  })
})
