import { describe, expect, it } from 'vitest'
import { normaliseByGoalposts } from './normalise.ts'
import { intervalOf, type Observation, reviewObservation } from './observation.ts'

const observation: Observation = {
  value: 42,
  missing: null,
  periodFrom: '2025-01-01',
  periodTo: '2025-12-31',
  unit: '%',
  source: 'factures de la cantine',
  confidence: 'B',
}
const codesOf = (change: Partial<Observation>, kind: 'quantitative' | 'qualitative' = 'quantitative') =>
  reviewObservation({ ...observation, ...change }, { unit: '%', kind }).map((f) => `${f.severity} ${f.code}`)

describe('an observation', () => {
  it('is a value, or the reason why there is none', () => {
    expect(codesOf({})).toEqual([])
    expect(codesOf({ value: null, missing: 'refused', source: '', confidence: null })).toEqual([])
    expect(codesOf({ value: null })).toEqual(['blocking observation.neither-value-nor-reason'])
    expect(codesOf({ missing: 'refused' })).toEqual(['blocking observation.value-and-reason'])
    expect(codesOf({ value: 0 })).toEqual([])
  })

  it('keeps to the unit, the calendar and the rubric', () => {
    expect(codesOf({ unit: '€' })).toEqual(['blocking observation.unit-differs'])
    expect(codesOf({ periodTo: '2024-12-31' })).toEqual(['blocking observation.period-reversed'])
    expect(codesOf({ periodTo: '2025-02-30' })).toEqual(['blocking observation.period-wrong'])
    expect(codesOf({ value: 5 }, 'qualitative')).toEqual(['blocking observation.level-out-of-rubric'])
    expect(codesOf({ value: 4 }, 'qualitative')).toEqual([])
  })

  it('is asked for its source and its confidence', () => {
    expect(codesOf({ source: ' ', confidence: null })).toEqual([
      'advice observation.no-source',
      'advice observation.no-confidence',
    ])
  })

  it('carries the error of its confidence', () => {
    expect(intervalOf({ value: -100, confidence: 'C' })).toEqual([-120, -80])
    expect(intervalOf({ value: null, confidence: 'A' })).toBeNull()
  })
})

describe('a value between two goalposts', () => {
  it('goes from 0 at the bad post to 100 at the good one, and no further', () => {
    expect(normaliseByGoalposts(35, 10, 60)).toBe(50)
    expect(normaliseByGoalposts(75, 10, 60)).toBe(100)
    expect(normaliseByGoalposts(0, 10, 60)).toBe(0)
  })

  it('needs nothing special where lower is better', () => {
    expect(normaliseByGoalposts(60, 150, 30)).toBe(75)
  })

  it('stays missing when the value is missing or the posts coincide', () => {
    expect(normaliseByGoalposts(null, 0, 1)).toBeNull()
    expect(normaliseByGoalposts(3, 5, 5)).toBeNull()
  })
})
