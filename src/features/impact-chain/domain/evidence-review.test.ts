import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DOWNGRADES, EVIDENCE_SIDES, type EvidenceSide } from './evidence.ts'
import { type JudgedEvidence, reviewEvidence, strongestOn } from './evidence-review.ts'

const piece = (side: EvidenceSide, strength: number | null, ...downgrades: JudgedEvidence['downgrades']) => ({
  side,
  strength,
  downgrades,
})
const codes = (confidence: number, ...evidence: JudgedEvidence[]) =>
  reviewEvidence(confidence, evidence).map(({ code }) => code)

describe('the confidence of a link beside its evidence', () => {
  it('is questioned when nothing is written for it', () => {
    expect(codes(3)).toEqual(['evidence.nothing-shown'])
    expect(codes(4, piece('against', 1))).toEqual(['evidence.nothing-shown'])
    expect(codes(2)).toEqual([])
  })

  it('is questioned when what is against it weighs as much as what is for it', () => {
    expect(codes(3, piece('for', 3), piece('against', 3))).toEqual(['evidence.contradicted'])
    expect(codes(3, piece('for', 3), piece('against', 3, 'old'))).toEqual([])
    expect(codes(3, piece('for', 3), piece('against', null))).toEqual([])
  })

  it('is questioned two levels away from what is shown, on either side', () => {
    expect(codes(4, piece('for', 2), piece('against', 0))).toEqual(['evidence.surer-than-shown'])
    expect(codes(4, piece('for', 4, 'interested', 'leading'), piece('against', 0))).toEqual([
      'evidence.surer-than-shown',
    ])
    expect(codes(0, piece('for', 3))).toEqual(['evidence.less-sure-than-shown'])
    expect(codes(2, piece('for', 3))).toEqual([])
    expect(codes(0, piece('for', 4), piece('against', 2))).toEqual([])
  })

  it('at its highest wants that somebody has looked for what contradicts', () => {
    expect(codes(4, piece('for', 4))).toEqual(['evidence.nothing-against'])
    expect(codes(4, piece('for', null))).toEqual(['evidence.nothing-against'])
    expect(codes(4, piece('for', 4), piece('against', 0))).toEqual([])
  })

  it('has at most one remark, and never one about what nobody has judged', () => {
    const one = fc.record({
      side: fc.constantFrom(...EVIDENCE_SIDES),
      strength: fc.option(fc.integer({ min: 0, max: 4 })),
      downgrades: fc.subarray([...DOWNGRADES]),
    })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.array(one), (confidence, evidence) => {
        expect(reviewEvidence(confidence, evidence).length).toBeLessThanOrEqual(1)
        const unjudged = evidence.filter(({ strength }) => strength === null)
        expect(strongestOn('for', unjudged)).toBeNull()
      }),
    )
  })
})
