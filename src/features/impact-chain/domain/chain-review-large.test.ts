import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPlainly, readStrengthsPlainly } from '../../../../tests/support/chain-plain-reading.ts'
import { reviewChain } from './chain-review.ts'
import { ELEMENT_TYPES, type ImpactChain, type LinkConfidence } from './impact-chain.ts'
import { computePathStrengths } from './path-strength.ts'

/** Chains as large as people draw them: sixty elements, links mostly forward, some that loop, some to nothing. */
const largeChain: fc.Arbitrary<ImpactChain> = fc
  .record({
    elements: fc.array(
      fc.record({
        type: fc.constantFrom(...ELEMENT_TYPES),
        who: fc.constantFrom('', ' ', 'qui'),
        stakeholders: fc.constantFrom([], ['s']),
        sign: fc.constantFrom('+' as const, '+' as const, '+' as const, '-' as const),
        intended: fc.constantFrom(true, true, true, false),
      }),
      { minLength: 1, maxLength: 60 },
    ),
    links: fc.array(fc.tuple(fc.nat(61), fc.nat(61), fc.nat(4), fc.nat(9)), { maxLength: 130 }),
  })
  .map(({ elements, links }) => ({
    elements: elements
      .toSorted((a, b) => ELEMENT_TYPES.indexOf(a.type) - ELEMENT_TYPES.indexOf(b.type))
      .map((element, k) => ({ ...element, id: `e${k}` })),
    links: links.map(([a, b, confidence, chance], k) => ({
      id: `l${k}`,
      // one in ten leads back
      from: `e${chance === 0 ? Math.max(a, b) : Math.min(a, b)}`,
      to: `e${chance === 0 ? Math.min(a, b) : Math.max(a, b)}`,
      confidence: confidence as LinkConfidence,
      feedback: chance === 1,
    })),
  }))

describe('a chain of sixty elements', () => {
  it('is reviewed as a plain reading of the rules does', () => {
    fc.assert(
      fc.property(largeChain, (chain) => {
        const said = reviewChain(chain).map(
          (finding) =>
            `${finding.code} ${finding.code === 'chain.jump' ? finding.links.join() : finding.elements.join()}`,
        )
        expect(said.sort()).toEqual(readPlainly(chain))
      }),
      { numRuns: 400 },
    )
  })

  it('has the path strengths of a plain reading', () => {
    fc.assert(
      fc.property(largeChain, (chain) => {
        expect(computePathStrengths(chain).impacts.map(({ strength }) => strength)).toEqual(
          readStrengthsPlainly(chain),
        )
      }),
      { numRuns: 400 },
    )
  })
})
