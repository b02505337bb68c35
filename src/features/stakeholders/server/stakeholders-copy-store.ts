import { type CopyPart, renewIds } from '#features/evaluations/server/template-store.ts'

/**
 * Organisations and collectives as a first list for another evaluation: who they are and where in the chain. Never a
 * person, never a rating, a judgement or a step: those were given for this evaluation alone.
 */
export const copyStakeholders: CopyPart = async (tx, access, from, to, ids) => {
  const { olds, news } = await renewIds(
    tx,
    ids,
    `select s.id from stakeholder s left join actor a on a.territory_id = s.territory_id and a.id = s.actor_id
     where s.territory_id = $1 and s.evaluation_id = $2 and s.deleted_at is null and s.kind <> 'person'
       and a.kind is distinct from 'person'`,
    [access.territoryId, from],
  )
  await tx.query(
    `insert into stakeholder (id, territory_id, evaluation_id, actor_id, name, kind, links, urbal_group, worlds)
     select m.new, s.territory_id, $2, s.actor_id, s.name, s.kind, s.links, s.urbal_group, s.worlds
     from stakeholder s join unnest($3::uuid[], $4::uuid[]) m (old, new) on m.old = s.id where s.territory_id = $1`,
    [access.territoryId, to, olds, news],
  )
  return olds.length
}
