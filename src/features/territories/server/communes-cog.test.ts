import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../../../../tests/support/shared-data.ts'
import { carryCodesOver } from '../domain/commune-history.ts'
import { sumPopulation } from '../domain/territory.ts'
import { loadCommuneRegister } from './communes-source.ts'

const folder = sharedData('france_cog')
const register = await loadCommuneRegister()

const rows = (name: string, separator = ',') =>
  readFileSync(join(folder ?? '', name), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(separator).map((cell) => cell.trim()))

describe.skipIf(!folder)('against the communes of 2024 (INSEE, sums by pandas)', () => {
  const communes2024 = () => rows('communes.csv').filter(([type]) => type === 'COM')
  /** The overseas collectivities (975 to 989) are in the package and not in the COG file. */
  const inCog = [...register.communes.values()].filter((c) => !/^9(?:75|77|78|8\d)/.test(c.departement))

  it('the départements and regions are the same, by code and name', () => {
    for (const [code = '', region, , , , , name] of rows('departements.csv')) {
      expect(register.departements.get(code)).toMatchObject({ code, region, name })
    }
    expect(rows('departements.csv')).toHaveLength(101)
    for (const [code = '', , , , , name] of rows('regions.csv')) {
      expect(register.regions.get(code)).toEqual({ code, name })
    }
    expect(rows('regions.csv')).toHaveLength(18)
  })

  it('all 34,935 communes of 2024 are found; 68 codes have gone since, and four communes are back', () => {
    const codes = communes2024().map(([, code = '']) => code)
    expect(codes).toHaveLength(34_935)
    const carried = carryCodesOver(codes, register)
    expect(carried.unmatched).toEqual([])
    expect(codes.filter((code) => !register.communes.has(code))).toHaveLength(68)
    // Delegated communes of 15141 Neussargues en Pinatelle in 2024, communes again: the package keeps no splits.
    const reached = new Set(carried.communes.map((c) => c.code))
    expect(inCog.filter((c) => !reached.has(c.code)).map((c) => c.code)).toEqual([
      '15031',
      '15035',
      '15047',
      '15171',
    ])
    expect(carried.communes).toHaveLength(inCog.length - 4)
  })

  it('delegated and associated communes of 2024 lead to a commune of today', () => {
    const codes = rows('communes.csv').map(([, code = '']) => code)
    expect(carryCodesOver(codes, register).unmatched).toEqual([])
  })

  it('the number of communes of a département differs only by the merges and splits since', () => {
    const arrived = new Map<string, Set<string>>()
    for (const [, code = ''] of communes2024()) {
      const [carried] = carryCodesOver([code], register).communes
      const departement = register.communes.get(carried?.code ?? '')?.departement ?? ''
      arrived.set(departement, (arrived.get(departement) ?? new Set()).add(carried?.code ?? ''))
    }
    for (const [departement = ''] of rows('expected_pop_by_departement.csv')) {
      const now = inCog.filter((c) => c.departement === departement).length
      const split = departement === '15' ? 4 : 0
      expect([departement, now]).toEqual([departement, (arrived.get(departement)?.size ?? 0) + split])
    }
  })

  it('populations are two years younger: each département within a few per cent of the older sum', () => {
    for (const [departement = '', , older] of rows('expected_pop_by_departement.csv')) {
      const now = sumPopulation(inCog.filter((c) => c.departement === departement))
      expect(now.missing).toEqual([])
      expect([departement, Math.abs((now.known ?? 0) / Number(older) - 1) < 0.05]).toEqual([
        departement,
        true,
      ])
    }
  })
})
