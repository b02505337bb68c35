import { describe, expect, it } from 'vitest'
import { type AttachmentWords, mayPublish, refuseAttachment } from './attachment.ts'

const TODAY = '2026-11-23'
const PHOTO: AttachmentWords = {
  kind: 'photo',
  alt: 'La boutique',
  consentHow: 'written',
  consentBy: 'Aline',
  consentOn: '2026-11-01',
  consentFor: 'team',
  expiresOn: null,
}

describe('what may be kept', () => {
  it('is a photo with its words and a consent that holds', () => {
    expect(refuseAttachment(PHOTO, TODAY)).toBeUndefined()
    expect(refuseAttachment({ ...PHOTO, consentOn: TODAY, expiresOn: TODAY }, TODAY)).toBeUndefined()
  })

  it.each([
    ['attachments.consent-missing', { consentHow: null }],
    ['attachments.consent-missing', { consentOn: null }],
    ['attachments.consent-missing', { consentBy: ' ' }],
    ['attachments.consent-later', { consentOn: '2026-11-24' }],
    ['attachments.consent-expired', { expiresOn: '2026-11-22' }],
    ['attachments.alt-missing', { alt: '\n' }],
    ['attachments.consent-voice', { kind: 'voice', consentHow: 'nobody_recognisable' }],
  ] as const)('is refused: %s', (code, change) => {
    expect(refuseAttachment({ ...PHOTO, ...change }, TODAY)).toBe(code)
  })

  it('asks no consent for a document, nor a name where nobody can be recognised', () => {
    expect(refuseAttachment({ ...PHOTO, kind: 'document', consentHow: null, alt: '' }, TODAY)).toBeUndefined()
    const nobody = { ...PHOTO, consentHow: 'nobody_recognisable', consentBy: '' } as const
    expect(refuseAttachment(nobody, TODAY)).toBeUndefined()
  })
})

describe('what may be published', () => {
  const kept = { ...PHOTO, consentFor: 'publication', deletedAt: null, purgedAt: null } as const

  it('is what was given for publication, until the last day of the consent', () => {
    expect(mayPublish(kept, TODAY)).toBe(true)
    expect(mayPublish({ ...kept, expiresOn: TODAY }, TODAY)).toBe(true)
    expect(mayPublish({ ...kept, expiresOn: '2026-11-22' }, TODAY)).toBe(false)
  })

  it.each([
    ['for the team only', { consentFor: 'team' }],
    ['without consent', { consentHow: null }],
    ['given tomorrow', { consentOn: '2026-11-24' }],
    ['deleted', { deletedAt: '2026-11-20T00:00:00Z' }],
    ['destroyed', { purgedAt: '2026-11-20T00:00:00Z' }],
  ] as const)('is never what is %s', (_, change) => {
    expect(mayPublish({ ...kept, ...change }, TODAY)).toBe(false)
  })
})
