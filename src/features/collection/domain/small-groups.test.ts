import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findHiddenGroups } from './small-groups.ts'

const hiddenOf = (counts: Record<string, number>) =>
  [...findHiddenGroups(new Map(Object.entries(counts)))].sort()

describe('small groups', () => {
  it('of fewer than five are hidden, larger ones shown', () => {
    expect(hiddenOf({ eaters: 40, farms: 12 })).toEqual([])
    expect(hiddenOf({ a: 4, b: 3, c: 30 })).toEqual(['a', 'b'])
  })

  it('take the next one with them where the whole less the shown would tell them', () => {
    expect(hiddenOf({ eaters: 40, farms: 12, cooks: 2 })).toEqual(['cooks', 'farms'])
  })

  it('never leave a remainder of one to four that can be worked out', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 60 }), { maxLength: 12 }), (sizes) => {
        const counts = new Map(sizes.map((n, i) => [i, n]))
        const hidden = findHiddenGroups(counts)
        const rest = [...hidden].reduce((sum, key) => sum + (counts.get(key) ?? 0), 0)
        const total = sizes.reduce((sum, n) => sum + n, 0)
        for (const [key, n] of counts) if (n > 0 && n < 5) expect(hidden.has(key)).toBe(true)
        expect(rest === 0 || rest >= 5 || rest === total).toBe(true)
      }),
    )
  })
})
