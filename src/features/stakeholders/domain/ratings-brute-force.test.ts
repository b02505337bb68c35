import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findQuadrant } from './quadrants.ts'
import { computeChainReadiness, LEVELS, type Level, type Rating, summariseRatings } from './ratings.ts'

const level = fc.option(fc.constantFrom(...LEVELS), { nil: null })
const ratings: fc.Arbitrary<Rating[]> = fc.array(
  fc.record({ by: fc.string(), involvement: level, importance: level }),
  { maxLength: 12 },
)

/** The median read off the definition: as many said at least as much as at most, the middle of the two middle ones. */
function slowMedian(said: readonly Level[]): number | null {
  if (said.length === 0) return null
  const counted = LEVELS.flatMap((each) => said.filter((other) => other === each))
  const half = Math.ceil(counted.length / 2)
  return ((counted[half - 1] ?? 0) + (counted[counted.length - half] ?? 0)) / 2
}

function slowSpread(said: readonly Level[]): number | null {
  let widest: number | null = null
  for (const a of said) for (const b of said) widest = Math.max(widest ?? 0, a - b)
  return widest
}

const saidOn = (given: readonly Rating[], axis: 'involvement' | 'importance') =>
  given.flatMap((rating) => (rating[axis] === null ? [] : [rating[axis]]))

describe('medians, spread and readiness', () => {
  it('are what a reading of their definitions gives', () => {
    fc.assert(
      fc.property(ratings, fc.integer({ min: 1, max: 4 }), (given, toDiscussFrom) => {
        const summary = summariseRatings(given, toDiscussFrom)
        let toDiscuss = false
        for (const axis of ['involvement', 'importance'] as const) {
          const said = saidOn(given, axis)
          const spread = slowSpread(said)
          expect(summary[axis].median).toBe(slowMedian(said))
          expect(summary[axis].spread).toBe(spread)
          expect(summary[axis].count).toBe(said.length)
          toDiscuss ||= spread !== null && spread >= toDiscussFrom
        }
        expect(summary.toDiscuss).toBe(toDiscuss)
        const [involvement, importance] = [
          slowMedian(saidOn(given, 'involvement')),
          slowMedian(saidOn(given, 'importance')),
        ]
        const gap =
          involvement === null || importance === null
            ? null
            : importance > involvement
              ? importance - involvement
              : 0
        expect(summary.mobilisationGap).toBe(gap)
      }),
    )
  })

  it('count in the chain as (what is carried) ÷ (what matters), whoever is not rated left out', () => {
    fc.assert(
      fc.property(fc.array(ratings, { maxLength: 8 }), (map) => {
        const { share, counted, leftOut } = computeChainReadiness(map.map((given) => summariseRatings(given)))
        const points = map.flatMap((given) => {
          const i = slowMedian(saidOn(given, 'involvement'))
          const s = slowMedian(saidOn(given, 'importance'))
          return i === null || s === null ? [] : [{ i, s }]
        })
        // Halves of levels, so that sums are exact.
        const carried = points.reduce((sum, { i, s }) => sum + (i - Math.max(0, i - s)), 0)
        const needed = points.reduce((sum, { s }) => sum + s, 0)
        expect([counted, leftOut]).toEqual([points.length, map.length - points.length])
        expect(share).toBe(needed === 0 ? null : carried / needed)
        if (share !== null) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('put each in the quadrant of its own thresholds', () => {
    const half = fc.integer({ min: 0, max: 8 }).map((n) => n / 2)
    fc.assert(
      fc.property(half, half, half, half, (i, s, atI, atS) => {
        const name = `${s >= atS ? 'high' : 'low'} ${i >= atI ? 'high' : 'low'}`
        const expected = {
          'high high': 'pillars',
          'high low': 'to_mobilise',
          'low high': 'ambassadors',
          'low low': 'to_inform',
        }[name]
        expect(findQuadrant(i, s, { involvement: atI, importance: atS })).toBe(expected)
      }),
    )
  })
})
