import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PRODUCT_FAMILIES } from '#features/evaluations/domain/local-definition.ts'
import { formatCents } from '#kernel/decimal.ts'
import {
  EGALIM_CATEGORIES,
  type EgalimCategory,
  LOCAL_DEFINITIONS,
  ORIGINS,
  type Purchase,
} from './purchase.ts'
import {
  isCountedIn,
  PURCHASE_MEASURES,
  purchaseRate,
  qualityGroupOf,
  summarisePurchases,
} from './purchase-summary.ts'
import { purchaseSummaryDocument } from './purchase-summary-document.ts'

const BARE: Purchase = {
  canteen: { canteenId: '949' },
  description: 'x',
  supplier: null,
  date: '2026-01-15',
  price: 100n,
  family: 'AUTRES',
  categories: [],
  origin: null,
  shortChain: false,
  local: null,
}

const purchases = fc.array(
  fc.record({
    canteen: fc.constant(BARE.canteen),
    description: fc.constant('x'),
    supplier: fc.constant(null),
    date: fc.constantFrom('2024-12-31', '2025-01-01', '2026-05-02'),
    price: fc.bigInt({ min: 0n, max: 10_000_000n }),
    family: fc.constantFrom(...PRODUCT_FAMILIES),
    categories: fc.subarray([...EGALIM_CATEGORIES]),
    origin: fc.constantFrom(null, ...ORIGINS),
    shortChain: fc.boolean(),
    local: fc.constantFrom(null, ...LOCAL_DEFINITIONS.map((definition) => ({ definition, km: null }))),
  }),
  { maxLength: 30 },
)

describe('the group of a purchase', () => {
  it.each<[EgalimCategory[], string | null]>([
    [['LABEL_ROUGE', 'BIO'], 'organic'],
    [['HVE', 'STG'], 'siqo'],
    [['EXTERNALITES', 'COMMERCE_EQUITABLE'], 'other'],
    [['PERFORMANCE'], 'externalityPerformance'],
    [[], null],
  ])('%j is counted once, as %s', (categories, group) => {
    expect(qualityGroupOf({ ...BARE, categories })).toBe(group)
  })

  it('is fair trade within organic and other only', () => {
    const isFair = (...categories: EgalimCategory[]) => isCountedIn({ ...BARE, categories }, 'fairTrade')
    expect(isFair('COMMERCE_EQUITABLE')).toBe(true)
    expect(isFair('BIO', 'COMMERCE_EQUITABLE')).toBe(true)
    expect(isFair('IGP', 'COMMERCE_EQUITABLE')).toBe(false)
    expect(isFair('BIO')).toBe(false)
  })
})

/** The worked example of docs/methods/purchases-egalim.md. */
const EXAMPLE: Purchase[] = [
  {
    ...BARE,
    price: 12_050n,
    family: 'FRUITS_ET_LEGUMES',
    categories: ['BIO', 'COMMERCE_EQUITABLE'],
    origin: 'EUROPE',
  },
  {
    ...BARE,
    price: 30_000n,
    family: 'VIANDES_VOLAILLES',
    categories: ['LABEL_ROUGE', 'HVE'],
    origin: 'FRANCE',
    local: { definition: 'PAT', km: null },
  },
  {
    ...BARE,
    price: 7_995n,
    family: 'FRUITS_ET_LEGUMES',
    categories: ['HVE'],
    origin: 'FRANCE',
    shortChain: true,
    local: { definition: 'DEPARTEMENT', km: null },
  },
  { ...BARE, price: 49_955n, family: 'AUTRES' },
  { ...BARE, date: '2025-12-19', price: 10_000n, family: 'BOISSONS', categories: ['PERFORMANCE'] },
]

