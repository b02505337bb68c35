import type { ProductFamily } from '#features/evaluations/domain/local-definition.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { parseCents } from '#kernel/decimal.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { liftDeletionMarks, pageOfRows, readCursor } from '#platform/server/record-store.ts'
import type { DeclaredLocal } from '../domain/local-agreement.ts'
import type { EgalimCategory, LocalDefinition, Origin, Purchase } from '../domain/purchase.ts'
import type { PurchaseFilter } from '../domain/purchase-filter.ts'
import { type PurchaseMeasure, type QualityGroup, qualityGroupOf } from '../domain/purchase-summary.ts'
import { getImport } from './purchase-imports-store.ts'

export type PurchaseRow = {
  id: string
  importId: string
  rowNumber: number
  version: number
  deletedAt: string | null
  canteenSiret: string | null
  canteenId: string | null
  description: string
  supplier: string | null
  date: string
  price: string
  family: ProductFamily
  categories: EgalimCategory[]
  qualityGroup: QualityGroup | null
  origin: Origin | null
  shortChain: boolean
  localDefinition: LocalDefinition | null
  localKm: string | null
}

const COLUMNS = `p.id, p.import_id as "importId", p.row_number as "rowNumber", p.version, p.deleted_at as "deletedAt",
  p.canteen_siret as "canteenSiret", p.canteen_id as "canteenId", p.description, p.supplier, p.bought_on as date, p.price,
  p.family, p.categories, p.quality_group as "qualityGroup", p.origin, p.short_chain as "shortChain",
  p.local_definition as "localDefinition", trim_scale(p.local_km)::text as "localKm"`

/** Rows that count: neither they nor their import have been deleted. */
const LIVE = `p.deleted_at is null and exists (select 1 from purchase_import i where i.id = p.import_id and i.deleted_at is null)`

/** The measures of the summary, in SQL; the domain's `isCountedIn` is the reference (a test compares them). */
const MEASURE_SQL: Readonly<Record<PurchaseMeasure, string>> = {
  total: 'true',
  organic: `p.quality_group = 'organic'`,
  siqo: `p.quality_group = 'siqo'`,
  other: `p.quality_group = 'other'`,
  externalityPerformance: `p.quality_group = 'externalityPerformance'`,
  quality: 'p.quality_group is not null',
  fairTrade: `p.quality_group in ('organic', 'other') and 'COMMERCE_EQUITABLE' = any (p.categories)`,
  shortChain: 'p.short_chain',
  france: `p.origin = 'FRANCE'`,
  europe: `p.origin = 'EUROPE'`,
  local: 'p.local_definition is not null',
}

export type PurchaseQuery = {
  measure?: PurchaseFilter['measure'] | undefined
  families?: PurchaseFilter['families']
  definition?: PurchaseFilter['definition']
  evaluationId: string
  importId?: string | undefined
  year?: string | undefined
  text?: string | undefined
}

function conditionsOf(
  access: { territoryId: string },
  query: PurchaseQuery,
): { sql: string; params: unknown[] } {
  const params: unknown[] = [access.territoryId, query.evaluationId]
  const conditions = ['p.territory_id = $1', 'p.evaluation_id = $2', LIVE]
  const add = (value: unknown, sql: (at: string) => string) => {
    params.push(value)
    conditions.push(sql(`$${params.length}`))
  }
  if (query.importId) add(query.importId, (at) => `p.import_id = ${at}`)
  if (query.year) {
    add(`${query.year}-01-01`, (at) => `p.bought_on >= ${at}::date`)
    add(`${query.year}-12-31`, (at) => `p.bought_on <= ${at}::date`)
  }
  if (query.measure) conditions.push(`(${MEASURE_SQL[query.measure]})`)
  if (query.families?.length) add(query.families, (at) => `p.family = any (${at}::text[])`)
  if (query.definition) add(query.definition, (at) => `p.local_definition = ${at}`)
  if (query.text) {
    const pattern = `%${query.text.replace(/[\\%_]/g, '\\$&')}%`
    add(pattern, (at) => `(p.description ilike ${at} or p.supplier ilike ${at})`)
  }
  return { sql: conditions.join(' and '), params }
}

export async function findPurchasePage(
  tx: Tx,
  access: { territoryId: string },
  query: PurchaseQuery & { cursor?: string | undefined; limit: number },
): Promise<Page<PurchaseRow>> {
  const offset = readCursor(query.cursor)
  const { sql, params } = conditionsOf(access, query)
  const rows = await tx.rows<PurchaseRow & { full: number }>(
    `select ${COLUMNS}, count(*) over ()::int as full from purchase p where ${sql}
     order by p.bought_on, p.import_id, p.row_number, p.id limit ${query.limit} offset ${offset}`,
    params,
  )
  return pageOfRows(rows, offset)
}

/** Exact sum and number of the rows behind a figure. */
export async function sumPurchases(
  tx: Tx,
  access: { territoryId: string },
  query: PurchaseQuery,
): Promise<{ amount: string; rows: number; importIds: string[] }> {
  const { sql, params } = conditionsOf(access, query)
  const row = await tx.one<{ amount: string; rows: number; importIds: string[] }>(
    `select coalesce(sum(p.price), 0)::numeric(20, 2)::text as amount, count(*)::int as rows,
       coalesce(array_agg(distinct p.import_id), '{}') as "importIds" from purchase p where ${sql}`,
    params,
  )
  return row
}

type YearRow = { year: string; rows: number } & Record<PurchaseMeasure, string>

