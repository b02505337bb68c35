import { describe, expect, it } from 'vitest'
import { missingWords } from '../../../../tests/support/missing-words.ts'
import { restitutionWords } from '../words.ts'
import { type LimitedFigure, proposeLimits, SUPPORT_LIMITS } from './support-limits.ts'

const sure: LimitedFigure = {
  name: 'Part du bio',
  value: 30,
  missing: null,
  periodFrom: '2026-01-01',
  periodTo: '2026-12-31',
  confidence: 'A',
  observations: 3,
  baseline: {},
  target: {},
}
const codesOf = (change: Partial<LimitedFigure>) =>
  proposeLimits([{ ...sure, ...change }], 'fr').map((limit) => limit.code)

describe('what a support does not know yet', () => {
  it('is nothing for a figure that is measured, compared and followed', () => {
    expect(codesOf({})).toEqual([])
  })

  it('is first of all a value that is missing, with its reason', () => {
    const [limit] = proposeLimits([{ ...sure, value: null, missing: 'refused' }], 'fr')
    expect(limit).toMatchObject({ code: 'limit.missing', missing: 'refused', params: { period: '2026' } })
    expect(codesOf({ value: null, missing: 'lost', confidence: 'D', target: null })).toEqual([
      'limit.missing',
    ])
  })

  it('is a value of low or unsaid confidence, too few values for a trend, no baseline, no target', () => {
    expect(codesOf({ confidence: 'D', observations: 2 })).toEqual([
      'limit.low-confidence',
      'limit.few-observations',
    ])
    expect(codesOf({ confidence: null, baseline: null, target: null })).toEqual([
      'limit.no-confidence',
      'limit.no-baseline',
      'limit.no-target',
    ])
  })

  it('has a sentence for each in both languages', () => {
    expect(SUPPORT_LIMITS.flatMap((code) => missingWords(restitutionWords, '', [code]))).toEqual([])
  })
})
