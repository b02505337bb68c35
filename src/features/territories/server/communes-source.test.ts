import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { type AreaHit, foldName, searchAreas } from '../domain/commune-search.ts'
import { communesOfArea, resolveTerritory, sumPopulation } from '../domain/territory.ts'
import { loadCommuneIndex, loadCommuneRegister, vintageOfVersion } from './communes-source.ts'

const register = await loadCommuneRegister()
const index = await loadCommuneIndex()
const first = (query: string) => searchAreas(index, query)[0]
const brief = (hit: AreaHit | undefined) => hit && `${hit.kind} ${hit.code} ${hit.name}`

describe('the communes of the installed vintage', () => {
  it('are those of 2026, each with département, region and, but for 98, an intercommunality', () => {
    const communes = [...register.communes.values()]
    expect(register.vintage).toBe(2026)
    expect(communes).toHaveLength(34_969)
    expect(register.epcis.size).toBe(1255)
    expect(communes.filter((c) => c.epci === null)).toHaveLength(98)
    for (const commune of communes) {
      expect(commune.code).toHaveLength(5)
      expect(register.departements.has(commune.departement)).toBe(true)
      expect(register.regions.has(commune.region)).toBe(true)
    }
  })

  it('lack a population where nobody lives, and it stays missing', () => {
    const sum = sumPopulation([...register.communes.values()])
    expect(sum.missing).toEqual(['98411', '98412', '98413', '98414', '98415', '98901'])
  })

  it('are read once', () => {
    expect(loadCommuneRegister()).toBe(loadCommuneRegister())
    expect(loadCommuneIndex()).toBe(loadCommuneIndex())
  })

  it('have the vintage that the README of the package pairs with its version', () => {
    const path = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/README.md')
    const rows = [...readFileSync(path, 'utf8').matchAll(/^\| (20\d\d) +\| (\d\.\d\.\d) /gm)]
    expect(rows.length).toBeGreaterThanOrEqual(6)
    for (const [, year, version] of rows) expect(vintageOfVersion(version ?? '')).toBe(Number(year))
    expect(() => vintageOfVersion('0.8.0')).toThrow('territories.vintage-unknown')
  })

  it('never hold a former code that is also a commune of today, and every former code leads to one', () => {
    for (const { code, into } of register.former.values()) {
      expect(register.communes.has(code)).toBe(false)
      expect(register.communes.has(into)).toBe(true)
    }
    // 55273 was associated with 55245 in the history, and is delegated to 55386 today.
    expect(register.former.get('55273')?.into).toBe('55386')
  })

  it('contain the five territories of TERRALIM', () => {
    const count = (kind: 'commune' | 'epci' | 'departement', code: string) => {
      const { communes } = resolveTerritory({ include: [{ kind, code }], exclude: [] }, register)
      return [communes.length, sumPopulation(communes).known]
    }
    expect(count('epci', '200067361')).toEqual([92, 44_038])
    expect(count('departement', '42')).toEqual([320, 774_133])
    expect(count('departement', '81')).toEqual([314, 397_352])
    expect(count('departement', '07')).toEqual([335, 334_231])
    expect(count('commune', '69248')).toEqual([1, 5771])
    expect(communesOfArea({ kind: 'epci', code: '200067361' }, register)).toContain('46102')
  })
})

describe('searching areas', () => {
  it('minds neither accents, case, hyphens, apostrophes nor "st"', () => {
    for (const query of ['st etienne', 'SAINT-ÉTIENNE', ' saint  etienne ', 'St. Étienne']) {
      expect(brief(first(query))).toBe('commune 42218 Saint-Étienne')
    }
    expect(brief(first('l’abergement clemenciat'))).toBe("commune 01001 L'Abergement-Clémenciat")
    expect(brief(first('abergement clem'))).toBe("commune 01001 L'Abergement-Clémenciat")
    expect(foldName('Communauté de communes du Bœuf')).toBe('cc du boeuf')
  })

  it('puts the exact name first, then beginnings, then words inside, each by population', () => {
    const found = searchAreas(index, 'figeac').map(brief)
    expect(found).toEqual(['commune 46102 Figeac', 'epci 200067361 CC Grand-Figeac'])
    expect(searchAreas(index, 'loire', 3).map(brief)).toEqual([
      'departement 42 Loire',
      'commune 49178 Loiré',
      'departement 44 Loire-Atlantique',
    ])
  })

  it('finds an intercommunality without its kind and with it', () => {
    for (const query of [
      'grand figeac',
      'cc grand-figeac',
      'communauté de communes grand figeac',
      '200067361',
    ]) {
      expect(brief(first(query))).toBe('epci 200067361 CC Grand-Figeac')
    }
    expect(first('grand figeac')).toMatchObject({
      communeCount: 92,
      population: 44_038,
      populationMissing: 0,
      departement: { code: '46', name: 'Lot' },
    })
    expect(brief(first('métropole de lyon'))).toBe('epci 200046977 Métropole de Lyon')
  })

  it('finds by INSEE code, postal code and département number', () => {
    expect(brief(first('46102'))).toBe('commune 46102 Figeac')
    expect(searchAreas(index, '46100').map((h) => h.name)).toContain('Figeac')
    expect(brief(first('42'))).toBe('departement 42 Loire')
    expect(brief(first('2a004'))).toBe('commune 2A004 Ajaccio')
    expect(brief(first('saint laurent 46'))).toBe('commune 46273 Saint-Laurent-les-Tours')
  })

  it('finds a merged commune under its former name and code, and says so', () => {
    expect(first('Bourg-de-Thizy')).toMatchObject({ code: '69248', via: 'Bourg-de-Thizy' })
    expect(first('69025')).toMatchObject({ code: '69248', via: 'Bourg-de-Thizy' })
    expect(first('Thizy-les-Bourgs')).toMatchObject({ code: '69248', via: null })
  })

  it('shows each area once, never more than asked, and nothing for nothing', () => {
    const hits = searchAreas(index, 'saint', 50)
    expect(hits).toHaveLength(50)
    expect(new Set(hits.map((h) => h.kind + h.code)).size).toBe(50)
    for (const query of ['', ' - ', 'zzzz', '(']) expect(searchAreas(index, query)).toEqual([])
  })
})
