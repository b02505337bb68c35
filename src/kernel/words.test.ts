import { describe, expect, it } from 'vitest'
import { fillText } from './words.ts'

describe('filling a text', () => {
  it('puts names in place and leaves an unknown one visible', () => {
    expect(fillText('{a} et {b}', { a: 'un' }, 'fr')).toBe('un et {b}')
  })

  it('chooses the plural of the language: zero is singular in French, plural in English', () => {
    const french = '{n, plural, one {# ligne} other {# lignes}}'
    const english = '{n, plural, =0 {no row} one {# row} other {# rows}}'
    expect([0, 1, 2].map((n) => fillText(french, { n }, 'fr'))).toEqual(['0 ligne', '1 ligne', '2 lignes'])
    expect([0, 1, 2].map((n) => fillText(english, { n }, 'en'))).toEqual(['no row', '1 row', '2 rows'])
  })

  it('writes numbers as the language does', () => {
    expect(fillText('{n}', { n: 1234.5 }, 'en')).toBe('1,234.5')
    expect(fillText('{n}', { n: 1234.5 }, 'fr')).toBe('1\u202f234,5')
  })

  it('keeps French punctuation with its word, and touches no English text', () => {
    expect(fillText('« Oui » : non ? 5 %', {}, 'fr')).toBe('«\u00a0Oui\u00a0»\u00a0: non\u202f? 5\u202f%')
    expect(fillText('Yes : no', {}, 'en')).toBe('Yes : no')
  })
})
