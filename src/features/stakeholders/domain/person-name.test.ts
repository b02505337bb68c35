import { describe, expect, it } from 'vitest'
import { looksLikePerson, personsPattern } from './person-name.ts'

describe('a name that is typed', () => {
  it('looks like a person when it begins with a title', () => {
    for (const name of ['Mme Durand', 'M. le maire', '  Dr Martin', 'Mrs Smith', 'madame Petit']) {
      expect(looksLikePerson(name), name).toBe(true)
    }
  })

  it('does not when it names an organisation', () => {
    for (const name of [
      'Mairie de Figeac',
      'Mmmh, épicerie',
      'Cuma du Célé',
      'Drive fermier',
      'Métropole',
      '',
    ]) {
      expect(looksLikePerson(name), name).toBe(false)
    }
  })
})

describe('persons named in a text', () => {
  const hide = (names: readonly string[], text: string) => {
    const pattern = personsPattern(names)
    return pattern ? text.replace(pattern, '…') : text
  }

  it('are found whole, with or without their title, in capitals or not', () => {
    expect(hide(['Mme Durand'], 'Merci à Madame  Durand, à DURAND et aux Durandeau.')).toBe(
      'Merci à …, à … et aux Durandeau.',
    )
    expect(hide(['Léa (Figeac)', 'A. B'], 'Léa (Figeac) et A. B, pas AXB')).toBe('… et …, pas AXB')
  })

  it('are nobody when there are no names, or only ones too short to tell', () => {
    expect(personsPattern([])).toBeUndefined()
    expect(personsPattern(['  ', 'Al'])).toBeUndefined()
  })
})
