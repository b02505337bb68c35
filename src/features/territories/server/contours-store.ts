import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { readCursor, writeCursor } from '#platform/server/record-store.ts'
import type { CommuneContour, ContourImport, ContourReport } from '../domain/contours.ts'

export type ContourImportRow = {
  id: string
  fileName: string
  vintage: number
  importedBy: string | null
  createdAt: string
  inUse: number
  report: ContourReport
}

const IMPORT = `i.id, i.file_name as "fileName", i.vintage, p.name as "importedBy", i.created_at as "createdAt", i.report,
  (select count(*)::int from contour c where c.import_id = i.id) as "inUse"`
const FROM = 'contour_import i left join person p on p.id = i.imported_by'

/** Any number does: it keeps two imports from writing the same contours at once. */
const IMPORT_LOCK = 460_000_11

/** 35,000 contours in one statement would be one message of 20 MB. */
const ROWS_AT_ONCE = 2000

/**
 * Keeps the contours of a file: they take the place of those that the same communes had. Files removed before, and
 * those of which nothing is left in use, go for good. Fails with `territories.contours-busy` during another import.
 */
export async function insertContourImport(
  tx: Tx,
  fileName: string,
  personId: string | null,
  { contours, report }: ContourImport,
): Promise<ContourImportRow> {
  const { mine } = await tx.one<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [
    IMPORT_LOCK,
  ])
  if (!mine) throw new Problem('territories.contours-busy', 'busy')
  await tx.query('delete from contour_import where deleted_at is not null')
  const { id } = await tx.one<{ id: string }>(
    'insert into contour_import (file_name, vintage, report, imported_by) values ($1, $2, $3, $4) returning id',
    [fileName.slice(0, 300), contours[0]?.vintage ?? 0, JSON.stringify(report), personId],
  )
  for (let at = 0; at < contours.length; at += ROWS_AT_ONCE) {
    await insertContours(tx, id, contours.slice(at, at + ROWS_AT_ONCE))
  }
  await tx.query(
    'delete from contour_import i where not exists (select 1 from contour c where c.import_id = i.id)',
  )
  return getContourImport(tx, id)
}

async function insertContours(tx: Tx, importId: string, contours: readonly CommuneContour[]): Promise<void> {
  await tx.query(
    `insert into contour (commune_code, import_id, geometry)
     select code, $1, geometry from unnest($2::text[], $3::text[]) as n (code, geometry)
     on conflict (commune_code) do update set import_id = excluded.import_id, geometry = excluded.geometry`,
    [importId, contours.map((c) => c.code), contours.map((c) => c.geometry)],
  )
}

async function getContourImport(tx: Tx, id: string): Promise<ContourImportRow> {
  const row = await tx.maybe<ContourImportRow>(`select ${IMPORT} from ${FROM} where i.id = $1`, [id])
  if (!row) throw new Problem('record.absent', 'absent', { kind: 'contour-import', id })
  return row
}

export async function findContourImportPage(
  tx: Tx,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<ContourImportRow>> {
  const offset = readCursor(page.cursor)
  const items = await tx.rows<ContourImportRow>(
    `select ${IMPORT} from ${FROM} where i.deleted_at is null order by i.created_at desc, i.id limit $1 offset $2`,
    [page.limit, offset],
  )
  const { total } = await tx.one<{ total: number }>(
    'select count(*)::int as total from contour_import where deleted_at is null',
  )
  const end = offset + items.length
  return { items, next: end < total ? writeCursor(end) : null, total }
}

export async function removeContourImport(tx: Tx, id: string): Promise<void> {
  await getContourImport(tx, id)
  await tx.query('update contour_import set deleted_at = now() where id = $1 and deleted_at is null', [id])
}

/** Fails with `record.absent` when a later import has already swept it away. */
export async function restoreContourImport(tx: Tx, id: string): Promise<ContourImportRow> {
  await tx.query('update contour_import set deleted_at = null where id = $1', [id])
  return getContourImport(tx, id)
}

/** Contours by commune, of those that have one. */
export async function findContours(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ code: string; geometry: string }>(
    `select c.commune_code as code, c.geometry from contour c join contour_import i on i.id = c.import_id
     where i.deleted_at is null and c.commune_code = any($1)`,
    [codes],
  )
  return new Map(rows.map((row) => [row.code, row.geometry]))
}