/** Everything that the yearly summary adds up, in three aggregates over the rows that count. */
export async function readYearSums(tx: Tx, access: TerritoryAccess, evaluationId: string) {
  const { sql, params } = conditionsOf(access, { evaluationId })
  const year = `to_char(p.bought_on, 'YYYY')`
  const sums = Object.entries(MEASURE_SQL).map(
    ([measure, where]) =>
      `coalesce(sum(p.price) filter (where ${where}), 0)::numeric(20, 2)::text as "${measure}"`,
  )
  const years = await tx.rows<YearRow>(
    `select ${year} as year, count(*)::int as rows, ${sums.join(', ')} from purchase p where ${sql} group by 1 order by 1`,
    params,
  )
  const local = await tx.rows<{ year: string; name: string; amount: string }>(
    `select ${year} as year, p.local_definition as name, sum(p.price)::numeric(20, 2)::text as amount from purchase p
     where ${sql} and p.local_definition is not null group by 1, 2`,
    params,
  )
  const families = await tx.rows<{ year: string; name: string; amount: string }>(
    `select ${year} as year, p.family as name, sum(p.price)::numeric(20, 2)::text as amount from purchase p where ${sql} group by 1, 2`,
    params,
  )
  return { years, local, families }
}

/** What was declared local in a year, by family, definition and kilometres. */
export async function readDeclaredLocal(
  tx: Tx,
  access: { territoryId: string },
  evaluationId: string,
  year: string,
): Promise<DeclaredLocal[]> {
  const { sql, params } = conditionsOf(access, { evaluationId, year, measure: 'local' })
  return tx.rows<DeclaredLocal>(
    `select p.family, p.local_definition as declared, p.local_km::text as km, sum(p.price)::numeric(20, 2)::text as amount
     from purchase p where ${sql} group by 1, 2, 3 order by 1, 2, 3`,
    params,
  )
}

export async function getPurchase(tx: Tx, access: { territoryId: string }, id: string): Promise<PurchaseRow> {
  const row = await tx.maybe<PurchaseRow>(
    `select ${COLUMNS} from purchase p where p.territory_id = $1 and p.id = $2`,
    [access.territoryId, id],
  )
  if (!row) throw new Problem('record.absent', 'absent', { kind: 'purchase', id })
  return row
}

type Correctable =
  | 'description'
  | 'supplier'
  | 'date'
  | 'price'
  | 'family'
  | 'categories'
  | 'origin'
  | 'shortChain'
  | 'localDefinition'
  | 'localKm'

export type PurchaseCorrection = { [F in Correctable]?: PurchaseRow[F] | undefined }

const COLUMN_OF: Readonly<Record<Correctable, string>> = {
  description: 'description',
  supplier: 'supplier',
  date: 'bought_on',
  price: 'price',
  family: 'family',
  categories: 'categories',
  origin: 'origin',
  shortChain: 'short_chain',
  localDefinition: 'local_definition',
  localKm: 'local_km',
}

/** A stored row as the domain knows it. */
export function purchaseOfRow(row: PurchaseRow): Purchase {
  return {
    canteen: row.canteenSiret !== null ? { siret: row.canteenSiret } : { canteenId: row.canteenId ?? '' },
    description: row.description,
    supplier: row.supplier,
    date: row.date,
    price: parseCents(row.price) ?? 0n,
    family: row.family,
    categories: row.categories,
    origin: row.origin,
    shortChain: row.shortChain,
    local: row.localDefinition === null ? null : { definition: row.localDefinition, km: row.localKm },
  }
}

/** Corrects a row under its version. Local purchases are of French origin at most (method 7.5). */
export async function correctPurchase(
  tx: Tx,
  access: TerritoryAccess,
  id: string,
  version: number,
  values: PurchaseCorrection,
): Promise<PurchaseRow> {
  const current = await getPurchase(tx, access, id)
  if (current.version !== version || current.deletedAt !== null) {
    throw new Problem('record.stale', 'conflict', { kind: 'purchase', id, yours: values, current })
  }
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  const next = { ...current, ...Object.fromEntries(given) } as PurchaseRow
  if (next.localDefinition !== null && next.origin === 'EUROPE')
    throw new Problem('purchases.local-not-france', 'caller', { id })
  const pairs: [string, unknown][] = given.map(([field, value]) => [COLUMN_OF[field as Correctable], value])
  pairs.push(['quality_group', qualityGroupOf(purchaseOfRow(next))])
  const sets = pairs.map(([column], i) => `${column} = $${i + 4}`).join(', ')
  const { rowCount: done } = await tx.query(
    `update purchase set ${sets} where territory_id = $1 and id = $2 and version = $3 and deleted_at is null`,
    [access.territoryId, id, version, ...pairs.map(([, value]) => value)],
  )
  if (done === 0) {
    throw new Problem('record.stale', 'conflict', {
      kind: 'purchase',
      id,
      yours: values,
      current: await getPurchase(tx, access, id),
    })
  }
  return getPurchase(tx, access, id)
}

/** Deletes or brings back a row or a whole import; what leans on it is marked by the database. */
export async function setDeleted(
  tx: Tx,
  access: TerritoryAccess,
  table: 'purchase' | 'purchase_import',
  id: string,
  version: number | undefined,
): Promise<void> {
  const deleting = version !== undefined
  const { rowCount: done } = await tx.query(
    `update ${table} set deleted_at = ${deleting ? 'now()' : 'null'} where territory_id = $1 and id = $2
       and deleted_at is ${deleting ? 'null and version = $3' : 'not null'}`,
    deleting ? [access.territoryId, id, version] : [access.territoryId, id],
  )
  const kind = table === 'purchase' ? 'purchase' : 'purchase-import'
  if (deleting && done === 0) {
    const current = table === 'purchase' ? await getPurchase(tx, access, id) : await getImport(tx, access, id)
    throw new Problem('record.stale', 'conflict', { kind, id, yours: {}, current })
  }
  if (!deleting && done !== 0) await liftDeletionMarks(tx, access, kind, id)
}
