import { describe, expect, it } from 'vitest'
import { looksLikePerson } from './person-name.ts'

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