describe('the summary', () => {
  it('is the worked example of the method page', () => {
    const { rows, total, byYear } = purchaseSummaryDocument(summarisePurchases(EXAMPLE))
    expect([rows, total, Object.keys(byYear)]).toEqual([5, '1100.00', ['2025', '2026']])
    expect(byYear['2026']).toEqual({
      total: '1000.00',
      organic: '120.50',
      siqo: '300.00',
      other: '79.95',
      externalityPerformance: '0.00',
      quality: '500.45',
      fairTrade: '120.50',
      shortChain: '79.95',
      france: '379.95',
      europe: '120.50',
      local: { PAT: '300.00', DEPARTEMENT: '79.95', any: '379.95' },
      byFamily: {
        VIANDES_VOLAILLES: '300.00',
        CHARCUTERIE: '0.00',
        PRODUITS_DE_LA_MER: '0.00',
        FRUITS_ET_LEGUMES: '200.45',
        PRODUITS_LAITIERS: '0.00',
        BOULANGERIE: '0.00',
        BOISSONS: '0.00',
        AUTRES: '499.55',
      },
      rates: { organic: 0.1205, quality: 0.50045 },
    })
    expect(byYear['2025']).toMatchObject({
      externalityPerformance: '100.00',
      rates: { organic: 0, quality: 1 },
    })
  })

  it('has no rate where nothing was bought, or where credit notes leave no whole', () => {
    expect(purchaseRate(0n, 0n)).toBeNull()
    expect(purchaseRate(500n, -100n)).toBeNull()
    expect(purchaseRate(500n, 100n)).toBeNull()
    expect(purchaseRate(0n, 100n)).toBe(0)
    const free = summarisePurchases([{ ...BARE, price: 0n }])
    expect(purchaseSummaryDocument(free).byYear['2026']?.rates).toEqual({ organic: null, quality: null })
    expect(purchaseSummaryDocument(summarisePurchases([]))).toEqual({ rows: 0, total: '0.00', byYear: {} })
  })

  it('keeps amounts exact where floats would not', () => {
    const cents = Array.from({ length: 100_000 }, () => ({ ...BARE, price: 10n }))
    const huge = { ...BARE, price: 900_719_925_474_099_301n }
    expect(formatCents(summarisePurchases(cents).total)).toBe('10000.00')
    expect(formatCents(summarisePurchases([huge, BARE]).total)).toBe('9007199254740994.01')
  })

  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(purchases, fc.infiniteStream(fc.nat()), (list, keys) => {
        const shuffled = list.map((purchase) => ({ purchase, key: keys.next().value ?? 0 }))
        shuffled.sort((a, b) => a.key - b.key)
        expect(documentOf(shuffled.map(({ purchase }) => purchase))).toEqual(documentOf(list))
      }),
    )
  })

  it('has four groups that make up quality, families that make up the total, definitions that make up local', () => {
    fc.assert(
      fc.property(purchases, (list) => {
        for (const { amounts: a, localBy, byFamily } of summarisePurchases(list).byYear.values()) {
          expect(a.organic + a.siqo + a.other + a.externalityPerformance).toBe(a.quality)
          expect(Object.values(byFamily).reduce((sum, cents) => sum + cents, 0n)).toBe(a.total)
          expect([...localBy.values()].reduce((sum, cents) => sum + cents, 0n)).toBe(a.local)
          expect(a.quality <= a.total && a.fairTrade <= a.organic + a.other).toBe(true)
        }
      }),
    )
  })

  it('of two halves adds up to the summary of the whole', () => {
    fc.assert(
      fc.property(purchases, fc.nat(), (list, at) => {
        const cut = list.length === 0 ? 0 : at % list.length
        const [left, right, whole] = [list.slice(0, cut), list.slice(cut), list].map(summarisePurchases)
        for (const [year, { amounts }] of whole?.byYear ?? []) {
          for (const measure of PURCHASE_MEASURES) {
            const halves = [left, right].map((half) => half?.byYear.get(year)?.amounts[measure] ?? 0n)
            expect((halves[0] ?? 0n) + (halves[1] ?? 0n)).toBe(amounts[measure])
          }
        }
      }),
    )
  })
})

function documentOf(list: readonly Purchase[]) {
  return purchaseSummaryDocument(summarisePurchases(list))
}
