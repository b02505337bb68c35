import type { NewImport } from '#features/imports/server/table-entering-store.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { getRecord, type RecordTable, removeRecord } from '#platform/server/record-store.ts'

export const actorImportTable: RecordTable = {
  table: 'actor_import',
  kind: 'actor-import',
  fields: ['fileName', 'rowsEntered', 'rowsLeftOut'],
  order: 'r.created_at desc, r.id',
}

/** Makes the imports of one territory wait for each other, so that both see what is already there. */
export async function waitForOtherImports(tx: Tx, access: TerritoryAccess): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('actor-import ' || $1, 0))", [
    access.territoryId,
  ])
}

/** Writes an import, without its organisations yet → its id. */
export async function insertActorImport(tx: Tx, access: TerritoryAccess, made: NewImport): Promise<string> {
  const { id } = await tx.one<{ id: string }>(
    `insert into actor_import (territory_id, file_name, file_sha256, rows_entered, rows_left_out, mending)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [
      access.territoryId,
      made.fileName,
      made.fileSha256,
      made.rowsEntered,
      made.rowsLeftOut,
      JSON.stringify(made.mending),
    ],
  )
  return id
}

/** Writes some organisations of an import. @param actors a JSON array of `Actor` */
export async function insertImportedActors(
  tx: Tx,
  access: TerritoryAccess,
  id: string,
  actors: string,
): Promise<void> {
  await tx.query(
    `insert into actor (territory_id, import_id, name, kind, commune_code, siret, worlds, note)
     select $1, $2, a.name, a.kind, a."communeCode", a.siret, array(select jsonb_array_elements_text(a.worlds)), a.note
     from jsonb_to_recordset($3::jsonb) as a(name text, kind text, "communeCode" text, siret text, worlds jsonb, note text)`,
    [access.territoryId, id, actors],
  )
}

/** Undoes an import as a whole. Organisations deleted before stay as they were. */
export async function removeActorImport(tx: Tx, access: TerritoryAccess, id: string, version: number) {
  const removed = await removeRecord(tx, access, actorImportTable, id, version)
  // now() stands still within a transaction: the same instant marks what was deleted together.
  await tx.query(
    'update actor set deleted_at = now() where territory_id = $1 and import_id = $2 and deleted_at is null',
    [access.territoryId, id],
  )
  return removed
}

/** Brings an undone import back, with exactly the organisations that were deleted by undoing it. */
export async function restoreActorImport(tx: Tx, access: TerritoryAccess, id: string) {
  await getRecord(tx, access, actorImportTable, id)
  await tx.query(
    `update actor a set deleted_at = null from actor_import i
     where i.territory_id = $1 and i.id = $2 and a.import_id = i.id and a.deleted_at = i.deleted_at`,
    [access.territoryId, id],
  )
  await tx.query(
    'update actor_import set deleted_at = null where territory_id = $1 and id = $2 and deleted_at is not null',
    [access.territoryId, id],
  )
  return getRecord(tx, access, actorImportTable, id)
}
