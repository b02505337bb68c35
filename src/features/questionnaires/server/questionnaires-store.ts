import { lineTable } from '#features/framework/server/framework-store.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { findRecordPage, type RecordTable } from '#platform/server/record-store.ts'
import type { AskedLine } from '../domain/form-from-framework.ts'

export const questionnaireTable: RecordTable = {
  table: 'questionnaire',
  kind: 'questionnaire',
  fields: ['evaluationId', 'title', 'form', 'audience', 'note'],
  json: ['form'],
}

type Wanted = { readonly evaluationId: string; readonly lineIds?: readonly string[] | undefined }

/** Lines of the framework that questions are made from, in their order; all of the evaluation when none is named. */
export async function findAskedLines(
  tx: Tx,
  access: TerritoryAccess,
  wanted: Wanted,
): Promise<(AskedLine & { readonly indicatorCode: string | null })[]> {
  const { evaluationId, lineIds } = wanted
  const found = await findRecordPage(tx, access, lineTable, {
    limit: 200,
    where: { evaluationId },
    ...(lineIds ? { filter: { sql: (at) => `r.id = any (${at(1)}::uuid[])`, params: [lineIds] } } : {}),
  })
  return found.items as (AskedLine & { readonly indicatorCode: string | null })[]
}

/** Impact objectives under which questions are grouped. */
export function findObjectives(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
): Promise<{ id: string; statement: string }[]> {
  return tx.rows(
    `select id, change as statement from objective
     where territory_id = $1 and evaluation_id = $2 and deleted_at is null order by created_at, id`,
    [access.territoryId, evaluationId],
  )
}
