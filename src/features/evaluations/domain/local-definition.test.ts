import { describe, expect, it } from 'vitest'
import { findLocalDefinition, isLocalSaid, readLocalDefinition } from './local-definition.ts'
import { EMPTY_PERIMETER, readPerimeter } from './perimeter.ts'
import { reviewPerimeter } from './perimeter-checks.ts'

const all = readLocalDefinition({ meaning: 'du Massif central' })
const meat = readLocalDefinition({ family: 'VIANDES_VOLAILLES', basis: 'distance', value: '80' })
const lamb = readLocalDefinition({
  family: 'VIANDES_VOLAILLES',
  product: 'agneau',
  basis: 'label',
  value: 'IGP',
})
const lentils = readLocalDefinition({ product: 'Lentilles', basis: 'massif', value: 'Velay' })

describe('what « local » means', () => {
  it('is read from old sheets, which had only a product and words', () => {
    const kept = { localDefinitions: [{ product: 'légumes', meaning: 'à moins de 50 km' }] } as object
    expect(readPerimeter(kept).localDefinitions).toEqual([
      { product: 'légumes', meaning: 'à moins de 50 km', family: null, basis: null, value: '' },
    ])
  })

  it('is the definition of the product, else of the family, else the one for everything', () => {
    const definitions = [all, lamb, meat, lentils]
    expect(findLocalDefinition(definitions, 'AUTRES', 'lentilles')).toBe(lentils)
    expect(findLocalDefinition(definitions, 'VIANDES_VOLAILLES')).toBe(meat)
    expect(findLocalDefinition(definitions, 'BOISSONS')).toBe(all)
    expect(findLocalDefinition([meat], 'BOISSONS')).toBeUndefined()
    expect(findLocalDefinition([readLocalDefinition({})], 'BOISSONS')).toBeUndefined()
  })

  it('is said by a basis or by words', () => {
    expect([all, meat, readLocalDefinition({ product: 'agneau' })].map(isLocalSaid)).toEqual([
      true,
      true,
      false,
    ])
  })

  it('is looked at: a distance without kilometres, a label without name, two for one product', () => {
    const localDefinitions = [
      readLocalDefinition({ basis: 'distance', value: '0' }),
      readLocalDefinition({ product: 'miel', basis: 'label' }),
      readLocalDefinition({ product: ' Miel', basis: 'region' }),
    ]
    const { findings } = reviewPerimeter(
      { ...EMPTY_PERIMETER, localDefinitions },
      { objectives: [], openedOn: '2026-01-01' },
    )
    const local = findings.filter(({ code }) => code.startsWith('perimeter.local'))
    expect(local.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'perimeter.local-value-missing localDefinitions/0',
      'perimeter.local-value-missing localDefinitions/1',
      'perimeter.local-twice localDefinitions/2',
    ])
  })
})
