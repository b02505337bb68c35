import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCatalogue } from './catalogue.ts'
import { blankLine, startLineFrom } from './framework-line.ts'
import { isComparable, takeFromIndicator, takeFromLine, tellLineage } from './lineage.ts'

const csv = readFileSync(join(import.meta.dirname, '../../../../catalogue/indicators.csv'), 'utf8')
const catalogue = parseCatalogue(csv)
const indicator = catalogue.find(({ code }) => code === 'ENV-12')
if (!indicator) throw new Error('ENV-12 is in the catalogue')
const line = startLineFrom(indicator, 'fr')

describe('where a line was taken from', () => {
  it('is the same while its definition is, in either language, whatever its name, target or owner', () => {
    const from = takeFromIndicator(indicator)
    const renamed = { ...line, name: 'Ce qu’on jette', target: 40, owner: 'Claire' }
    expect(tellLineage(renamed, from)).toEqual({ kind: 'same', changes: [] })
    expect(tellLineage(startLineFrom(indicator, 'en'), from).kind).toBe('same')
  })

  it('is a variant as soon as one defining field says otherwise, and tells which', () => {
    const changed = { ...line, unit: 'kg/semaine', formula: 'waste_kg' }
    expect(tellLineage(changed, takeFromIndicator(indicator))).toEqual({
      kind: 'variant',
      changes: [
        { field: 'unit', before: 'g/repas', after: 'kg/semaine' },
        { field: 'formula', before: indicator.formula, after: 'waste_kg' },
      ],
    })
  })

  it('is nowhere for a line of one’s own', () => {
    expect(tellLineage(blankLine('À nous', 'qualitative', 'SOC'), null).kind).toBe('own')
  })

  it('keeps the rubric of a qualitative line apart from units and formulas', () => {
    const rubric = { ...blankLine('Confiance', 'qualitative', 'SOC'), levels: ['a', 'b', 'c', 'd', 'e'] }
    expect(tellLineage({ ...rubric, unit: 'niveau' }, takeFromLine(rubric)).kind).toBe('same')
    expect(
      tellLineage({ ...rubric, levels: ['a', 'b', 'c', 'd', 'f'] }, takeFromLine(rubric)).changes,
    ).toEqual([{ field: 'levels', before: 'a\nb\nc\nd\ne', after: 'a\nb\nc\nd\nf' }])
  })

  it('compares only lines whose definitions are alike', () => {
    expect(isComparable(line, { ...line, definition: ` ${line.definition.replaceAll(' ', '  ')}` })).toBe(
      true,
    )
    expect(isComparable(line, { ...line, direction: 'higher' })).toBe(false)
  })

  it('has another fingerprint for each indicator of the catalogue', () => {
    const prints = catalogue.map((each) => takeFromIndicator(each).fingerprint)
    expect(new Set(prints).size).toBe(catalogue.length)
    expect(prints.every((print) => /^[0-9a-f]{16}$/.test(print))).toBe(true)
  })
})
