import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, presentRow, readCursor, selectList } from '#platform/server/record-store.ts'
import type { InterviewEntry } from '../contract.ts'
import { interviewTable } from './interviews-tables.ts'

type Row = Record<string, unknown>
type Asked = {
  readonly evaluationId: string
  readonly id?: string | undefined
  readonly format?: string | undefined
  readonly state?: string | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

const ENTRY = `${selectList(interviewTable)}, r.erased_at, r.erased_because,
  coalesce(s.name, a.name, nullif(r.described_as, ''), '') as with_whom, w.name as world_name, g.title as guide_title, e.title as event_title,
  (select count(*)::int from interview_note n where n.interview_id = r.id and n.deleted_at is null) as notes,
  (select count(*)::int from quote q where q.interview_id = r.id and q.deleted_at is null) as quotes,
  (select count(*)::int from attachment f where f.territory_id = r.territory_id and f.owner_kind = 'interview' and f.owner_id = r.id
    and f.kind = 'voice' and f.deleted_at is null and f.purged_at is null) as recordings,
  exists (select 1 from interview_text t where t.interview_id = r.id and t.text <> '') as has_text`

const JOINED = `interview r left join stakeholder s on s.id = r.stakeholder_id left join actor a on a.id = r.actor_id
  left join social_world w on w.id = r.world_id left join interview_guide g on g.id = r.guide_id and g.deleted_at is null
  left join event e on e.id = r.event_id and e.deleted_at is null`

/** Interviews and sheets with their names and counts, by day; one of them where `id` says which, deleted ones then too. */
export async function findInterviewPage(
  tx: Tx,
  access: TerritoryAccess,
  asked: Asked,
): Promise<Page<InterviewEntry>> {
  const offset = readCursor(asked.cursor)
  const rows = await tx.rows<Row & { full: number }>(
    `select ${ENTRY}, count(*) over ()::int as full from ${JOINED}
     where r.territory_id = $1 and r.evaluation_id = $2 and ($3::uuid is null and r.deleted_at is null or r.id = $3)
       and ($4::text is null or r.format = $4) and ($5::text is null or r.state = $5)
     order by ${interviewTable.order} limit ${asked.limit} offset ${offset}`,
    [access.territoryId, asked.evaluationId, asked.id ?? null, asked.format ?? null, asked.state ?? null],
  )
  const page = pageOfRows<Row>(rows, offset)
  return { ...page, items: page.items.map((row) => presentRow(interviewTable, row)) as InterviewEntry[] }
}

/** @throws Problem `record.absent` */
export async function getInterview(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
  id: string,
): Promise<InterviewEntry> {
  const { items } = await findInterviewPage(tx, access, { evaluationId, id, limit: 1 })
  if (!items[0]) throw new Problem('record.absent', 'absent', { kind: 'interview', id })
  return items[0]
}

export type Leaning = { kind: string; id: string; label: string }

/** What rests on what was said in an interview, its own quotes aside: links of the chain, figures, statements, supports. */
export async function findLeaning(tx: Tx, access: TerritoryAccess, id: string): Promise<Leaning[]> {
  return tx.rows<Leaning>(
    `with reached as (select distinct kind, id from walk_thread('interview', $2, 'up'))
     select r.kind, r.id, l.label from reached r join (
       select 'chain-link' as kind, c.id, b.statement || ' → ' || d.statement as label
         from chain_link c join chain_element b on b.id = c.from_id join chain_element d on d.id = c.to_id where c.territory_id = $1
       union all select 'observation', o.id, f.name from observation o join framework_line f on f.id = o.line_id where o.territory_id = $1
       union all select 'statement', id, sentence from statement where territory_id = $1
       union all select 'support', id, title from support where territory_id = $1
     ) l on l.kind = r.kind and l.id = r.id order by r.kind, l.label`,
    [access.territoryId, id],
  )
}

type Erased = { notes: number; quotes: number; recordings: number }

/** Erases for good what was said; `interviews.erased` (gone) where that was done before. */
export async function withdrawInterview(tx: Tx, id: string): Promise<Erased> {
  const { erased } = await tx.one<{ erased: Erased | null }>('select withdraw_interview($1) as erased', [id])
  if (!erased) throw new Problem('interviews.erased', 'gone')
  return erased
}

/** Erases what may be kept no longer, in every territory; how many interviews and quotes. For a periodic job. */
export async function purgeInterviews(tx: Tx, today: string): Promise<number> {
  const { emptied } = await tx.one<{ emptied: number }>('select purge_interviews($1) as emptied', [today])
  return emptied
}
