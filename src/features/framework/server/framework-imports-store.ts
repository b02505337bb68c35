import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import {
  getRecord,
  liftDeletionMarks,
  type RecordTable,
  removeRecord,
  snake,
} from '#platform/server/record-store.ts'
import type { Mending } from '#platform/tables/mending.ts'
import type { FrameworkLine } from '../domain/framework-line.ts'
import { takeFromIndicator } from '../domain/lineage.ts'
import { findIndicator } from './catalogue-source.ts'

export const frameworkImportTable: RecordTable = {
  table: 'framework_import',
  kind: 'framework-import',
  fields: ['evaluationId', 'fileName', 'rowsEntered', 'rowsLeftOut'],
  order: 'r.created_at desc, r.id',
}

type NewImport = {
  readonly evaluationId: string
  readonly fileName: string
  readonly fileSha256: string
  readonly mending: Mending
  readonly lines: readonly FrameworkLine[]
  readonly rowsLeftOut: number
}

/** Makes the imports of one evaluation wait for each other, so that both see what is already there. */
export async function waitForOtherImports(tx: Tx, evaluationId: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('framework-import ' || $1, 0))", [
    evaluationId,
  ])
}

/** Writes an import and all its lines, after those that stand already, in the order of the table. */
export async function insertFrameworkImport(tx: Tx, access: TerritoryAccess, made: NewImport) {
  const { evaluationId, lines } = made
  const { id } = await tx.one<{ id: string }>(
    `insert into framework_import (territory_id, evaluation_id, file_name, file_sha256, rows_entered, rows_left_out, mending)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [
      access.territoryId,
      evaluationId,
      made.fileName,
      made.fileSha256,
      lines.length,
      made.rowsLeftOut,
      JSON.stringify(made.mending),
    ],
  )
  const { first } = await tx.one<{ first: number }>(
    `select coalesce(max(position) + 1, 0)::int as first from framework_line
     where territory_id = $1 and evaluation_id = $2 and deleted_at is null`,
    [access.territoryId, evaluationId],
  )
  const rows = lines.map((line, at) => rowOf(line, first + at))
  const columns = Object.keys(rows[0] ?? {})
  await tx.query(
    `insert into framework_line (territory_id, evaluation_id, import_id, ${columns.join(', ')})
     select $1, $2, $3, ${columns.map((column) => `r.${column}`).join(', ')}
     from jsonb_populate_recordset(null::framework_line, $4::jsonb) r`,
    [access.territoryId, evaluationId, id, JSON.stringify(rows)],
  )
  return getRecord(tx, access, frameworkImportTable, id)
}

/** A line as columns of its table. */
function rowOf(line: FrameworkLine, position: number): Record<string, unknown> {
  const indicator = findIndicator(line.indicatorCode)
  const taken = indicator ? takeFromIndicator(indicator) : null
  const own = Object.entries(line).map(([field, value]) => [snake(field), value])
  return { ...Object.fromEntries(own), position, taken_from: taken }
}

/** Undoes an import as a whole. Lines deleted before stay as they were. */
export async function removeFrameworkImport(tx: Tx, access: TerritoryAccess, id: string, version: number) {
  const removed = await removeRecord(tx, access, frameworkImportTable, id, version)
  // now() stands still within a transaction: the same instant marks what was deleted together.
  await tx.query(
    'update framework_line set deleted_at = now() where territory_id = $1 and import_id = $2 and deleted_at is null',
    [access.territoryId, id],
  )
  return removed
}

/** Brings an undone import back, with exactly the lines that were deleted by undoing it. */
export async function restoreFrameworkImport(tx: Tx, access: TerritoryAccess, id: string) {
  await getRecord(tx, access, frameworkImportTable, id)
  const lines = await tx.rows<{ id: string }>(
    `update framework_line l set deleted_at = null from framework_import i
     where i.territory_id = $1 and i.id = $2 and l.import_id = i.id and l.deleted_at = i.deleted_at returning l.id`,
    [access.territoryId, id],
  )
  for (const line of lines) await liftDeletionMarks(tx, access, 'framework-line', line.id)
  await tx.query(
    'update framework_import set deleted_at = null where territory_id = $1 and id = $2 and deleted_at is not null',
    [access.territoryId, id],
  )
  return getRecord(tx, access, frameworkImportTable, id)
}
