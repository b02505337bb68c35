import { describe, expect, it } from 'vitest'
import { chooseLang } from './lang-choice.ts'

describe('the language of a first visit', () => {
  it('follows the link before anything else', () =>
    expect(chooseLang('?lang=en', 'fr', ['fr-FR'])).toBe('en'))
  it('then what was chosen last', () => expect(chooseLang('', 'en', ['fr-FR'])).toBe('en'))
  it('then the browser, by its first known language', () =>
    expect(chooseLang('', undefined, ['oc', 'en-GB', 'fr'])).toBe('en'))
  it('and is French when nothing is known', () => expect(chooseLang('?lang=xx', 'zz', ['de'])).toBe('fr'))
})
