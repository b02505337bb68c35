import { describe, expect, it } from 'vitest'
import { isNamed, searchOptions } from './pick-search.ts'

const options = ['AMAP du Célé', 'Biocoop de Figeac', 'Lycée agricole', 'Rugby club de Figeac'].map(
  (label) => ({ id: label, label }),
)
const found = (typed: string) => searchOptions(options, typed, 3).map(({ label }) => label)

describe('what is typed', () => {
  it('finds names by the beginnings of their words, whatever accents and capitals', () => {
    expect(found('celé')).toEqual(['AMAP du Célé'])
    expect(found('fig bio')).toEqual(['Biocoop de Figeac'])
    expect(found('igeac')).toEqual([])
  })

  it('puts names that begin with it first', () => {
    expect(searchOptions([...options, { id: 'x', label: 'Figeac solidaire' }], 'figeac', 8)[0]?.label).toBe(
      'Figeac solidaire',
    )
  })

  it('offers the first ones as long as nothing is typed, and never more than asked', () => {
    expect(found('')).toEqual(['AMAP du Célé', 'Biocoop de Figeac', 'Lycée agricole'])
  })

  it('is the name of an option when nothing but accents and capitals differ', () => {
    expect(isNamed(options, ' lycee AGRICOLE ')).toBe(true)
    expect(isNamed(options, 'Lycée')).toBe(false)
  })
})
