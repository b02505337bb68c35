import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCatalogue } from '#features/framework/domain/catalogue.ts'
import { FRAMEWORKS, parseCrosswalks } from '#features/framework/domain/crosswalk.ts'

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')
const codes = new Set(parseCatalogue(read('indicators.csv')).map(({ code }) => code))
const crosswalks = parseCrosswalks(read('crosswalks.csv'))
const all = [...crosswalks].flatMap(([code, rows]) => rows.map((row) => ({ code, ...row })))

/** How each framework numbers what it asks. */
const NUMBERS = {
  MUFPP: /^([1-9]|[1-3]\d|4[0-4])$/,
  SAFA: /^[GECS][1-6](\.[1-5])?$/,
  IDEA4: /^(A([1-9]|1\d)|B([1-9]|1\d|2[0-3])|C([1-9]|1[01]))$/,
  SDG: /^([1-9]|1[0-7])\.\d{1,2}(\.\d)?$/,
  EGALIM: /^(L\. 230-5-1)?$/,
  PAT2: /^[a-z-]+$/,
} as const

describe('the correspondences of the catalogue', () => {
  it('stand beside indicators that exist, each once', () => {
    expect(all.filter(({ code }) => !codes.has(code))).toEqual([])
    const keys = all.map(({ code, framework, reference, label }) => [code, framework, reference, label.fr].join())
    expect(new Set(keys).size).toBe(all.length)
  })

  it('are written as each framework numbers, and in no framework forgotten', () => {
    for (const { framework, reference, code } of all)
      expect(reference, `${code} ${framework}`).toMatch(NUMBERS[framework])
    expect(new Set(all.map(({ framework }) => framework)).size).toBe(FRAMEWORKS.length)
  })

  it('name a source, unless they are our own reading', () => {
    expect(all.filter(({ provenance, source }) => provenance !== 'own' && source === '')).toEqual([])
  })

  it('say in words what has no number', () => {
    const mute = all.filter(({ reference, label }) => reference === '' && (label.fr === '' || label.en === ''))
    expect(mute).toEqual([])
  })

  it('lead to items of the self-check of level 2', () => {
    const items: { items: { code: string }[] } = JSON.parse(read('pat-level-2.json'))
    const known = new Set(items.items.map(({ code }) => code))
    const unknown = all.filter(({ framework, reference }) => framework === 'PAT2' && !known.has(reference))
    expect(unknown).toEqual([])
  })
})
