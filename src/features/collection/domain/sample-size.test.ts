import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONFIDENCES, exactSampleSize, marginOfError, sampleSize } from './sample-size.ts'

describe('how many answers a share needs', () => {
  it('is 385 without end of people, at 95 % and five points', () => {
    expect(sampleSize({ population: null, margin: 0.05 })).toBe(385)
    expect(sampleSize({ population: null, margin: 0.03 })).toBe(1068)
  })

  it('is that of Cochran for the blood groups of an island (1977, § 4.2 and 4.4): 400, then 356 of 3,200', () => {
    expect(Math.round(exactSampleSize(2, 0.5, 0.05, null))).toBe(400)
    expect(Math.round(exactSampleSize(2, 0.5, 0.05, 3200))).toBe(356)
  })

  it('is the table of Krejcie and Morgan (1970)', () => {
    const table = new Map([
      [10, 10],
      [50, 44],
      [100, 80],
      [200, 132],
      [500, 217],
      [1000, 278],
      [2000, 322],
      [5000, 357],
      [10_000, 370],
      [50_000, 381],
      [1_000_000, 384],
    ])
    for (const [population, n] of table)
      expect(Math.round(exactSampleSize(Math.sqrt(3.841), 0.5, 0.05, population))).toBe(n)
    expect(sampleSize({ population: 1000, margin: 0.05 })).toBe(278)
  })

  it('asks nobody twice: everybody at most', () => {
    expect(sampleSize({ population: 7, margin: 0.001 })).toBe(7)
    expect(sampleSize({ population: 1, margin: 0.05 })).toBe(1)
  })
})

describe('the margin of the answers reached', () => {
  it('is unknown without answers and nothing when everybody answered', () => {
    expect(marginOfError({ answers: 0, population: 100 })).toBeNull()
    expect(marginOfError({ answers: 100, population: 100 })).toBe(0)
    expect(marginOfError({ answers: 385, population: null })).toBeCloseTo(0.05, 3)
  })

  it('is within what was wanted once the answers that it needs have come, and not one earlier', () => {
    const asked = fc.record({
      population: fc.option(fc.integer({ min: 20, max: 1_000_000 }), { nil: null }),
      margin: fc.double({ min: 0.02, max: 0.2, noNaN: true }),
      confidence: fc.constantFrom(...CONFIDENCES),
    })
    fc.assert(
      fc.property(asked, ({ population, margin, confidence }) => {
        const answers = sampleSize({ population, margin, confidence })
        expect(marginOfError({ answers, population, confidence })).toBeLessThanOrEqual(margin + 1e-6)
        const before = marginOfError({ answers: answers - 1, population, confidence })
        expect(before ?? 1).toBeGreaterThan(margin - 1e-6)
      }),
    )
  })
})
