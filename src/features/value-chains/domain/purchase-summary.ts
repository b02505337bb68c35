import { PRODUCT_FAMILIES, type ProductFamily } from '#features/evaluations/domain/local-definition.ts'
import type { Cents } from '#kernel/decimal.ts'
import type { EgalimCategory, LocalDefinition, Purchase } from './purchase.ts'
import { LOCAL_DEFINITIONS } from './purchase.ts'

/** The four quality groups, highest first: a purchase counts once, in the first group that it belongs to. */
const QUALITY_GROUPS = [
  { group: 'organic', categories: ['BIO'] },
  { group: 'siqo', categories: ['LABEL_ROUGE', 'AOCAOP', 'IGP', 'STG'] },
  { group: 'other', categories: ['HVE', 'PECHE_DURABLE', 'RUP', 'FERMIER', 'COMMERCE_EQUITABLE'] },
  { group: 'externalityPerformance', categories: ['EXTERNALITES', 'PERFORMANCE'] },
] as const satisfies readonly { group: string; categories: readonly EgalimCategory[] }[]

export type QualityGroup = (typeof QUALITY_GROUPS)[number]['group']

/** Source: EGAlim counting rule, method 7.5. null: in no group. */
export function qualityGroupOf(purchase: Purchase): QualityGroup | null {
  const has = (category: EgalimCategory) => purchase.categories.includes(category)
  return QUALITY_GROUPS.find(({ categories }) => categories.some(has))?.group ?? null
}

/** What the summary adds up; also tells which purchases stand behind a figure. */
const MEASURES = {
  total: () => true,
  organic: (purchase) => qualityGroupOf(purchase) === 'organic',
  siqo: (purchase) => qualityGroupOf(purchase) === 'siqo',
  other: (purchase) => qualityGroupOf(purchase) === 'other',
  externalityPerformance: (purchase) => qualityGroupOf(purchase) === 'externalityPerformance',
  quality: (purchase) => qualityGroupOf(purchase) !== null,
  // "Of which fair trade" is asked within organic and other only.
  fairTrade: (purchase) =>
    purchase.categories.includes('COMMERCE_EQUITABLE') &&
    ['organic', 'other'].includes(qualityGroupOf(purchase) ?? ''),
  shortChain: (purchase) => purchase.shortChain,
  france: (purchase) => purchase.origin === 'FRANCE',
  europe: (purchase) => purchase.origin === 'EUROPE',
  local: (purchase) => purchase.local !== null,
} satisfies Record<string, (purchase: Purchase) => boolean>

export type PurchaseMeasure = keyof typeof MEASURES
export const PURCHASE_MEASURES = Object.keys(MEASURES) as PurchaseMeasure[]

/** Whether a purchase is one of those that a figure adds up. */
export function isCountedIn(purchase: Purchase, measure: PurchaseMeasure): boolean {
  return MEASURES[measure](purchase)
}

/** Amounts of one year, in cents. */
export type PurchaseYear = {
  readonly amounts: Readonly<Record<PurchaseMeasure, Cents>>
  /** Only the definitions that some purchase declares: none of the others was looked at. */
  readonly localBy: ReadonlyMap<LocalDefinition, Cents>
  readonly byFamily: Readonly<Record<ProductFamily, Cents>>
}

export type PurchaseSummary = {
  readonly rows: number
  readonly total: Cents
  /** Year ("2026") → amounts, oldest first. */
  readonly byYear: ReadonlyMap<string, PurchaseYear>
}

/** Adds purchases up by year, without double count. Independent of their order. */
export function summarisePurchases(purchases: readonly Purchase[]): PurchaseSummary {
  const byYear = new Map<string, Purchase[]>()
  for (const purchase of purchases) {
    const year = purchase.date.slice(0, 4)
    const sameYear = byYear.get(year)
    if (sameYear) sameYear.push(purchase)
    else byYear.set(year, [purchase])
  }
  const years = [...byYear].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    rows: purchases.length,
    total: sumPrices(purchases),
    byYear: new Map(years.map(([year, ofYear]) => [year, summariseYear(ofYear)])),
  }
}

function summariseYear(purchases: readonly Purchase[]): PurchaseYear {
  const sumWhere = (wanted: (purchase: Purchase) => boolean) => sumPrices(purchases.filter(wanted))
  const measured = PURCHASE_MEASURES.map(
    (measure) => [measure, sumWhere((p) => isCountedIn(p, measure))] as const,
  )
  const families = PRODUCT_FAMILIES.map((family) => [family, sumWhere((p) => p.family === family)] as const)
  const declared = LOCAL_DEFINITIONS.filter((name) => purchases.some((p) => p.local?.definition === name))
  return {
    amounts: Object.fromEntries(measured) as Record<PurchaseMeasure, Cents>,
    localBy: new Map(declared.map((name) => [name, sumWhere((p) => p.local?.definition === name)])),
    byFamily: Object.fromEntries(families) as Record<ProductFamily, Cents>,
  }
}

function sumPrices(purchases: readonly Purchase[]): Cents {
  return purchases.reduce((sum, purchase) => sum + purchase.price, 0n)
}

/**
 * A share from 0 to 1. null where it has no meaning: nothing bought, or credit notes that make the whole zero or
 * negative or the part larger than the whole.
 */
export function purchaseRate(part: Cents, whole: Cents): number | null {
  return whole <= 0n || part < 0n || part > whole ? null : Number(part) / Number(whole)
}
