import { describe, expect, it } from 'vitest'
import { LANGS, sayIn } from '#kernel/words.ts'
import { missingWords, unfilled } from '../../../tests/support/missing-words.ts'
import { AUDIENCES, AVOIDS, MUSTS, USES } from './domain/audience.ts'
import { EVIDENCE_LEVELS, reviewSupport, SUPPORT_FINDINGS } from './domain/support-checks.ts'
import { THREAD_KINDS } from './domain/thread.ts'
import { restitutionWords as words } from './words.ts'

describe('the words of restitution', () => {
  it('say every code in both languages', () => {
    expect([
      ...missingWords(words, 'finding.', SUPPORT_FINDINGS),
      ...['audience.', 'audience-need.', 'format.'].flatMap((key) => missingWords(words, key, AUDIENCES)),
      ...missingWords(words, 'use.', USES),
      ...missingWords(words, 'must.', MUSTS),
      ...missingWords(words, 'avoid.', AVOIDS),
      ...missingWords(words, 'evidence.', EVIDENCE_LEVELS),
      ...missingWords(words, 'thread.', THREAD_KINDS),
    ]).toEqual([])
  })

  it('leave nothing unfilled in what is said before publishing', () => {
    const claim = { sentence: '', isStory: false, toReview: true }
    const draft = {
      audience: 'elected',
      use: 'buy',
      callToAction: '',
      limits: '',
      hasStory: false,
      text: 'mot '.repeat(500),
      persons: ['Mme Essai'],
    } as const
    const claims = [
      { ...claim, id: 'a', evidence: 1 as const, confidence: null, people: 1 },
      { ...claim, id: 'b', evidence: null, confidence: null, people: null },
    ]
    const findings = [
      ...reviewSupport({ ...draft, claims, keyMessage: 'a'.repeat(200) }).findings,
      ...reviewSupport({ ...draft, claims, keyMessage: '' }).findings,
    ]
    expect(new Set(findings.map((f) => f.code)).size).toBe(SUPPORT_FINDINGS.length)
    for (const lang of LANGS) {
      const say = sayIn(words, lang)
      for (const { code, params } of findings)
        expect(unfilled(say(`finding.${code}`, params)), code).toEqual([])
    }
  })
})
