import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCatalogue } from '#features/framework/domain/catalogue.ts'
import { DIMENSIONS } from '#features/framework/domain/indicator.ts'
import { parseFormula } from '#features/indicators/domain/formula.ts'
import { computeFormula } from '#features/indicators/domain/formula-value.ts'
import { normaliseByGoalposts } from '#features/indicators/domain/normalise.ts'

const catalogue = parseCatalogue(readFileSync(join(import.meta.dirname, 'indicators.csv'), 'utf8'))

describe('the catalogue of indicators', () => {
  it('holds 178 indicators of the seven dimensions under codes that are all different', () => {
    expect(catalogue).toHaveLength(178)
    expect(new Set(catalogue.map((i) => i.code)).size).toBe(178)
    const counts = DIMENSIONS.map((dimension) => catalogue.filter((i) => i.dimension === dimension).length)
    expect(counts).toEqual([29, 26, 24, 20, 33, 21, 25])
  })

  it('gives five levels to each of its 27 qualitative indicators and to no other', () => {
    const rubrics = catalogue.filter((i) => i.kind === 'qualitative')
    expect(rubrics).toHaveLength(27)
    for (const rubric of rubrics) expect(new Set(rubric.levels).size, rubric.code).toBe(5)
    for (const other of catalogue.filter((i) => i.kind === 'quantitative')) expect(other.levels).toEqual([])
  })

  it('starts each code with its dimension', () => {
    for (const { code, dimension } of catalogue) expect(code).toMatch(new RegExp(`^${dimension}-\\d{2}$`))
  })

  it('places its goalposts on the side that its direction says', () => {
    for (const { code, direction, boundBad, boundGood } of catalogue) {
      expect(boundGood > boundBad ? 'higher' : 'lower', code).toBe(direction)
      expect(normaliseByGoalposts(boundGood, boundBad, boundGood)).toBe(100)
    }
  })
})

describe('the formulas of the catalogue', () => {
  const formulas = catalogue.map((indicator) => {
    const parsed = parseFormula(indicator.formula)
    if (!parsed.ok) throw new Error(`${indicator.code}: ${parsed.error.code} at ${parsed.error.at}`)
    return { code: indicator.code, formula: parsed.formula, declared: indicator.variables.map((v) => v.name) }
  })

  it('are all read, and use exactly the variables that are declared', () => {
    for (const { code, formula, declared } of formulas) {
      expect([...formula.variables].sort(), code).toEqual([...declared].sort())
    }
  })

  it('give a value when every variable has one, and none when one is missing', () => {
    for (const { code, formula, declared } of formulas) {
      const values = Object.fromEntries(declared.map((name, at) => [name, at + 2]))
      expect(computeFormula(formula, values).value, code).not.toBeNull()
      for (const name of declared) {
        const reason = { code: 'value.variable-missing', variable: name }
        expect(computeFormula(formula, { ...values, [name]: null }).reason, code).toEqual(reason)
      }
    }
  })
})

/** Worked by hand from the definitions. */
describe('values worked by hand', () => {
  it.each([
    ['ECO-01', { producer_price: 1.2, consumer_price: 3 }, 40],
    ['ECO-12', { round1: 100, round2: 50, round3: 20 }, 1.7],
    ['ECO-27', { subsidies: 30, gross_surplus: 120 }, 75],
    ['SOC-15', { women: 4, members: 10 }, 80],
    ['ENV-11', { vegan: 0, vegetarian: 50, white_meat: 50, red_meat: 0 }, 1.36],
    ['ENV-12', { waste_kg: 9, meals: 150 }, 60],
    ['ORG-09', { external_ties: 3, internal_ties: 9 }, -0.5],
    ['ORG-14', { shannon_h: Math.log(4), groups: 4 }, 1],
    ['LOG-18', { stock_kg: 5400, inhabitants: 1000, daily_need_kg: 1.8 }, 3],
  ])('%s', (code, values, expected) => {
    const parsed = parseFormula(catalogue.find((i) => i.code === code)?.formula ?? '')
    if (!parsed.ok) throw new Error(parsed.error.code)
    expect(computeFormula(parsed.formula, values).value).toBeCloseTo(expected, 10)
  })
})
