import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { FRAME } from './framework-copy-store.ts'
import { takeDefinition } from './lineage-store.ts'

type Scope = { readonly evaluationId: string }

/** Numbers the lines anew: those named as they are named, the others after them as they stood. Returns how many moved. */
export async function orderLines(
  tx: Tx,
  access: TerritoryAccess,
  { evaluationId, ids }: Scope & { readonly ids: readonly string[] },
): Promise<number> {
  const moved = await tx.rows(
    `update framework_line l set position = n.place
     from (select f.id, (row_number() over (order by w.at nulls last, f.position, f.created_at, f.id) - 1)::int as place
           from framework_line f left join unnest($3::uuid[]) with ordinality as w (id, at) on w.id = f.id
           where f.territory_id = $1 and f.evaluation_id = $2 and f.deleted_at is null) n
     where l.territory_id = $1 and l.id = n.id and l.position <> n.place returning l.id`,
    [access.territoryId, evaluationId, ids],
  )
  return moved.length
}

/** Sets lines aside and takes others back; returns those that were not so before, hence what the reverse undoes. */
export async function setLinesAside(
  tx: Tx,
  access: TerritoryAccess,
  {
    evaluationId,
    setAside,
    retain,
  }: Scope & { readonly setAside: readonly string[]; readonly retain: readonly string[] },
) {
  const change = async (ids: readonly string[], to: boolean) => {
    const rows = await tx.rows<{ id: string }>(
      `update framework_line set is_set_aside = $4
       where territory_id = $1 and evaluation_id = $2 and id = any ($3::uuid[]) and deleted_at is null and is_set_aside <> $4 returning id`,
      [access.territoryId, evaluationId, ids, to],
    )
    return rows.map(({ id }) => id)
  }
  return { retained: await change(retain, false), setAside: await change(setAside, true) }
}

const TAKEN = FRAME.filter((column) => column !== 'position')

/**
 * Takes the indicator of another line of the territory: how it is measured, not its targets, days or people. It comes
 * last, and knows where it is from. @throws Problem `record.absent`
 */
export async function reuseLine(
  tx: Tx,
  access: TerritoryAccess,
  { evaluationId, lineId }: Scope & { readonly lineId: string },
) {
  const takenFrom = await takeDefinition(tx, access, { originLineId: lineId })
  return tx.one<{ id: string; version: number; name: string }>(
    `insert into framework_line (territory_id, evaluation_id, origin_line_id, taken_from, position, ${TAKEN.join(', ')})
     select l.territory_id, $2, l.id, $4,
       (select coalesce(max(p.position) + 1, 0) from framework_line p where p.territory_id = $1 and p.evaluation_id = $2 and p.deleted_at is null),
       ${TAKEN.map((column) => `l.${column}`).join(', ')}
     from framework_line l where l.territory_id = $1 and l.id = $3 returning id, version, name`,
    [access.territoryId, evaluationId, lineId, JSON.stringify(takenFrom)],
  )
}
