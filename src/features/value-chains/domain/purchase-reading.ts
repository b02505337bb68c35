import type { Day } from '#kernel/day.ts'
import {
  type MendedTable,
  type Mending,
  mendTable,
  type TableProblem,
  type TableSpec,
} from '#platform/tables/mending.ts'
import { proposeMending } from '#platform/tables/mending-proposal.ts'
import type { Table } from '#platform/tables/table.ts'
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

export type PurchaseReading = {
  readonly layout: PurchaseLayout
  /** The model's columns in order, for the screen that maps them. */
  readonly model: readonly { readonly field: string; readonly name: string; readonly required: boolean }[]
  /** Where each field was found, what is unknown, what is missing. */
  readonly found: Omit<MendedTable<unknown>, 'rows' | 'problems'>
  /** The rows that may enter; none while the header has a problem. */
  readonly purchases: readonly NumberedPurchase[]
  readonly problems: readonly TableProblem[]
  /** What the program would do about the header, for a person to accept. */
  readonly proposal: PurchaseMending
}

/**
 * Reads a purchase file in either of ma-cantine's models. The browser, the server and the command line all judge a
 * file here, with the same mending. Rules: docs/methods/purchases-egalim.md.
 * @param today the last day that a purchase may have
 */
export function readPurchases(table: Table, today: Day, mending: PurchaseMending = {}): PurchaseReading {
  const layout = mending.layout ?? findPurchaseLayout(table, mending, today)
  return layout === 'current'
    ? readAs(table, currentSpec(today), mending, layout, purchaseOfCurrent)
    : readAs(table, formerSpec(today), mending, layout, purchaseOfFormer)
}

function readAs<Cells>(
  table: Table,
  spec: TableSpec<Cells>,
  mending: PurchaseMending,
  layout: PurchaseLayout,
  toPurchase: (cells: Cells) => Purchase,
): PurchaseReading {
  const mended = mendTable(table, spec, mending)
  const { rows, problems, ...found } = mended
  const proposal = proposeMending(table, spec.columns, mended, mending)
  return {
    layout,
    model: spec.columns.map(({ field, name, required }) => ({ field, name, required: required === true })),
    found,
    purchases: rows.map(({ rowNumber, value }) => ({ rowNumber, purchase: toPurchase(value) })),
    problems,
    // Wrapped lines show one column only, too little to tell the model: it is found once they are unwrapped.
    proposal: table.linesWrapped ? proposal : { ...proposal, layout },
  }
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
