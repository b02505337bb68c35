import { describe, expect, it } from 'vitest'
import { type Agreement, agreesTo, refuseAgreement } from './agreement.ts'
import { computeQuoteUse, isPublishable } from './quote.ts'
import { veilNames } from './veil.ts'

const TODAY = '2026-11-24'
const GIVEN: Agreement = {
  consentHow: 'signed',
  consentOn: '2026-11-20',
  consentUses: ['notes', 'anonymous_quote'],
  consentExpiresOn: null,
  shownAs: 'une productrice du Ségala',
}

describe('a consent', () => {
  it('stands as it was given, or not at all', () => {
    expect(refuseAgreement(GIVEN, TODAY)).toBeUndefined()
    const nothing = { ...GIVEN, consentHow: null, consentOn: null, consentUses: [] } as const
    expect(refuseAgreement(nothing, TODAY)).toBeUndefined()
  })

  it.each([
    ['interviews.consent-incomplete', { consentOn: null }],
    ['interviews.consent-incomplete', { consentHow: null }],
    ['interviews.consent-incomplete', { consentHow: null, consentOn: null }],
    ['interviews.consent-later', { consentOn: '2026-11-25' }],
    ['interviews.consent-expired', { consentExpiresOn: '2026-11-23' }],
    ['interviews.consent-without-notes', { consentUses: ['audio'] }],
    ['interviews.oral-without-audio', { consentHow: 'oral_recorded' }],
  ] as const)('is refused: %s', (code, change) => {
    expect(refuseAgreement({ ...GIVEN, ...change }, TODAY)).toBe(code)
  })

  it('allows what it names, until its last day', () => {
    const until = { ...GIVEN, consentExpiresOn: TODAY }
    expect(agreesTo(until, 'notes', TODAY)).toBe(true)
    expect(agreesTo(until, 'audio', TODAY)).toBe(false)
    expect(agreesTo(until, 'notes', '2026-11-25')).toBe(false)
  })
})

describe('how far a quote may go', () => {
  const own = { agreedUse: null, agreedUntil: null }
  const consent = { consentUses: ['notes'], consentExpiresOn: null, isGone: false } as const

  it.each([
    ['team', {}],
    ['anonymous', { consentUses: ['notes', 'anonymous_quote'] }],
    ['named', { consentUses: ['notes', 'anonymous_quote', 'named_quote'] }],
    ['none', { consentUses: ['notes', 'named_quote'], isGone: true }],
    ['none', { consentUses: ['notes', 'named_quote'], consentExpiresOn: '2026-11-23' }],
    ['named', { consentUses: ['notes', 'named_quote'], consentExpiresOn: TODAY }],
    ['none', { consentUses: [] }],
  ] as const)('is %s', (use, change) => {
    expect(computeQuoteUse({ ...consent, ...change }, own, TODAY)).toBe(use)
  })

  it('without an interview is what whoever said it agreed to', () => {
    expect(computeQuoteUse(null, own, TODAY)).toBe('team')
    expect(computeQuoteUse(null, { agreedUse: 'named_quote', agreedUntil: null }, TODAY)).toBe('named')
    expect(computeQuoteUse(null, { agreedUse: 'named_quote', agreedUntil: '2026-11-23' }, TODAY)).toBe('none')
  })

  it('publishes nothing that is for the team or gone', () => {
    expect((['none', 'team', 'anonymous', 'named'] as const).filter(isPublishable)).toEqual([
      'anonymous',
      'named',
    ])
  })
})

describe('names that may not be said', () => {
  it('are veiled whole, with their title, and not inside other words', () => {
    expect(veilNames('À la Ferme du Causse, Mme Durand paie.', ['Ferme du Causse', 'Durand'])).toBe(
      'À la […], […] paie.',
    )
    expect(veilNames('Durandal reste.', ['Durand'])).toBe('Durandal reste.')
  })
})
