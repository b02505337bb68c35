import type { TerritoryAccess } from '#kernel/access.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { camel, pageOfRows, readCursor } from '#platform/server/record-store.ts'
import { ELEMENT_FIELDS, LINK_FIELDS } from '../domain/chain-record.ts'
import type { ChainPlace } from './impact-chain-store.ts'
import { ofChain, proveChain } from './whole-chain-store.ts'

/** Changes told of one act; how many there were stands beside them. */
const MOST_CHANGES = 60

export type HistoryChange = {
  kind: 'chain-element' | 'chain-link'
  id: string
  act: 'create' | 'change' | 'delete' | 'restore' | 'purge'
  label: string
  fields: string[]
}
export type HistoryAct = { at: string; personName: string | null; count: number; changes: HistoryChange[] }

const OWN: ReadonlySet<string> = new Set([...ELEMENT_FIELDS, ...LINK_FIELDS])

/** One page of the acts on a chain, newest first: what one transaction changed is one act, at its instant. */
export async function findHistoryPage(
  tx: Tx,
  access: TerritoryAccess,
  place: ChainPlace,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<HistoryAct>> {
  await proveChain(tx, access, place)
  const offset = readCursor(page.cursor)
  const rows = await tx.rows<HistoryAct & { full: number }>(
    `with own_rows as (
       select id, at, person_id from audit
       where territory_id = $1 and record_kind in ('chain-element', 'chain-link')
         and coalesce(after, before) ->> 'evaluation_id' = $2 and ${ofChain('$3')}
     ), acts as (
       select at, person_id, count(*)::int as count, count(*) over ()::int as full from own_rows
       group by at, person_id order by at desc, person_id limit $4 offset $5
     )
     select acts.at, p.name as "personName", acts.count, acts.full, told.changes from acts
     left join person p on p.id = acts.person_id
     cross join lateral (
       select jsonb_agg(jsonb_build_object('kind', o.record_kind, 'id', o.record_id, 'act', o.act, 'label', coalesce(o.label, ''),
         'fields', o.fields) order by o.id) as changes
       from (
         select own.id, own.record_kind, own.record_id, own.act,
           case own.record_kind when 'chain-element' then own.state ->> 'statement'
             else ${statementThen('from_id')} || ' → ' || ${statementThen('to_id')} end as label,
           array(select k from jsonb_object_keys(own.state) k
             where own.act = 'change' and own.before -> k is distinct from own.after -> k order by k) as fields
         from (select a.*, coalesce(a.after, a.before) as state from audit a where a.id in (
             select r.id from own_rows r where r.at = acts.at and r.person_id is not distinct from acts.person_id
             order by r.id limit ${MOST_CHANGES})) own
       ) o
     ) told
     order by acts.at desc, acts.person_id`,
    [
      access.territoryId,
      place.evaluationId.toLowerCase(),
      place.rivalId?.toLowerCase() ?? null,
      page.limit,
      offset,
    ],
  )
  const named = rows.map((row) => ({
    ...row,
    changes: row.changes.map((change) => ({
      ...change,
      fields: change.fields.map(camel).filter((field) => OWN.has(field)),
    })),
  }))
  return pageOfRows<HistoryAct>(named, offset)
}

/** What the end of a link said when the link changed. */
function statementThen(end: 'from_id' | 'to_id'): string {
  return `(select coalesce(e.after, e.before) ->> 'statement' from audit e where e.territory_id = $1 and e.record_kind = 'chain-element'
    and e.record_id = (own.state ->> '${end}')::uuid and e.at <= own.at order by e.id desc limit 1)`
}
