import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  LOCAL_BASES,
  PRODUCT_FAMILIES,
  readLocalDefinition,
} from '#features/evaluations/domain/local-definition.ts'
import { formatCents, parseCents } from '#kernel/decimal.ts'
import { compareLocal, type DeclaredLocal, judgeLocal } from './local-agreement.ts'
import { LOCAL_DEFINITIONS } from './purchase.ts'

const within80 = readLocalDefinition({ basis: 'distance', value: '80' })
const row = (declared: DeclaredLocal['declared'], km: string | null = null) => ({ declared, km })

describe('what a buyer calls local, beside what the sheet calls local', () => {
  it('is the same when both say the same thing, a distance when it is no longer', () => {
    expect(judgeLocal(readLocalDefinition({ basis: 'territory' }), row('PAT'))).toBe('same')
    expect(judgeLocal(within80, row('KM', '80.000'))).toBe('same')
    expect(judgeLocal(within80, row('KM', '80.001'))).toBe('other')
    expect(judgeLocal(within80, row('DEPARTEMENT'))).toBe('other')
  })

  it('is undecided where the file or the sheet does not say enough, undefined where the sheet says nothing', () => {
    expect(judgeLocal(within80, row('KM'))).toBe('undecided')
    expect(judgeLocal(within80, row('AUTRE'))).toBe('undecided')
    expect(judgeLocal(readLocalDefinition({ meaning: 'd’ici' }), row('PAT'))).toBe('undecided')
    expect(judgeLocal(readLocalDefinition({ basis: 'massif', value: 'Aubrac' }), row('REGION'))).toBe(
      'undecided',
    )
    expect(judgeLocal(undefined, row('PAT'))).toBe('undefined')
  })

  it('tells the amount under another definition with its sum', () => {
    const meat = { family: 'VIANDES_VOLAILLES', declared: 'DEPARTEMENT', km: null, amount: '120.50' } as const
    const fruit = { family: 'FRUITS_ET_LEGUMES', declared: 'PAT', km: null, amount: '9.50' } as const
    const { families, findings } = compareLocal([readLocalDefinition({ basis: 'territory' })], [meat, fruit])
    expect(families.map(({ family, amounts }) => [family, amounts.same, amounts.other])).toEqual([
      ['VIANDES_VOLAILLES', '0.00', '120.50'],
      ['FRUITS_ET_LEGUMES', '9.50', '0.00'],
    ])
    expect(findings).toEqual([
      {
        code: 'purchases.local-other',
        severity: 'warning',
        path: 'localDefinitions',
        params: { amount: '120.50' },
      },
    ])
  })

  it('counts nothing anew: the verdicts of all families add up to what was declared local', () => {
    const rows = fc.array(
      fc.record({
        family: fc.constantFrom(...PRODUCT_FAMILIES),
        declared: fc.constantFrom(...LOCAL_DEFINITIONS),
        km: fc.constantFrom(null, '10', '90'),
        amount: fc.bigInt({ min: -5000n, max: 500_000n }).map(formatCents),
      }),
    )
    const definitions = fc.array(
      fc
        .record({
          family: fc.constantFrom(null, ...PRODUCT_FAMILIES),
          basis: fc.constantFrom(null, ...LOCAL_BASES),
          value: fc.constantFrom('', '50'),
        })
        .map(readLocalDefinition),
    )
    const sum = (amounts: readonly string[]) =>
      amounts.reduce((all, each) => all + (parseCents(each) ?? 0n), 0n)
    fc.assert(
      fc.property(definitions, rows, (said, declared) => {
        const { families, amounts } = compareLocal(said, declared)
        const whole = sum(declared.map(({ amount }) => amount))
        expect(sum(Object.values(amounts))).toBe(whole)
        expect(sum(families.flatMap((each) => Object.values(each.amounts)))).toBe(whole)
      }),
    )
  })
})
