import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinPassage, splitSentences } from './passage.ts'

const SCENE = 'Octobre 2029. Léo reconnaît le jambon. Aline a embauché Yanis !'

describe('a passage of the arrival scene', () => {
  it('is made of whole sentences; what is left out between two is shown', () => {
    const sentences = splitSentences(SCENE)
    expect(sentences).toEqual(['Octobre 2029.', 'Léo reconnaît le jambon.', 'Aline a embauché Yanis !'])
    expect(joinPassage(sentences, new Set([2, 0]))).toBe('Octobre 2029. […] Aline a embauché Yanis !')
    expect(joinPassage(sentences, new Set([0, 1, 2]))).toBe(SCENE)
    expect(joinPassage(sentences, new Set())).toBe('')
  })

  it('loses no word of any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(splitSentences(text).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
      }),
    )
  })
})
