import type { NewImport } from '#features/imports/server/table-entering-store.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Lang } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { makeJudgingThread } from '#platform/server/imports/judging-thread.ts'
import { getRecord, type RecordTable, removeRecord } from '#platform/server/record-store.ts'
import type { Mending } from '#platform/tables/mending.ts'
import type { Collection } from '../contract.ts'
import type { AnswersAround } from '../domain/answer-reading.ts'
import { getPublishedForm } from './compiled-forms.ts'

export const answerImportTable: RecordTable = {
  table: 'answer_import',
  kind: 'answer-import',
  fields: ['evaluationId', 'collectionId', 'fileName', 'rowsEntered', 'rowsLeftOut'],
  order: 'r.created_at desc, r.id',
}

/** Judges tables of answers (answer-judging.ts) apart from the server's work. */
export const answerJudging = makeJudgingThread<Mending, AnswersAround>(
  new URL('./answer-judging.ts', import.meta.url),
)

/** The form, groups and sheets of a collection, as this transaction sees them. Fails with `collection.not-open` for a draft. */
export async function findAnswersAround(
  tx: Tx,
  access: TerritoryAccess,
  collection: Collection,
  { lang, today }: { lang: Lang; today: string },
): Promise<AnswersAround> {
  const { id, versionId, questionnaireId, purgedAt } = collection
  if (versionId === null) throw new Problem('collection.not-open', 'conflict')
  if (purgedAt !== null) throw new Problem('collection.answer-erased', 'gone')
  const { compiled } = await getPublishedForm(tx, access.territoryId, versionId, questionnaireId)
  const groups = await tx.rows<AnswersAround['groups'][number]>(
    'select id, name from collection_group where territory_id = $1 and collection_id = $2 and deleted_at is null',
    [access.territoryId, id],
  )
  const sheets = await tx.rows<{ sheet: string }>(
    `select sheet from answer where territory_id = $1 and collection_id = $2 and sheet <> '' and deleted_at is null and withdrawn_at is null`,
    [access.territoryId, id],
  )
  return { form: compiled.form, groups, sheets: sheets.map(({ sheet }) => sheet), lang, today }
}

/** Makes the imports of one collection wait for each other, so that both see what is already there. */
export async function waitForOtherImports(tx: Tx, collectionId: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('answer-import ' || $1, 0))", [collectionId])
}

/** Writes an import, without its answers yet → its id. Fails with `collection.file-known` for a file that stands already. */
export async function insertAnswerImport(
  tx: Tx,
  access: TerritoryAccess,
  { id: collectionId, evaluationId }: Collection,
  made: NewImport,
): Promise<string> {
  const known = await tx.maybe<{ createdAt: string }>(
    `select created_at as "createdAt" from answer_import where territory_id = $1 and collection_id = $2 and file_sha256 = $3 and deleted_at is null`,
    [access.territoryId, collectionId, made.fileSha256],
  )
  if (known) throw new Problem('collection.file-known', 'conflict', { on: known.createdAt.slice(0, 10) })
  const { id } = await tx.one<{ id: string }>(
    `insert into answer_import (territory_id, evaluation_id, collection_id, file_name, file_sha256, rows_entered, rows_left_out, mending)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [
      access.territoryId,
      evaluationId,
      collectionId,
      made.fileName,
      made.fileSha256,
      made.rowsEntered,
      made.rowsLeftOut,
      JSON.stringify(made.mending),
    ],
  )
  return id
}

/** Writes some answers of an import. @param rows a JSON array of `ReadAnswer` */
export async function insertImportedAnswers(
  tx: Tx,
  access: TerritoryAccess,
  { id, evaluationId, versionId }: Collection,
  { importId, lang, rows }: { importId: string; lang: Lang; rows: string },
): Promise<void> {
  await tx.query(
    `insert into answer (id, territory_id, evaluation_id, collection_id, version_id, import_id, channel, lang, group_id, sheet, finished_at, answers)
     select gen_random_uuid(), $1, $2, $3, $4, $5, 'import', $6, r."groupId", r.sheet,
       r."finishedOn" + time '12:00' at time zone 'Europe/Paris', r.answers
     from jsonb_to_recordset($7::jsonb) as r ("groupId" uuid, sheet text, "finishedOn" date, answers jsonb)`,
    [access.territoryId, evaluationId, id, versionId, importId, lang, rows],
  )
}

/** Undoes an import as a whole. Answers deleted before stay as they were. */
export async function removeAnswerImport(tx: Tx, access: TerritoryAccess, id: string, version: number) {
  const removed = await removeRecord(tx, access, answerImportTable, id, version)
  // now() stands still within a transaction: the same instant marks what was deleted together.
  await tx.query(
    'update answer set deleted_at = now() where territory_id = $1 and import_id = $2 and deleted_at is null',
    [access.territoryId, id],
  )
  return removed
}

/** Brings an undone import back, with exactly the answers that were deleted by undoing it. */
export async function restoreAnswerImport(tx: Tx, access: TerritoryAccess, id: string) {
  await getRecord(tx, access, answerImportTable, id)
  await tx.query(
    `update answer a set deleted_at = null from answer_import i
     where i.territory_id = $1 and i.id = $2 and a.territory_id = i.territory_id and a.import_id = i.id and a.deleted_at = i.deleted_at
       and a.purged_at is null`,
    [access.territoryId, id],
  )
  await tx.query(
    'update answer_import set deleted_at = null where territory_id = $1 and id = $2 and deleted_at is not null',
    [access.territoryId, id],
  )
  return getRecord(tx, access, answerImportTable, id)
}
