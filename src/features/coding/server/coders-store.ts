import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { Coder } from '../contract.ts'

/** Whoever asks, as a coder of the evaluation: known from her first passage on. */
export async function ensureCoder(tx: Tx, access: TerritoryAccess, evaluationId: string): Promise<string> {
  const { id } = await tx.one<{ id: string }>(
    `insert into coding_coder (territory_id, evaluation_id, person_id, name)
     values ($1, $2, $3, left(coalesce((select name from person where id = $3), ''), 200))
     on conflict (evaluation_id, person_id) do update set name = excluded.name returning id`,
    [access.territoryId, evaluationId, access.personId],
  )
  return id
}

/** Everybody who codes or has read, members first, then those of files; both by name. */
export function findCoders(tx: Tx, access: TerritoryAccess, evaluationId: string): Promise<Coder[]> {
  return tx.rows<Coder>(
    `select k.id, coalesce(p.name, k.name) as name, k.person_id is not distinct from $3 as "isMe",
       k.guid is not null as "isFromFile"
     from coding_coder k left join person p on p.id = k.person_id
     where k.territory_id = $1 and k.evaluation_id = $2
       and (k.person_id = $3
         or exists (select 1 from coding_passage c where c.coder_id = k.id and c.deleted_at is null)
         or exists (select 1 from coding_reading r where r.coder_id = k.id))
     order by k.guid is not null, 2, 1`,
    [access.territoryId, evaluationId, access.personId],
  )
}
