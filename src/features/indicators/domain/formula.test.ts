import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../../../../tests/support/shared-data.ts'
import { DEEPEST_FORMULA, parseFormula } from './formula.ts'
import { computeFormula, type VariableValues } from './formula-value.ts'

const parsed = (text: string) => {
  const result = parseFormula(text)
  if (!result.ok) throw new Error(`${text}: ${result.error.code} at ${result.error.at}`)
  return result.formula
}
const computed = (text: string, values: VariableValues = {}) => computeFormula(parsed(text), values)
const errorOf = (text: string) => {
  const result = parseFormula(text)
  return result.ok ? undefined : [result.error.code, result.error.at]
}

describe('reading a formula', () => {
  it('gives × and ÷ precedence over + and −, and goes from left to right', () => {
    expect(computed('2 + 3 * 4').value).toBe(14)
    expect(computed('(2 + 3) * 4').value).toBe(20)
    expect(computed('20 - 5 - 3').value).toBe(12)
    expect(computed('80 / 4 / 2').value).toBe(10)
    expect(computed('-2 * -3 - -1').value).toBe(7)
    expect(computed('1.5e3 + .5').value).toBe(1500.5)
  })

  it('knows min max abs log exp sqrt', () => {
    expect(computed('min(3, 1, 2) + max(4, 5)').value).toBe(6)
    expect(computed('abs(-2) * sqrt(16)').value).toBe(8)
    expect(computed('log(exp(2))').value).toBeCloseTo(2, 12)
  })

  it('lists its variables once, in order of appearance', () => {
    expect(parsed('(b - a) / b * 100').variables).toEqual(['b', 'a'])
  })

  it('says what is wrong and where', () => {
    expect(errorOf('')).toEqual(['formula.empty', 0])
    expect(errorOf('   ')).toEqual(['formula.empty', 0])
    expect(errorOf('a +')).toEqual(['formula.unexpected-end', 3])
    expect(errorOf('(a + b')).toEqual(['formula.unexpected-end', 6])
    expect(errorOf('a + * b')).toEqual(['formula.unexpected-token', 4])
    expect(errorOf('a b')).toEqual(['formula.unexpected-token', 2])
    expect(errorOf('a)')).toEqual(['formula.unexpected-token', 1])
    expect(errorOf('1,5 * a')).toEqual(['formula.unexpected-token', 1])
    expect(errorOf('a % b')).toEqual(['formula.unexpected-character', 2])
    expect(errorOf('alert(1)')).toEqual(['formula.unknown-function', 0])
    expect(errorOf('2 * log')).toEqual(['formula.function-without-arguments', 4])
    expect(errorOf('sqrt(1, 2)')).toEqual(['formula.wrong-number-of-arguments', 0])
    expect(errorOf('min()')).toEqual(['formula.unexpected-token', 4])
  })

  it('refuses what would exhaust the stack instead of failing in it', () => {
    expect(errorOf('('.repeat(DEEPEST_FORMULA + 1))?.[0]).toBe('formula.too-deep')
    expect(errorOf('-'.repeat(1500))?.[0]).toBe('formula.too-deep')
    expect(errorOf('1+'.repeat(1200))?.[0]).toBe('formula.too-long')
  })

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseFormula(text).ok === 'boolean'))
    const pieces = fc.array(
      fc.constantFrom('a', '1', '+', '-', '*', '/', '(', ')', ',', 'min', 'log', ' ', '.'),
    )
    fc.assert(fc.property(pieces, (some) => typeof parseFormula(some.join('')).ok === 'boolean'))
  })
})

describe('computing a formula', () => {
  it('has no value when a variable is missing, and names it', () => {
    expect(computed('a / b * 100', { a: 1, b: null })).toEqual({
      value: null,
      reason: { code: 'value.variable-missing', variable: 'b' },
    })
    expect(computed('min(a, 0)', { a: null }).value).toBeNull()
    expect(computed('0 * a', { a: null }).value).toBeNull()
    expect(computed('a', {}).reason).toEqual({ code: 'value.variable-unknown', variable: 'a' })
    expect(computed('constructor', {}).reason).toEqual({
      code: 'value.variable-unknown',
      variable: 'constructor',
    })
  })

  it('has no value where mathematics has none, and points at the place', () => {
    expect(computed('1 + a / b', { a: 1, b: 0 }).reason).toEqual({ code: 'value.division-by-zero', at: 6 })
    expect(computed('a / b', { a: 0, b: 0 }).value).toBeNull()
    expect(computed('log(a)', { a: 0 }).reason?.code).toBe('value.log-of-non-positive')
    expect(computed('sqrt(a)', { a: -1 }).reason?.code).toBe('value.root-of-negative')
    expect(computed('exp(a)', { a: 1000 }).reason?.code).toBe('value.out-of-range')
  })

  it('agrees with the language on arithmetic built at random', () => {
    type Sample = { text: string; value: number }
    const { tree } = fc.letrec<{ tree: Sample }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.nat(99).map((n) => ({ text: `${n}`, value: n })),
        fc
          .tuple(tie('tree'), tie('tree'))
          .map(([a, b]) => ({ text: `${a.text} + (${b.text})`, value: a.value + b.value })),
        fc
          .tuple(tie('tree'), tie('tree'))
          .map(([a, b]) => ({ text: `(${a.text}) * (${b.text})`, value: a.value * b.value })),
        fc
          .tuple(tie('tree'), tie('tree'))
          .map(([a, b]) => ({ text: `${a.text} - (${b.text})`, value: a.value - b.value })),
        tie('tree').map((a) => ({ text: `-(${a.text})`, value: -a.value })),
      ),
    }))
    fc.assert(fc.property(tree, ({ text, value }) => computed(text).value === value))
  })
})

const panel = sharedData('formulas/panel_40x3')

describe.skipIf(!panel)('sixty formulas that lean on one another', () => {
  it('give the values computed elsewhere, to twelve digits', () => {
    const folder = panel ?? ''
    const read = (file: string) => readFileSync(join(folder, file), 'utf8').trim().split('\n')
    const table = (file: string) => {
      const [header = '', ...rows] = read(file)
      return rows.map((row) => {
        const cells = row.split(',').map(Number)
        return Object.fromEntries(header.split(',').map((name, at) => [name, cells[at] ?? Number.NaN]))
      })
    }
    const formulas: { id: string; expr: string }[] = JSON.parse(
      readFileSync(join(folder, 'formulas.json'), 'utf8'),
    )
    const bases = table('base.csv')
    const expected = table('expected.csv')
    expect([formulas.length, bases.length]).toEqual([60, expected.length])
    bases.forEach((base, row) => {
      const values: Record<string, number | null> = { ...base }
      for (const { id, expr } of formulas) {
        values[id] = computed(expr, values).value
        const wanted = expected[row]?.[id] ?? Number.NaN
        expect(Math.abs((values[id] ?? Number.NaN) - wanted)).toBeLessThanOrEqual(
          1e-12 * Math.max(1, Math.abs(wanted)),
        )
      }
    })
  })
})
