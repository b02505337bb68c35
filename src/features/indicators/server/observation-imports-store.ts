import type { NewImport } from '#features/imports/server/table-entering-store.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { getRecord, type RecordTable, removeRecord } from '#platform/server/record-store.ts'

export const observationImportTable: RecordTable = {
  table: 'observation_import',
  kind: 'observation-import',
  fields: ['evaluationId', 'fileName', 'rowsEntered', 'rowsLeftOut'],
  order: 'r.created_at desc, r.id',
}

/** Makes the imports of one evaluation wait for each other, so that both see what is already there. */
export async function waitForOtherImports(tx: Tx, evaluationId: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('observation-import ' || $1, 0))", [
    evaluationId,
  ])
}

/** Writes an import, without its values yet → its id. */
export async function insertObservationImport(
  tx: Tx,
  access: TerritoryAccess,
  made: NewImport & { readonly evaluationId: string },
): Promise<string> {
  const { id } = await tx.one<{ id: string }>(
    `insert into observation_import (territory_id, evaluation_id, file_name, file_sha256, rows_entered, rows_left_out, mending)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [
      access.territoryId,
      made.evaluationId,
      made.fileName,
      made.fileSha256,
      made.rowsEntered,
      made.rowsLeftOut,
      JSON.stringify(made.mending),
    ],
  )
  return id
}

/** Writes some values of an import. @param rows a JSON array of `ReadObservation` */
export async function insertImportedObservations(
  tx: Tx,
  access: TerritoryAccess,
  place: { readonly evaluationId: string; readonly importId: string },
  rows: string,
): Promise<void> {
  await tx.query(
    `insert into observation (territory_id, evaluation_id, import_id, line_id, period_from, period_to, value, missing, unit, source,
       confidence, note, observed_on)
     select $1, $2, $3, r."lineId", r."periodFrom", r."periodTo", r.value, r.missing, r.unit, r.source, r.confidence, r.note, r."observedOn"
     from jsonb_to_recordset($4::jsonb) as r ("lineId" uuid, "periodFrom" date, "periodTo" date, value numeric, missing text,
       unit text, source text, confidence text, note text, "observedOn" date)`,
    [access.territoryId, place.evaluationId, place.importId, rows],
  )
}

/** Undoes an import as a whole. Values deleted before stay as they were. */
export async function removeObservationImport(tx: Tx, access: TerritoryAccess, id: string, version: number) {
  const removed = await removeRecord(tx, access, observationImportTable, id, version)
  // now() stands still within a transaction: the same instant marks what was deleted together.
  await tx.query(
    'update observation set deleted_at = now() where territory_id = $1 and import_id = $2 and deleted_at is null',
    [access.territoryId, id],
  )
  return removed
}

/** Brings an undone import back, with exactly the values that were deleted by undoing it. */
export async function restoreObservationImport(tx: Tx, access: TerritoryAccess, id: string) {
  await getRecord(tx, access, observationImportTable, id)
  await tx.query(
    `with back as (
       update observation o set deleted_at = null from observation_import i
       where i.territory_id = $1 and i.id = $2 and o.import_id = i.id and o.deleted_at = i.deleted_at returning o.id)
     update review_mark set cleared_at = now() where territory_id = $1 and cause_kind = 'observation'
       and cause_act = 'delete' and cleared_at is null and cause_id in (select id from back)`,
    [access.territoryId, id],
  )
  await tx.query(
    'update observation_import set deleted_at = null where territory_id = $1 and id = $2 and deleted_at is not null',
    [access.territoryId, id],
  )
  return getRecord(tx, access, observationImportTable, id)
}
