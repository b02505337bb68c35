import { DEFAULT_QUADRANT_THRESHOLDS, findQuadrant } from '#features/stakeholders/domain/quadrants.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { foldText } from '#kernel/text-measure.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { NetworkView } from '../domain/network-on-day.ts'

type Rated = {
  evaluationId: string
  actorId: string | null
  worlds: string[]
  involvement: number | null
  importance: number | null
  involvementThreshold: number | null
  importanceThreshold: number | null
}

/**
 * What the evaluations of a territory say of its worlds: the objectives of those in which a world has stakeholders, and
 * the worlds of stakeholders « à mobiliser » (important, little involved: medians of the ratings). A stakeholder is of
 * the worlds of its organisation on that day, and of those that its sheet names.
 */
export async function readWorldInterests(tx: Tx, { territoryId }: TerritoryAccess, view: NetworkView) {
  const rated = await tx.rows<Rated>(
    `select s.evaluation_id as "evaluationId", s.actor_id as "actorId", s.worlds, m.involvement, m.importance,
       t.involvement_threshold::float8 as "involvementThreshold", t.importance_threshold::float8 as "importanceThreshold"
     from stakeholder s
     join evaluation e on e.territory_id = s.territory_id and e.id = s.evaluation_id and e.deleted_at is null
     left join stakeholder_settings t on t.territory_id = s.territory_id and t.evaluation_id = s.evaluation_id
     left join lateral (
       select percentile_cont(0.5) within group (order by r.involvement) as involvement,
         percentile_cont(0.5) within group (order by r.importance) as importance
       from stakeholder_rating r where r.territory_id = s.territory_id and r.stakeholder_id = s.id and r.deleted_at is null
     ) m on true
     where s.territory_id = $1 and s.deleted_at is null`,
    [territoryId],
  )
  const served = await tx.rows<{ evaluationId: string; id: string }>(
    `select evaluation_id as "evaluationId", id from objective where territory_id = $1 and deleted_at is null`,
    [territoryId],
  )
  const worldsOf = worldsOfStakeholders(view)
  const objectives = new Map<string, string[]>()
  const toMobilise = new Set<string>()
  for (const each of rated) {
    const { involvementThreshold, importanceThreshold } = each
    const quadrant = findQuadrant(each.involvement, each.importance, {
      involvement: involvementThreshold ?? DEFAULT_QUADRANT_THRESHOLDS.involvement,
      importance: importanceThreshold ?? DEFAULT_QUADRANT_THRESHOLDS.importance,
    })
    for (const world of worldsOf(each)) {
      const own = served.filter(({ evaluationId }) => evaluationId === each.evaluationId).map(({ id }) => id)
      objectives.set(world, [...(objectives.get(world) ?? []), ...own])
      if (quadrant === 'to_mobilise') toMobilise.add(world)
    }
  }
  return { objectives, toMobilise }
}

function worldsOfStakeholders(view: NetworkView): (stakeholder: Rated) => Set<string> {
  const byName = new Map(view.worlds.map(({ id, name }) => [foldText(name.trim()), id]))
  const byActor = new Map<string, string[]>()
  for (const { actorId, worldId } of view.memberships)
    byActor.set(actorId, [...(byActor.get(actorId) ?? []), worldId])
  return ({ actorId, worlds }) => {
    const named = worlds.flatMap((name) => byName.get(foldText(name.trim())) ?? [])
    return new Set([...named, ...(actorId === null ? [] : (byActor.get(actorId) ?? []))])
  }
}
