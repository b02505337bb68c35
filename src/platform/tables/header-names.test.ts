import { describe, expect, it } from 'vitest'
import { editDistance, normaliseHeader, suggestHeader } from './header-names.ts'

const KNOWN = [
  'siret',
  'description',
  'fournisseur',
  'date',
  'prix_ht',
  'famille_produits',
  'definition_local',
]

describe('headers', () => {
  it('are the same when only accents, case, blanks or signs differ', () => {
    for (const header of ['prix_ht', 'Prix HT', '  PRIX (HT) ', 'prix-ht', 'prïx\u00a0ht']) {
      expect(normaliseHeader(header), header).toBe('prix_ht')
    }
  })

  it.each([
    ['s_iret', 'siret'],
    ['canteen siret', 'siret'],
    ['description123', 'description'],
    ['fournisseur de la cantine', 'fournisseur'],
    ['famille', 'famille_produits'],
    ['famille de produits', 'famille_produits'],
    ['definition de local', 'definition_local'],
    ['dtae', undefined],
    ['dates', 'date'],
    ['remarques', undefined],
    ['a', undefined],
    ['', undefined],
    ['---', undefined],
  ])('%j is suggested to mean %s', (typed, meant) => {
    expect(suggestHeader(typed, KNOWN)).toBe(meant)
  })

  it('count letters to change between two texts', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3)
    expect(editDistance('', 'abc')).toBe(3)
    expect(editDistance('abc', 'abc')).toBe(0)
  })
})
