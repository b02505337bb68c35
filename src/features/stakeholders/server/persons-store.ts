import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'

/** What stands between a person of the map and a rating. */
export type PersonStanding = {
  isPerson: boolean
  /** Purpose, notice text and an expiry to come are recorded. */
  hasNotice: boolean
  isContested: boolean
  isErased: boolean
  isRated: boolean
}

const NOBODY: PersonStanding = {
  isPerson: false,
  hasNotice: false,
  isContested: false,
  isErased: false,
  isRated: false,
}

export async function findPersonStanding(
  tx: Tx,
  { territoryId }: { territoryId: string },
  stakeholderId: string,
): Promise<PersonStanding> {
  const found = await tx.maybe<PersonStanding>(
    `select s.kind = 'person' or coalesce(a.kind = 'person', false) as "isPerson",
       coalesce(btrim(n.purpose) <> '' and btrim(n.notice) <> '' and n.expires_on > current_date, false) as "hasNotice",
       coalesce(n.contested_at is not null and n.answered_at is null, false) as "isContested",
       s.erased_at is not null as "isErased",
       exists (select 1 from stakeholder_rating r where r.stakeholder_id = s.id) as "isRated"
     from stakeholder s left join actor a on a.territory_id = s.territory_id and a.id = s.actor_id
       left join person_notice n on n.stakeholder_id = s.id and n.erased_at is null and n.deleted_at is null
     where s.territory_id = $1 and s.id = $2`,
    [territoryId, stakeholderId],
  )
  return found ?? NOBODY
}

/**
 * Refuses that a rated stakeholder is said to be a person while no notice stands: the notice is written first, or the
 * ratings are withdrawn. Fails with `stakeholders.person-has-ratings`, `person-erased`.
 */
export async function refuseUnnoticedPerson(
  tx: Tx,
  access: { territoryId: string },
  id: string,
  values: { kind?: string | undefined; actorId?: string | null | undefined },
): Promise<void> {
  const standing = await findPersonStanding(tx, access, id)
  if (standing.isErased) throw new Problem('stakeholders.person-erased', 'gone', { stakeholderId: id })
  if (standing.isPerson || standing.hasNotice || !standing.isRated) return
  const becomes = values.kind === 'person' || (await isPersonActor(tx, access, values.actorId))
  if (becomes) throw new Problem('stakeholders.person-has-ratings', 'conflict', { stakeholderId: id })
}

async function isPersonActor(
  tx: Tx,
  { territoryId }: { territoryId: string },
  actorId: string | null | undefined,
): Promise<boolean> {
  if (!actorId) return false
  const found = await tx.maybe(
    "select 1 from actor where territory_id = $1 and id = $2 and kind = 'person'",
    [territoryId, actorId],
  )
  return found !== undefined
}

/** Names of the persons on the stakeholder map of an evaluation, deleted ones too: no publication carries them. */
export async function findPersonNames(
  tx: Tx,
  { territoryId }: { territoryId: string },
  evaluationId: string,
): Promise<string[]> {
  const rows = await tx.rows<{ name: string }>(
    `select s.name from stakeholder s left join actor a on a.territory_id = s.territory_id and a.id = s.actor_id
     where s.territory_id = $1 and s.evaluation_id = $2 and s.erased_at is null and (s.kind = 'person' or a.kind = 'person')
     order by s.name`,
    [territoryId, evaluationId],
  )
  return rows.map(({ name }) => name)
}

/**
 * Destroys the ratings and scales of persons whose notice has run out before `today`, in every territory, also from the
 * audit, which says that it was done. Returns how many persons were concerned. For the periodic job.
 */
export async function purgeExpiredRatings(tx: Tx, today: string): Promise<number> {
  const { purged } = await tx.one<{ purged: number }>('select purge_expired_ratings($1) as purged', [today])
  return purged
}
