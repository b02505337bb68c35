import { type CopyPart, renewIds, translation } from '#features/evaluations/server/template-store.ts'

/** What says how a line is measured; points of departure, targets, days, hours and names belong to the other evaluation. */
export const FRAME = [
  'position',
  'question',
  'criterion',
  'indicator_code',
  'name',
  'definition',
  'kind',
  'unit',
  'formula',
  'variables',
  'levels',
  'direction',
  'bound_bad',
  'bound_good',
  'impact_level',
  'dimension',
  'sat',
  'source',
  'mode',
  'timing',
  'respondents',
  'personal_data',
  'personal_data_note',
  'limits',
]

/**
 * Lines of the framework without values, baseline, target, owner nor dates; tied to what came along before them. Each
 * knows the line that it was copied from.
 */
export const copyFramework: CopyPart = async (tx, access, from, to, ids) => {
  const { olds, news } = await renewIds(
    tx,
    ids,
    'select id from framework_line where territory_id = $1 and evaluation_id = $2 and deleted_at is null and not is_set_aside',
    [access.territoryId, from],
  )
  await tx.query(
    `insert into framework_line (id, territory_id, evaluation_id, objective_id, element_id, origin_line_id, taken_from,
       ${FRAME.join(', ')})
     select m.new, l.territory_id, $2, o.new, e.new, l.id, l.taken_from, ${FRAME.map((column) => `l.${column}`).join(', ')}
     from framework_line l join unnest($3::uuid[], $4::uuid[]) m (old, new) on m.old = l.id
       left join unnest($5::uuid[], $6::uuid[]) o (old, new) on o.old = l.objective_id
       left join unnest($5::uuid[], $6::uuid[]) e (old, new) on e.old = l.element_id
     where l.territory_id = $1`,
    [access.territoryId, to, olds, news, ...translation(ids)],
  )
  return olds.length
}
