import { describe, expect, it } from 'vitest'
import { LANGS, sayIn } from '#kernel/words.ts'
import { missingWords, unfilled } from '../../../tests/support/missing-words.ts'
import { CHAIN_FINDINGS, reviewChain } from './domain/chain-review.ts'
import { DETAIL_CHOICES, DETAILS } from './domain/element-details.ts'
import { DELAYS, ELEMENT_TYPES, LINK_CONFIDENCES, SIGNS, STRENGTHS } from './domain/impact-chain.ts'
import { impactChainWords as words } from './words.ts'

describe('the words of the impact chain', () => {
  it('say every code in both languages', () => {
    expect([
      ...missingWords(words, 'finding.', CHAIN_FINDINGS),
      ...['element.', 'elements.', 'element-help.'].flatMap((key) => missingWords(words, key, ELEMENT_TYPES)),
      ...missingWords(words, 'sign.', SIGNS),
      ...missingWords(words, 'strength.', STRENGTHS),
      ...missingWords(words, 'confidence.', LINK_CONFIDENCES),
      ...missingWords(words, 'delay.', DELAYS),
      ...missingWords(words, 'detail.', DETAILS),
      ...DETAILS.filter((detail) => detail !== 'confidence').flatMap((detail) =>
        missingWords(words, `choice.${detail}.`, DETAIL_CHOICES[detail] ?? []),
      ),
    ]).toEqual([])
  })

  it('leave nothing unfilled in the sentences of a review', () => {
    const element = { who: '', stakeholders: [], sign: '+' as const, intended: true }
    const link = { confidence: 1 as const, feedback: false }
    const findings = reviewChain({
      elements: [
        { ...element, id: 'a', type: 'activity' },
        { ...element, id: 'o', type: 'output' },
        { ...element, id: 'l', type: 'outcome_long' },
        { ...element, id: 'x', type: 'impact' },
      ],
      links: [
        { ...link, id: '1', from: 'a', to: 'o' },
        { ...link, id: '2', from: 'o', to: 'a' },
        { ...link, id: '3', from: 'o', to: 'l' },
      ],
    })
    expect(new Set(findings.map((f) => f.code)).size).toBe(CHAIN_FINDINGS.length)
    for (const lang of LANGS) {
      const say = sayIn(words, lang)
      for (const { code, params } of findings)
        expect(unfilled(say(`finding.${code}`, params)), code).toEqual([])
    }
  })
})
