import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, readCursor } from '#platform/server/record-store.ts'
import type { ThreadKind } from '../domain/thread.ts'
import { THREAD_LABELS } from './thread-store.ts'

export type ReviewRow = {
  id: string
  recordKind: ThreadKind
  recordId: string
  label: string
  marks: number
  causes: number
  causeKind: ThreadKind
  causeId: string
  causeLabel: string
  causeAct: 'change' | 'delete'
  at: string
}

/**
 * Records to look at again, latest change first: one line a record, however many changes led to it. Deleted records
 * are left out, and imports too: they only hold the rows, whose own figures are listed. Asking the labels by array lets each be read by its key, not all purchases at once.
 */
export async function findReviewPage(
  tx: Tx,
  access: TerritoryAccess,
  query: { evaluationId?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<ReviewRow>> {
  const offset = readCursor(query.cursor)
  const rows = await tx.rows<ReviewRow & { full: number }>(
    `with marked as (
       select record_kind, record_id, count(*)::int as marks, count(distinct (cause_kind, cause_id))::int as causes,
         max(created_at) as at, (array_agg(id order by created_at desc, id))[1] as id
       from review_mark where territory_id = $1 and cleared_at is null and record_kind <> 'purchase-import'
       group by record_kind, record_id
     ), found as (
       select m.*, r.label, count(*) over ()::int as full_count
       from marked m join (${THREAD_LABELS}) r on r.kind = m.record_kind and r.id = m.record_id
       where r.id = any (array(select record_id from marked)) and r.deleted_at is null and ($2::uuid is null or r.evaluation_id = $2)
       order by m.at desc, m.record_id limit $3 offset $4
     )
     select f.id, f.record_kind as "recordKind", f.record_id as "recordId", f.label, f.marks, f.causes, f.at,
       l.cause_kind as "causeKind", l.cause_id as "causeId", l.cause_act as "causeAct", coalesce(c.label, '') as "causeLabel",
       f.full_count as "full"
     from found f join review_mark l on l.id = f.id
     left join (${THREAD_LABELS}) c on c.kind = l.cause_kind and c.id = l.cause_id
       and c.id = any (array(select x.cause_id from review_mark x join found y on y.id = x.id))
     order by f.at desc, f.record_id`,
    [access.territoryId, query.evaluationId ?? null, query.limit, offset],
  )
  return pageOfRows(rows, offset)
}

/** « Vu, toujours juste » : whoever looked at the record has seen all of it, so every mark on it is lifted. */
export async function clearReview(tx: Tx, access: TerritoryAccess, id: string): Promise<number> {
  const mark = await tx.maybe<{ record_kind: string; record_id: string }>(
    'select record_kind, record_id from review_mark where territory_id = $1 and id = $2',
    [access.territoryId, id],
  )
  if (!mark) throw new Problem('record.absent', 'absent', { kind: 'review-mark', id })
  return lift(tx, access, 'record_kind = $3 and record_id = $4', [mark.record_kind, mark.record_id])
}

export async function clearCause(
  tx: Tx,
  access: TerritoryAccess,
  cause: { causeKind: ThreadKind; causeId: string },
): Promise<number> {
  return lift(tx, access, 'cause_kind = $3 and cause_id = $4', [cause.causeKind, cause.causeId])
}

async function lift(
  tx: Tx,
  access: TerritoryAccess,
  where: string,
  params: readonly unknown[],
): Promise<number> {
  const { rowCount } = await tx.query(
    `update review_mark set cleared_at = now(), cleared_by = $2 where territory_id = $1 and cleared_at is null and ${where}`,
    [access.territoryId, access.personId, ...params],
  )
  return rowCount ?? 0
}
