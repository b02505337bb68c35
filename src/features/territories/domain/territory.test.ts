import { describe, expect, it } from 'vitest'
import { carryCodesOver, findCurrentCode } from './commune-history.ts'
import { makeCommuneRegister } from './commune-register.ts'
import { findOverlaps, resolveTerritory, sumPopulation } from './territory.ts'

const place = { departement: '01', region: '84' }
const register = makeCommuneRegister({
  vintage: 2026,
  communes: [
    { ...place, code: '01001', nom: 'Aix', type: 'commune-actuelle', population: 100 },
    {
      ...place,
      code: '01002',
      nom: 'Bey',
      type: 'commune-actuelle',
      population: 50,
      anciensCodes: ['01009'],
    },
    { ...place, code: '01003', nom: 'Cize', type: 'commune-actuelle' },
    { ...place, code: '01004', nom: 'Dun', type: 'commune-actuelle', population: 0 },
    { ...place, code: '01002', nom: 'Bey', type: 'commune-deleguee', chefLieu: '01002' },
    { ...place, code: '01009', nom: 'Ney', type: 'commune-deleguee', chefLieu: '01002' },
    { ...place, code: '01201', nom: 'Aix 1er', type: 'arrondissement-municipal', commune: '01001' },
  ],
  epcis: [
    { code: '200000001', nom: 'CC du Gland', type: 'CC', membres: [{ code: '01002' }, { code: '01003' }] },
  ],
  departements: [{ code: '01', nom: 'Ain', region: '84' }],
  regions: [{ code: '84', nom: 'Auvergne-Rhône-Alpes' }],
})

const codes = (list: readonly { code: string }[]) => list.map((c) => c.code)

describe('a territory', () => {
  it('is any union of communes, intercommunalities and départements, minus some, each commune once', () => {
    const { communes, unknown } = resolveTerritory(
      {
        include: [
          { kind: 'epci', code: '200000001' },
          { kind: 'commune', code: '01002' },
          { kind: 'commune', code: '01001' },
        ],
        exclude: [{ kind: 'commune', code: '01003' }],
      },
      register,
    )
    expect(codes(communes)).toEqual(['01001', '01002'])
    expect(unknown).toEqual([])
    const whole = resolveTerritory({ include: [{ kind: 'region', code: '84' }], exclude: [] }, register)
    expect(codes(whole.communes)).toEqual(['01001', '01002', '01003', '01004'])
  })

  it('names the areas that the vintage does not know instead of dropping them', () => {
    const asked = { kind: 'commune', code: '01009' } as const
    const without = { kind: 'epci', code: '1' } as const
    const resolved = resolveTerritory({ include: [asked], exclude: [without] }, register)
    expect(resolved).toEqual({ communes: [], unknown: [asked, without] })
  })

  it('adds up the populations that are known and lists those that are missing', () => {
    const all = [...register.communes.values()]
    expect(sumPopulation(all)).toEqual({ known: 150, counted: 3, missing: ['01003'] })
    expect(sumPopulation(all.filter((c) => c.code === '01003')).known).toBeNull()
    expect(sumPopulation(all.filter((c) => c.code === '01004')).known).toBe(0)
  })

  it('may overlap with others, and says where', () => {
    const overlaps = findOverlaps([
      { id: 'a', communes: ['01002', '01001'] },
      { id: 'b', communes: ['01003'] },
      { id: 'c', communes: ['01001', '01002', '01003'] },
    ])
    expect(overlaps).toEqual([
      { a: 'a', b: 'c', communes: ['01001', '01002'] },
      { a: 'b', b: 'c', communes: ['01003'] },
    ])
  })
})

describe('codes of an older vintage', () => {
  it('are carried over to the commune that they merged into, gathered and in order', () => {
    expect(findCurrentCode('01009', register)).toBe('01002')
    expect(carryCodesOver(['01009', '01001', '01002', '01009'], register)).toEqual({
      communes: [
        { code: '01001', from: ['01001'] },
        { code: '01002', from: ['01002', '01009'] },
      ],
      changed: [{ code: '01002', from: ['01002', '01009'] }],
      unmatched: [],
    })
  })

  it('of a district lead to its commune', () => {
    expect(findCurrentCode('01201', register)).toBe('01001')
  })

  it('are listed with a reason when nothing is known of them', () => {
    expect(carryCodesOver(['99999', '1001', '2A004'], register).unmatched).toEqual([
      { code: '99999', reason: 'unknown' },
      { code: '1001', reason: 'malformed' },
      { code: '2A004', reason: 'unknown' },
    ])
  })
})
