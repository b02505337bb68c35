import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { presentRow, type RecordTable, selectList } from '#platform/server/record-store.ts'
import type { FrameworkLine } from '../domain/framework-line.ts'

export const lineTable: RecordTable = {
  table: 'framework_line',
  kind: 'framework-line',
  fields: [
    'evaluationId',
    'objectiveId',
    'elementId',
    'position',
    'question',
    'criterion',
    'indicatorCode',
    'name',
    'definition',
    'kind',
    'unit',
    'formula',
    'variables',
    'levels',
    'direction',
    'boundBad',
    'boundGood',
    'impactLevel',
    'dimension',
    'sat',
    'baseline',
    'baselineOn',
    'baselineSource',
    'target',
    'targetOn',
    'targetReason',
    'source',
    'mode',
    'timing',
    'owner',
    'dueOn',
    'hours',
    'respondents',
    'personalData',
    'personalDataNote',
    'limits',
    'quality',
    'isSetAside',
    'originLineId',
    'takenFrom',
  ],
  json: ['variables', 'levels', 'quality', 'takenFrom'],
  // Two people answer two questions of one line at once.
  documents: ['quality'],
  numbers: ['boundBad', 'boundGood', 'baseline', 'target', 'hours'],
  order: 'r.position, r.created_at, r.id',
}

/** Who answers for a line. */
export const respondentTable: RecordTable = {
  table: 'framework_line_respondent',
  kind: 'framework-line-respondent',
  fields: ['evaluationId', 'lineId', 'stakeholderId', 'minutes', 'times'],
}

/** Every line of a framework in its order, those set aside last. */
export async function findAllLines(tx: Tx, access: TerritoryAccess, evaluationId: string) {
  const rows = await tx.rows<Record<string, unknown>>(
    `select ${selectList(lineTable)} from framework_line r
     where r.territory_id = $1 and r.evaluation_id = $2 and r.deleted_at is null order by r.is_set_aside, ${lineTable.order}`,
    [access.territoryId, evaluationId],
  )
  return rows.map((row) => presentRow(lineTable, row) as unknown as FrameworkLine)
}
