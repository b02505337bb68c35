import { describe, expect, it } from 'vitest'
import { sayIn } from '#kernel/words.ts'
import { missingWords } from '../../../../tests/support/missing-words.ts'
import { VERDICT_REASONS, VERDICTS } from '../domain/contribution.ts'
import { DOWNGRADES, EVIDENCE_KINDS, EVIDENCE_SIDES } from '../domain/evidence.ts'
import { EVIDENCE_FINDINGS } from '../domain/evidence-review.ts'
import { RIVAL_KINDS } from '../domain/rival-explanation.ts'
import { impactChainWords as words } from '../words.ts'
import { describePath } from './contribution-path-steps.ts'
import type { Chain } from './impact-chain-api.ts'

const byId = new Map(['a', 'b', 'c'].map((id) => [id, { statement: id.toUpperCase() }]))
const linkById = new Map([
  ['ab', { from: 'a', to: 'b', sign: '+' }],
  ['bc', { from: 'b', to: 'c', sign: '-' }],
])
// Only what is read of a chain.
const chain = { byId, linkById } as unknown as Pick<Chain, 'byId' | 'linkById'>
const critical = (ab: number | null, bc: number | null) => ({
  criticalLinks: [
    { link: 'ab', strength: ab, isContested: false },
    { link: 'bc', strength: bc, isContested: false },
  ],
})

describe('the path to an impact', () => {
  it('says each link with its ends and counts what is written for and against it', () => {
    const steps = describePath(chain, critical(3, 2), [
      { linkId: 'ab', side: 'for' },
      { linkId: 'ab', side: 'against' },
      { linkId: 'ab', side: 'for' },
    ])
    expect(steps.map(({ from, to, pro, against }) => [from, to, pro, against])).toEqual([
      ['A', 'B', 2, 1],
      ['B', 'C', 0, 0],
    ])
  })

  it('names one weakest link: one that does not hold, else one that nobody has judged, else the least shown', () => {
    const weakest = (ab: number | null, bc: number | null) =>
      describePath(chain, critical(ab, bc), []).flatMap(({ link, isWeakest }) => (isWeakest ? [link] : []))
    expect(weakest(3, 2)).toEqual(['bc'])
    expect(weakest(1, null)).toEqual(['ab'])
    expect(weakest(2, null)).toEqual(['bc'])
    expect(weakest(2, 2)).toEqual(['ab'])
  })

  it('leaves out a link that somebody has just deleted', () => {
    const gone = { criticalLinks: [{ link: 'xx', strength: 1, isContested: false }] }
    expect(describePath(chain, gone, [])).toEqual([])
  })
})

describe('the words of evidence and contribution', () => {
  it('say every code in both languages', () => {
    expect([
      ...missingWords(words, 'verdict.', VERDICTS),
      ...missingWords(words, 'verdict-text.', VERDICTS),
      ...missingWords(words, 'contribution.', VERDICT_REASONS),
      ...missingWords(words, 'contribution-move.', VERDICT_REASONS),
      ...missingWords(words, 'finding.', EVIDENCE_FINDINGS),
      ...missingWords(words, 'evidence.', EVIDENCE_SIDES),
      ...missingWords(words, 'evidence.kind.', EVIDENCE_KINDS),
      ...missingWords(words, 'evidence.source-help.', EVIDENCE_KINDS),
      ...missingWords(words, 'downgrade.', DOWNGRADES),
      ...missingWords(words, 'downgrade-help.', DOWNGRADES),
      ...missingWords(words, 'explanation.kind.', RIVAL_KINDS),
      ...missingWords(words, 'explanation.prompt.', RIVAL_KINDS),
    ]).toEqual([])
    expect(sayIn(words, 'fr')('finding.evidence.contradicted', { confidence: 3, shown: 3 })).toContain(
      '3 sur 4',
    )
  })
})
