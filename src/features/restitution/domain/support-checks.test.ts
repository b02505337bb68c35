import { describe, expect, it } from 'vitest'
import { AUDIENCES, RULES_OF_AUDIENCE } from './audience.ts'
import { type Claim, isProof, reviewSupport, type SupportDraft } from './support-checks.ts'

const claim = (id: string, more: Partial<Claim> = {}): Claim => ({
  id,
  sentence: 'Un repas sur trois vient d’ici.',
  evidence: null,
  confidence: 'A',
  people: null,
  isStory: false,
  toReview: false,
  ...more,
})
const draft: SupportDraft = {
  audience: 'elected',
  use: 'decide',
  keyMessage: 'Avec 40 000 € par an, la moitié des repas viendront d’ici en 2028.',
  claims: [claim('a'), claim('b'), claim('c', { evidence: 3, confidence: null, isStory: true })],
  hasStory: false,
  callToAction: 'Voter le poste de coordination en mars.',
  limits: 'Nous ne connaissons pas encore les marges des transformateurs.',
  text: 'mot '.repeat(450),
}
const saidOf = (change: Partial<SupportDraft>) =>
  reviewSupport({ ...draft, ...change }).findings.map((f) => `${f.severity} ${f.code}`)

describe('before a support is published', () => {
  it('passes when it says one thing, proves it three times and says what it ignores', () => {
    expect(reviewSupport(draft)).toEqual({ findings: [], publishable: true, words: 450 })
  })

  it('is blocked by a key message that is absent or longer than 140 characters', () => {
    expect(saidOf({ keyMessage: 'é'.repeat(140) })).toEqual([])
    expect(saidOf({ keyMessage: 'é'.repeat(141) })).toEqual(['blocking support.message-too-long'])
    expect(reviewSupport({ ...draft, keyMessage: ' ' }).publishable).toBe(false)
  })

  it('is blocked by a claim whose evidence is below two, or that has none', () => {
    const claims = (more: Partial<Claim>) => ({ claims: [...draft.claims, claim('x', more)] })
    expect(saidOf(claims({ evidence: 1, confidence: null }))).toEqual(['blocking support.claim-unproven'])
    expect(saidOf(claims({ evidence: 2, confidence: null }))).toEqual([])
    expect(saidOf(claims({ confidence: null }))).toEqual(['blocking support.claim-without-evidence'])
  })

  it('is blocked when fewer than five people could be recognised', () => {
    const claims = (people: number) => ({ claims: [...draft.claims, claim('x', { people })] })
    expect(saidOf(claims(4))).toEqual(['blocking support.people-identifiable'])
    expect(saidOf(claims(5))).toEqual([])
  })

  it('warns about what leans on something corrected since', () => {
    expect(saidOf({ claims: [...draft.claims, claim('x', { toReview: true })] })).toEqual([
      'warning support.claim-to-review',
    ])
  })

  it('keeps to the length that its audience reads', () => {
    expect(saidOf({ text: 'mot '.repeat(451) })).toEqual(['warning support.too-long'])
    expect(saidOf({ text: 'mot '.repeat(451), audience: 'funders' })).toEqual([])
  })

  it('asks for three proofs, a human story, a call to action and the limits', () => {
    expect(saidOf({ claims: [], callToAction: '', limits: '' })).toEqual([
      'warning support.too-few-proofs',
      'advice support.no-story',
      'warning support.no-call-to-action',
      'warning support.no-limits',
    ])
    expect([isProof(claim('a', { confidence: 'C' })), isProof(claim('a', { confidence: 'B' }))]).toEqual([
      false,
      true,
    ])
  })

  it('notices a use that its audience does not have', () => {
    expect(saidOf({ use: 'buy' })).toEqual(['advice support.unusual-use'])
  })
})

describe('the audiences', () => {
  it('each have their uses and what must be said to them', () => {
    for (const audience of AUDIENCES) {
      expect(RULES_OF_AUDIENCE[audience].uses.length, audience).toBeGreaterThan(0)
      expect(RULES_OF_AUDIENCE[audience].musts.length, audience).toBeGreaterThan(0)
    }
    expect(RULES_OF_AUDIENCE.elected).toMatchObject({ mostWords: 450, figures: 3, minutes: 5 })
  })
})
