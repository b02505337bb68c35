import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { findRecordPage, type RecordTable } from '#platform/server/record-store.ts'

export const stepTable: RecordTable = {
  table: 'engagement_step',
  kind: 'engagement-step',
  fields: [
    'evaluationId',
    'stakeholderId',
    'what',
    'memberId',
    'who',
    'dueOn',
    'remindDaysBefore',
    'doneOn',
    'note',
  ],
  order: 'r.done_on is not null, r.due_on, r.created_at, r.id',
}

export const solicitationTable: RecordTable = {
  table: 'solicitation',
  kind: 'solicitation',
  fields: ['evaluationId', 'stakeholderId', 'askedOn', 'kind', 'minutes', 'note'],
  order: 'r.asked_on desc, r.created_at desc, r.id',
}

/** Its guests are checked by the database: an array cannot have a foreign key. */
export const meetingTable: RecordTable = {
  table: 'meeting',
  kind: 'meeting',
  fields: [
    'evaluationId',
    'title',
    'heldOn',
    'place',
    'minutes',
    'invited',
    'present',
    'compensations',
    'note',
  ],
  order: 'r.held_on desc nulls first, r.created_at desc, r.id',
}

type ListInput = {
  evaluationId: string
  stakeholderId?: string | undefined
  limit: number
  cursor?: string | undefined
  deleted?: boolean | undefined
}

/** A page of the steps or solicitations of an evaluation, or of one stakeholder of it. */
export function findPageOfStakeholder(
  tx: Tx,
  access: TerritoryAccess,
  table: RecordTable,
  { evaluationId, stakeholderId, ...page }: ListInput,
) {
  return findRecordPage(tx, access, table, { ...page, where: { evaluationId, stakeholderId } })
}
