import type { NewImport } from '#features/imports/server/table-entering-store.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { formatCents } from '#kernel/decimal.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, readCursor } from '#platform/server/record-store.ts'
import type { NumberedRow } from '#platform/tables/mending-judge.ts'
import type { Purchase } from '../domain/purchase.ts'
import { qualityGroupOf } from '../domain/purchase-summary.ts'

export type ImportRow = {
  id: string
  version: number
  fileName: string
  layout: string
  rowsEntered: number
  rowsLeftOut: number
  createdAt: string
  deletedAt: string | null
}

const IMPORT = `id, version, file_name as "fileName", layout, rows_entered as "rowsEntered", rows_left_out as "rowsLeftOut",
  created_at as "createdAt", deleted_at as "deletedAt"`

export async function findImportPage(
  tx: Tx,
  access: TerritoryAccess,
  query: { evaluationId: string; cursor?: string | undefined; limit: number; deleted?: boolean | undefined },
): Promise<Page<ImportRow>> {
  const offset = readCursor(query.cursor)
  const rows = await tx.rows<ImportRow & { full: number }>(
    `select ${IMPORT}, count(*) over ()::int as full from purchase_import
     where territory_id = $1 and evaluation_id = $2 and deleted_at is ${query.deleted ? 'not null' : 'null'}
     order by created_at desc, id limit $3 offset $4`,
    [access.territoryId, query.evaluationId, query.limit, offset],
  )
  return pageOfRows(rows, offset)
}

export async function getImport(tx: Tx, access: TerritoryAccess, id: string): Promise<ImportRow> {
  const row = await tx.maybe<ImportRow>(
    `select ${IMPORT} from purchase_import where territory_id = $1 and id = $2`,
    [access.territoryId, id],
  )
  if (!row) throw new Problem('record.absent', 'absent', { kind: 'purchase-import', id })
  return row
}

type NewPurchaseImport = NewImport & { readonly evaluationId: string; readonly layout: string }

/** Writes an import, without its rows yet → its id. */
export async function insertImport(
  tx: Tx,
  access: TerritoryAccess,
  made: NewPurchaseImport,
): Promise<string> {
  const { id } = await tx.one<{ id: string }>(
    `insert into purchase_import (territory_id, evaluation_id, file_name, file_sha256, layout, mending, rows_entered, rows_left_out)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [
      access.territoryId,
      made.evaluationId,
      made.fileName,
      made.fileSha256,
      made.layout,
      JSON.stringify(made.mending),
      made.rowsEntered,
      made.rowsLeftOut,
    ],
  )
  return id
}

/** Writes some rows of an import. @param rows a JSON array of what `storedPurchase` makes */
export async function insertPurchases(
  tx: Tx,
  access: TerritoryAccess,
  place: { readonly evaluationId: string; readonly importId: string },
  rows: string,
): Promise<void> {
  await tx.query(
    `insert into purchase (territory_id, evaluation_id, import_id, row_number, canteen_siret, canteen_id, description, supplier,
       bought_on, price, family, categories, quality_group, origin, short_chain, local_definition, local_km)
     select $1, $2, $3, r.row_number, r.canteen_siret, r.canteen_id, r.description, r.supplier, r.bought_on, r.price, r.family,
       r.categories, r.quality_group, r.origin, r.short_chain, r.local_definition, r.local_km
     from jsonb_to_recordset($4::jsonb) as r (row_number int, canteen_siret text, canteen_id text, description text, supplier text,
       bought_on date, price numeric, family text, categories text[], quality_group text, origin text, short_chain boolean,
       local_definition text, local_km numeric)`,
    [access.territoryId, place.evaluationId, place.importId, rows],
  )
}

/** A purchase as the columns of its table. */
export function storedPurchase({ rowNumber, value: purchase }: NumberedRow<Purchase>) {
  return {
    row_number: rowNumber,
    canteen_siret: 'siret' in purchase.canteen ? purchase.canteen.siret : null,
    canteen_id: 'canteenId' in purchase.canteen ? purchase.canteen.canteenId : null,
    description: purchase.description,
    supplier: purchase.supplier,
    bought_on: purchase.date,
    price: formatCents(purchase.price),
    family: purchase.family,
    categories: purchase.categories,
    quality_group: qualityGroupOf(purchase),
    origin: purchase.origin,
    short_chain: purchase.shortChain,
    local_definition: purchase.local?.definition ?? null,
    local_km: purchase.local?.km ?? null,
  }
}
