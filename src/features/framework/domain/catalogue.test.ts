import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCatalogue, searchCatalogue, suggestModes } from './catalogue.ts'
import { readCatalogueRows } from './catalogue-csv.ts'
import { startLineFrom } from './framework-line.ts'

const csv = readFileSync(join(import.meta.dirname, '../../../../catalogue/indicators.csv'), 'utf8')
const catalogue = parseCatalogue(csv)
const codesOf = (query: Parameters<typeof searchCatalogue>[1]) =>
  searchCatalogue(catalogue, query).map((indicator) => indicator.code)

describe('reading the catalogue', () => {
  it('keeps commas, quotes and line ends that stand inside quotes', () => {
    const [row] = readCatalogueRows('\ufeffa,b,c\r\n"1, ""deux""","x\ny",\r\n')
    expect([...(row ?? [])]).toEqual([
      ['a', '1, "deux"'],
      ['b', 'x\ny'],
      ['c', ''],
    ])
  })

  it('types each indicator', () => {
    expect(catalogue.find((i) => i.code === 'ECO-04')).toMatchObject({
      secondaryDimension: 'SOC',
      sat: ['O3', 'O4'],
      target: 100,
      boundBad: 0,
      boundGood: 150,
      levels: [],
      variables: [{ name: 'farm_income' }, { name: 'hours_worked' }, { name: 'smic_hourly' }],
    })
    expect(catalogue.find((i) => i.code === 'ECO-01')?.target).toBeNull()
  })

  it('says which row and column it cannot read', () => {
    const details = (broken: string) => {
      try {
        parseCatalogue(broken)
      } catch (problem) {
        return (problem as { details: object }).details
      }
      return undefined
    }
    expect(details(csv.replace(',ECO,,O3,', ',XXX,,O3,'))).toEqual({
      row: 2,
      column: 'dimension',
      value: 'XXX',
    })
    expect(details(csv.replace('\nECO-02,', '\nECO-01,'))).toEqual({
      row: 3,
      column: 'code',
      value: 'ECO-01',
    })
  })
})

describe('searching the catalogue', () => {
  it('finds French and English words without accents or case', () => {
    expect(codesOf({ text: 'equite PRIX' })).toContain('ECO-28')
    expect(codesOf({ text: 'farm income' })[0]).toBe('ECO-04')
    expect(codesOf({ text: 'eco-12' })).toEqual(['ECO-12'])
    expect(codesOf({ text: 'gastronomie martienne' })).toEqual([])
  })

  it('puts a word of the name before the same word of a definition', () => {
    const found = searchCatalogue(catalogue, { text: 'producteur' })
    const inName = found.map((i) => /producteur|producer/i.test(`${i.name.fr} ${i.name.en}`))
    expect(inName.indexOf(false)).toBeGreaterThan(0)
    expect(inName.lastIndexOf(true)).toBeLessThan(inName.indexOf(false))
  })

  it('filters by dimension, objective, kind, level, scale and mode', () => {
    expect(codesOf({ dimension: 'NUT', kind: 'qualitative' })).toEqual(['NUT-19', 'NUT-20'])
    expect(codesOf({ dimension: 'TER' }).length).toBe(25 + 5)
    expect(codesOf({ sat: 'O2' }).length).toBe(23 + 12 + 8 + 2 + 1)
    expect(codesOf({ impactLevel: 'impact' })).toHaveLength(2)
    expect(codesOf({ scale: 'action', kind: 'qualitative' }).length).toBeLessThan(18)
    expect(codesOf({ mode: 'weighing' })).toContain('ENV-12')
    expect(codesOf({})).toHaveLength(178)
  })

  it('recognises a mode in every wording of the catalogue', () => {
    expect(suggestModes('comptes + entretiens')).toEqual(['interview', 'accounting'])
    expect(suggestModes('ma cantine (télédéclaration)')).toEqual(['public_database'])
    for (const indicator of catalogue) expect(suggestModes(indicator.collection).length).toBeGreaterThan(0)
  })

  it('starts a line of the framework from an indicator', () => {
    const indicator = catalogue.find((i) => i.code === 'ENV-12')
    if (!indicator) throw new Error('ENV-12 is in the catalogue')
    expect(startLineFrom(indicator, 'fr')).toMatchObject({
      indicatorCode: 'ENV-12',
      target: 60,
      mode: 'weighing',
      direction: 'lower',
      owner: '',
      hours: null,
    })
  })
})
