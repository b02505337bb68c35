import { type CopyPart, renewIds, translation } from '#features/evaluations/server/template-store.ts'

/** What an element was tested with, and how far it is: it belongs to the evaluation that found it. */
const FOUND = ['evidence', 'tested', 'confidence', 'status']

/**
 * The chain as a frame for another evaluation: elements and links without what they were proved by. Rival versions,
 * evidence and names of stakeholders stay behind; confidence in every link is 0 again.
 */
export const copyChain: CopyPart = async (tx, access, from, to, ids) => {
  const { olds, news } = await renewIds(
    tx,
    ids,
    `select id from chain_element where territory_id = $1 and evaluation_id = $2 and deleted_at is null and rival_id is null`,
    [access.territoryId, from],
  )
  const known = translation(ids)
  await tx.query(
    `insert into chain_element (id, territory_id, evaluation_id, objective_id, type, statement, position, who, sign, intended, sat, details)
     select m.new, e.territory_id, $2, o.new, e.type, e.statement, e.position, e.who, e.sign, e.intended, e.sat, e.details - $7::text[]
     from chain_element e join unnest($3::uuid[], $4::uuid[]) m (old, new) on m.old = e.id
       left join unnest($5::uuid[], $6::uuid[]) o (old, new) on o.old = e.objective_id
     where e.territory_id = $1`,
    [access.territoryId, to, olds, news, ...known, FOUND],
  )
  await tx.query(
    `insert into chain_link (territory_id, evaluation_id, from_id, to_id, sign, strength, feedback, delay, confidence)
     select l.territory_id, $2, f.new, t.new, l.sign, l.strength, l.feedback, l.delay, 0
     from chain_link l join unnest($3::uuid[], $4::uuid[]) f (old, new) on f.old = l.from_id
       join unnest($3::uuid[], $4::uuid[]) t (old, new) on t.old = l.to_id
     where l.territory_id = $1 and l.deleted_at is null and l.rival_id is null`,
    [access.territoryId, to, olds, news],
  )
  return olds.length
}
