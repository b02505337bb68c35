import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { snake } from '#platform/server/record-store.ts'

/** What stands between a person of the map and a rating. */
export type PersonStanding = {
  isPerson: boolean
  /** Purpose, notice text and an expiry to come are recorded. */
  hasNotice: boolean
  isContested: boolean
  isErased: boolean
  /** Somebody’s rating counts today; `holdsRatings`: also withdrawn ones. */
  isRated: boolean
  holdsRatings: boolean
  /** Kept of the scales that judge it, by their field; null where nothing was said. */
  scales: Readonly<Record<string, unknown>>
}

/** What judges a stakeholder, besides its ratings: as a person’s ratings, under a notice alone. */
export const SCALES = [
  'position',
  'power',
  'interest',
  'hasPower',
  'hasLegitimacy',
  'hasUrgency',
  'participationNow',
  'participationWanted',
] as const

const NOBODY: PersonStanding = {
  isPerson: false,
  hasNotice: false,
  isContested: false,
  isErased: false,
  isRated: false,
  holdsRatings: false,
  scales: {},
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
       exists (select 1 from stakeholder_rating r where r.stakeholder_id = s.id and r.deleted_at is null) as "isRated",
       exists (select 1 from stakeholder_rating r where r.stakeholder_id = s.id) as "holdsRatings",
       jsonb_build_object(${SCALES.map((scale) => `'${scale}', s.${snake(scale)}`).join(', ')}) as scales
     from stakeholder s left join actor a on a.territory_id = s.territory_id and a.id = s.actor_id
       left join person_notice n on n.stakeholder_id = s.id and n.erased_at is null and n.deleted_at is null
     where s.territory_id = $1 and s.id = $2`,
    [territoryId, stakeholderId],
  )
  return found ?? NOBODY
}

type PersonValues = { kind?: string | undefined; actorId?: string | null | undefined } & {
  [K in (typeof SCALES)[number]]?: unknown
}

/**
 * Refuses what judges a person while no notice stands, and that a stakeholder already judged is said to be one: the
 * notice is written first. `id` is null for a new one. Fails with `stakeholders.person-needs-notice`,
 * `person-has-ratings`, `person-erased`; a trigger of the database says the first two again.
 */
export async function refuseUnnoticedPerson(
  tx: Tx,
  access: { territoryId: string },
  id: string | null,
  values: PersonValues,
): Promise<void> {
  const standing = id === null ? NOBODY : await findPersonStanding(tx, access, id)
  const details = { stakeholderId: id }
  if (standing.isErased) throw new Problem('stakeholders.person-erased', 'gone', details)
  const becomes =
    !standing.isPerson && (values.kind === 'person' || (await isPersonActor(tx, access, values.actorId)))
  if (standing.hasNotice || !(standing.isPerson || becomes)) return
  const saysScale = SCALES.some(
    (scale) => (values[scale] ?? null) !== null && values[scale] !== standing.scales[scale],
  )
  if (saysScale) throw new Problem('stakeholders.person-needs-notice', 'conflict', details)
  const keepsScale = SCALES.some((scale) => ({ ...standing.scales, ...values })[scale] !== null)
  if (becomes && id !== null && (standing.isRated || keepsScale))
    throw new Problem('stakeholders.person-has-ratings', 'conflict', details)
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

/** Names of the persons on the stakeholder map of an evaluation and in the list of actors, deleted ones too: no publication carries them. */
export async function findPersonNames(
  tx: Tx,
  { territoryId }: { territoryId: string },
  evaluationId: string,
): Promise<string[]> {
  const rows = await tx.rows<{ name: string }>(
    `select s.name from stakeholder s left join actor a on a.territory_id = s.territory_id and a.id = s.actor_id
     where s.territory_id = $1 and s.evaluation_id = $2 and s.erased_at is null and (s.kind = 'person' or a.kind = 'person')
     union select name from actor where territory_id = $1 and kind = 'person'
     order by name`,
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
