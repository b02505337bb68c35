import type { ProductFamily } from '#features/evaluations/domain/local-definition.ts'
import variables from '../../../../catalogue/purchase-variables.json' with { type: 'json' }
import type { LocalDefinition, Purchase } from './purchase.ts'
import { isCountedIn, type PurchaseMeasure } from './purchase-summary.ts'

/** Which purchases stand behind a figure: a measure of the summary, narrowed to families or one definition of local. */
export type PurchaseFilter = {
  readonly measure: PurchaseMeasure
  readonly families?: readonly ProductFamily[] | undefined
  readonly definition?: LocalDefinition | undefined
}

/** Whether a purchase is one of those; the database asks the same question in SQL (a test compares the two). */
export function matchesFilter(purchase: Purchase, filter: PurchaseFilter): boolean {
  if (!isCountedIn(purchase, filter.measure)) return false
  if (filter.families && !filter.families.includes(purchase.family)) return false
  return !filter.definition || purchase.local?.definition === filter.definition
}

const BY_VARIABLE: ReadonlyMap<string, PurchaseFilter> = new Map(
  Object.entries(variables as Readonly<Record<string, PurchaseFilter>>),
)

/**
 * The purchases that a variable of the catalogue's formulas adds up (`bio_purchases` …), undefined for a variable
 * that purchases cannot tell. A definition of local narrows `local_purchases` to what the evaluation calls local.
 */
export function findPurchaseFilter(
  variable: string,
  definition?: LocalDefinition,
): PurchaseFilter | undefined {
  const filter = BY_VARIABLE.get(variable)
  if (filter?.measure !== 'local' || filter.definition || !definition) return filter
  return { ...filter, definition }
}
