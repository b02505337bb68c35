import type { z } from 'zod'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, readCursor } from '#platform/server/record-store.ts'
import type { agendaEntrySchema } from '../contract.ts'
import { type ScoredEvent, scoreEvent } from '../domain/event-score.ts'

type AgendaEntry = z.infer<typeof agendaEntrySchema>
type Row = Omit<AgendaEntry, 'score'> & ScoredEvent

/** What the grid looks at, of a row `e`. */
export const SCORED_COLUMNS = `e.level, e.items, e.starts_on as "startsOn", e.ends_on as "endsOn", e.speech_percent as "speechPercent",
  e.trace_on as "traceOn", e.follow_up_on as "followUpOn",
  exists (select from event next where next.territory_id = e.territory_id and next.parent_id = e.id and next.deleted_at is null
    and next.state <> 'cancelled' and next.starts_on is not null) as "hasDatedFollowUp"`

type Asked = {
  limit: number
  cursor?: string | undefined
  from?: string | undefined
  to?: string | undefined
  order: 'first' | 'last'
  state?: string | undefined
  openness?: string | undefined
  lever?: string | undefined
  parentId?: string | undefined
  q?: string | undefined
}

/** A page of the agenda: events that touch the days asked for, each with its score. Without days: also the undated ones. */
export async function findAgendaPage(
  tx: Tx,
  access: TerritoryAccess,
  asked: Asked,
): Promise<Page<AgendaEntry>> {
  const offset = readCursor(asked.cursor)
  const way = asked.order === 'first' ? 'asc' : 'desc'
  const rows = await tx.rows<Row & { full: number }>(
    `select e.id, e.version, e.title, e.kind, e.state, e.openness, e.starts_at as "startsAt", e.ends_at as "endsAt", e.place,
       e.commune_code as "communeCode", e.venue, e.levers, e.parent_id as "parentId", e.persons,
       (select count(*)::int from event_guest g where g.territory_id = e.territory_id and g.event_id = e.id and g.deleted_at is null) as guests,
       (select count(*)::int from event_decision d where d.territory_id = e.territory_id and d.event_id = e.id and d.deleted_at is null
         and d.state = 'open') as "openDecisions",
       ${SCORED_COLUMNS}, count(*) over ()::int as full
     from event e where e.territory_id = $1 and e.deleted_at is null
       and ($2::date is null or coalesce(e.ends_on, e.starts_on) >= $2) and ($3::date is null or e.starts_on <= $3)
       and ($4::text is null or e.state = $4) and ($5::text is null or e.openness = $5)
       and ($6::text is null or $6 = any (e.levers)) and ($7::uuid is null or e.parent_id = $7)
       and ($8::text is null or strpos(lower(concat_ws(' ', e.title, e.place)), lower($8)) > 0)
     order by e.starts_on ${way} nulls last, e.starts_at ${way} nulls first, e.id limit ${asked.limit} offset ${offset}`,
    [
      access.territoryId,
      asked.from ?? null,
      asked.to ?? null,
      asked.state ?? null,
      asked.openness ?? null,
      asked.lever ?? null,
      asked.parentId ?? null,
      asked.q ?? null,
    ],
  )
  const page = pageOfRows<Row>(rows, offset)
  return { ...page, items: page.items.map((row) => ({ ...row, score: presentScore(row) })) }
}

/** The score of an event as the contract says it. */
export function presentScore(event: ScoredEvent): AgendaEntry['score'] {
  const { derived, missing, ...score } = scoreEvent(event)
  return { ...score, derived: [...derived], missing: [...missing] }
}
