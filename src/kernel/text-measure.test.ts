import { describe, expect, it } from 'vitest'
import { countCharacters, countWords, foldText, secondsAloud, shorten } from './text-measure.ts'

describe('measuring a text as people do', () => {
  it('counts what a reader sees as one character once', () => {
    expect(countCharacters('e\u0301te\u0301')).toBe(3)
    expect(countCharacters('👨‍👩‍👧‍👦🇫🇷')).toBe(2)
    expect(countCharacters('')).toBe(0)
  })

  it('does not count French punctuation as words', () => {
    expect(countWords('« Bonjour » : on mange quoi ?')).toBe(4)
    expect(countWords('   ')).toBe(0)
  })

  it('reads 150 words in a minute', () => {
    expect(secondsAloud(Array.from({ length: 150 }, () => 'mot').join(' '))).toBe(60)
  })

  it('shortens without cutting a character in two', () => {
    expect(shorten('Maraîchers', 10)).toBe('Maraîchers')
    expect(shorten('Maraîchers du Ségala', 10)).toBe('Maraîcher…')
    expect(shorten('👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 2)).toBe('👨‍👩‍👧‍👦…')
  })

  it('folds accents, ligatures and case for searching', () => {
    expect(foldText('Œuf à l’École')).toBe("oeuf a l'ecole")
  })
})
