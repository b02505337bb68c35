import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ADVICE_OF_QUADRANT, findQuadrant, QUADRANTS, rankByMobilisationGap } from './quadrants.ts'
import { computeChainReadiness, LEVELS, type Level, type Rating, summariseRatings } from './ratings.ts'

const rated = (...pairs: [Level | null, Level | null][]): Rating[] =>
  pairs.map(([involvement, importance], at) => ({ by: `p${at}`, involvement, importance }))

describe('ratings by several people', () => {
  it('keep their median and their spread', () => {
    const { involvement, importance } = summariseRatings(rated([1, 4], [2, 4], [4, 3]))
    expect(involvement).toEqual({ median: 2, lowest: 1, highest: 4, spread: 3, count: 3, toDiscuss: true })
    expect(importance).toEqual({ median: 4, lowest: 3, highest: 4, spread: 1, count: 3, toDiscuss: false })
  })

  it('are to be talked over from a spread of two', () => {
    expect(summariseRatings(rated([1, 1], [2, 1])).toDiscuss).toBe(false)
    expect(summariseRatings(rated([1, 1], [3, 1])).toDiscuss).toBe(true)
  })

  it('are unknown, not zero, while nobody has rated', () => {
    const { involvement, importance, mobilisationGap } = summariseRatings(rated([null, 3]))
    expect([involvement.median, involvement.spread, involvement.count]).toEqual([null, null, 0])
    expect(importance.median).toBe(3)
    expect(mobilisationGap).toBeNull()
  })

  it('give a median between the lowest and the highest, whatever the order', () => {
    const level = fc.constantFrom(...LEVELS)
    fc.assert(
      fc.property(fc.array(fc.tuple(level, level), { minLength: 1 }), (pairs) => {
        const { involvement } = summariseRatings(rated(...pairs))
        const below = pairs.filter(([i]) => i < (involvement.median ?? -1)).length
        const above = pairs.filter(([i]) => i > (involvement.median ?? -1)).length
        expect(Math.max(below, above)).toBeLessThanOrEqual(pairs.length / 2)
        expect(summariseRatings(rated(...pairs.toReversed()))).toEqual(summariseRatings(rated(...pairs)))
      }),
    )
  })
})

describe('quadrants', () => {
  it('are cut at 2.5 on each axis, or where the territory says', () => {
    expect(findQuadrant(3, 3)).toBe('pillars')
    expect(findQuadrant(2, 3)).toBe('to_mobilise')
    expect(findQuadrant(2.5, 2)).toBe('ambassadors')
    expect(findQuadrant(0, 0)).toBe('to_inform')
    expect(findQuadrant(2, 3, { involvement: 2, importance: 3.5 })).toBe('ambassadors')
    expect(findQuadrant(null, 4)).toBeNull()
  })

  it('each come with a strategy', () => {
    for (const quadrant of QUADRANTS) expect(ADVICE_OF_QUADRANT[quadrant].advices).toHaveLength(2)
  })

  it('lead to those whose absence costs most', () => {
    const placed = (id: string, ...pairs: [Level | null, Level | null][]) => {
      const summary = summariseRatings(rated(...pairs))
      return { id, summary, quadrant: findQuadrant(summary.involvement.median, summary.importance.median) }
    }
    const ranked = rankByMobilisationGap([
      placed('unrated', [null, null]),
      placed('co-op', [4, 4]),
      placed('fair', [1, 2]),
      placed('abattoir', [1, 4]),
      placed('canteen', [3, 4]),
    ])
    expect(ranked.map((s) => s.id)).toEqual(['abattoir', 'canteen', 'fair', 'co-op', 'unrated'])
  })
})

describe('the readiness of a chain', () => {
  it('is what is carried over what matters: (4 + 1 + 2) ÷ (4 + 4 + 2) = 0.7', () => {
    const summaries = [rated([4, 4]), rated([1, 4]), rated([3, 2]), rated([null, 4])].map(summariseRatings)
    expect(computeChainReadiness(summaries)).toEqual({ share: 0.7, counted: 3, leftOut: 1 })
  })

  it('is unknown when nothing matters or nobody rated', () => {
    expect(computeChainReadiness([]).share).toBeNull()
    expect(computeChainReadiness([summariseRatings(rated([3, 0]))]).share).toBeNull()
  })
})
