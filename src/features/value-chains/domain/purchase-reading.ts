import type { Day } from '#kernel/day.ts'
import type { Mending } from '#platform/tables/mending.ts'
import { type JudgeParts, judgeTable, type TableJudge } from '#platform/tables/mending-judge.ts'
import type { MendingPreview } from '#platform/tables/mending-preview.ts'
import type { Table, TableHead } from '#platform/tables/table.ts'
import type { Purchase } from './purchase.ts'
import {
  type CurrentCells,
  currentSpec,
  type FormerCells,
  findPurchaseLayout,
  formerSpec,
  type PurchaseLayout,
} from './purchase-layouts.ts'

/** The mending of a purchase file; `layout` where the guess is wrong (a file without header). */
export type PurchaseMending = Mending & { readonly layout?: PurchaseLayout }

export type NumberedPurchase = { readonly rowNumber: number; readonly purchase: Purchase }

export type PurchaseJudge = TableJudge<Purchase> & { readonly layout: PurchaseLayout }

/**
 * Judges a purchase file in either of ma-cantine's models. The browser, the server and the command line all judge a
 * file here, with the same mending. Rules: docs/methods/purchases-egalim.md.
 * @param today the last day that a purchase may have
 */
export function judgePurchases(
  head: TableHead,
  today: Day,
  mending: PurchaseMending = {},
  mostProblems?: number,
): PurchaseJudge {
  const layout = mending.layout ?? findPurchaseLayout(head, mending, today)
  const kept = mostProblems === undefined ? {} : { mostProblems }
  return layout === 'current'
    ? judgeAs({ head, spec: currentSpec(today), mending, ...kept }, layout, purchaseOfCurrent)
    : judgeAs({ head, spec: formerSpec(today), mending, ...kept }, layout, purchaseOfFormer)
}

function judgeAs<Cells>(
  parts: Pick<JudgeParts<Cells, Purchase>, 'head' | 'spec' | 'mending' | 'mostProblems'>,
  layout: PurchaseLayout,
  settle: (cells: Cells) => Purchase,
): PurchaseJudge {
  // Wrapped lines show one column only, too little to tell the model: it is found once they are unwrapped.
  const proposal = (proposed: Mending) => (parts.head.linesWrapped ? proposed : { ...proposed, layout })
  return { ...judgeTable({ ...parts, settle, proposal }), layout }
}

export type PurchaseReading = MendingPreview & {
  readonly layout: PurchaseLayout
  /** The rows that may enter; none while the header has a problem. */
  readonly purchases: readonly NumberedPurchase[]
}

/** Judges a whole table at once, and keeps every problem. */
export function readPurchases(table: Table, today: Day, mending: PurchaseMending = {}): PurchaseReading {
  const judge = judgePurchases(table, today, mending, Number.POSITIVE_INFINITY)
  const purchases = judge.take({ firstRow: 1, rows: table.rows, brokenQuotes: table.brokenQuotes })
  return { ...judge.preview(), layout: judge.layout, purchases: purchases.map(numbered) }
}

function numbered({ rowNumber, value }: { rowNumber: number; value: Purchase }): NumberedPurchase {
  return { rowNumber, purchase: value }
}

function purchaseOfCurrent(cells: CurrentCells): Purchase {
  const { siret, canteenId, local, localDefinition, localKm, ...rest } = cells
  const declared = local && localDefinition !== null ? { definition: localDefinition, km: localKm } : null
  return { ...rest, canteen: canteenOf(siret, canteenId), local: declared }
}

function purchaseOfFormer(cells: FormerCells): Purchase {
  const { siret, canteenId, characteristics, localDefinition, ...rest } = cells
  const { categories, origin, shortChain } = characteristics
  const local =
    characteristics.local && localDefinition !== null ? { definition: localDefinition, km: null } : null
  return { ...rest, canteen: canteenOf(siret, canteenId), categories, origin, shortChain, local }
}

function canteenOf(siret: string | null, canteenId: string | null): Purchase['canteen'] {
  return siret !== null ? { siret } : { canteenId: canteenId ?? '' }
}
