import { describe, expect, it } from 'vitest'
import { sayIn } from '#kernel/words.ts'
import { stakeholdersWords } from '../words.ts'
import { type NoticeFields, proposeNotice } from './notice-text.ts'
import {
  findNoticeState,
  findTellBy,
  latestExpiry,
  mayRatePerson,
  type PersonNotice,
} from './person-notice.ts'

const TODAY = '2026-11-23'
const whole: PersonNotice = {
  purpose: 'savoir qui aller voir',
  notice: 'Vous êtes sur la carte.',
  expiresOn: '2027-11-23',
  createdOn: '2026-11-01',
  notifiedOn: '2026-11-03',
  isContested: false,
  isErased: false,
}

describe('the notice of a person', () => {
  it.each([
    ['missing', null],
    ['incomplete', { ...whole, purpose: '  ' }],
    ['incomplete', { ...whole, notice: '' }],
    ['incomplete', { ...whole, expiresOn: null }],
    ['expired', { ...whole, expiresOn: TODAY }],
    ['contested', { ...whole, isContested: true }],
    ['to-tell', { ...whole, notifiedOn: null }],
    ['told', whole],
    ['erased', { ...whole, purpose: '', isErased: true }],
  ] as const)('is %s', (state, notice) => {
    expect(findNoticeState(notice, TODAY)).toBe(state)
  })

  it('allows rating once it is complete and has not run out, even before the letter is handed over', () => {
    expect(mayRatePerson(whole, TODAY)).toBe(true)
    expect(mayRatePerson({ ...whole, notifiedOn: null }, TODAY)).toBe(true)
    for (const notice of [
      null,
      { ...whole, notice: '' },
      { ...whole, expiresOn: TODAY },
      { ...whole, isContested: true },
    ])
      expect(mayRatePerson(notice, TODAY)).toBe(false)
  })

  it('is handed over within a month of being written, and ends within three years', () => {
    expect(findTellBy({ ...whole, notifiedOn: null })).toBe('2026-12-01')
    expect(findTellBy(whole)).toBeUndefined()
    expect(latestExpiry(TODAY)).toBe('2029-11-23')
  })
})

describe('the text proposed for it', () => {
  const fields: NoticeFields = {
    lang: 'fr',
    territory: 'Figeac',
    evaluation: 'Légumes → cantines',
    controller: 'Pôle de Figeac',
    contact: 'donnees@example.org',
    purpose: 'savoir qui aller voir',
    legalBasis: 'public_task',
    expiresOn: '2027-11-23',
  }

  it.each(['fr', 'en'] as const)(
    'says who, why, on what ground, what, until when, and the rights (%s)',
    (lang) => {
      const text = proposeNotice({ ...fields, lang }, sayIn(stakeholdersWords, lang))
      for (const said of [
        'Pôle de Figeac',
        'donnees@example.org',
        'savoir qui aller voir',
        '6.1.e',
        'cnil.fr',
      ])
        expect(text).toContain(said)
      expect(text).toContain(lang === 'fr' ? '23 novembre 2027' : '23 November 2027')
      expect(text).not.toMatch(/\{\w+\}/)
    },
  )

  it('shows what is still to be filled', () => {
    const text = proposeNotice({ ...fields, controller: '', expiresOn: null }, sayIn(stakeholdersWords, 'fr'))
    expect(text.match(/\(à compléter\)/g)).toHaveLength(2)
  })
})
