import type { z } from 'zod'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, type RecordTable, readCursor } from '#platform/server/record-store.ts'
import type { ratingSchema } from '../contract.ts'

export const stakeholderTable: RecordTable = {
  table: 'stakeholder',
  kind: 'stakeholder',
  fields: [
    'evaluationId',
    'actorId',
    'name',
    'kind',
    'urbalGroup',
    'worlds',
    'links',
    'expects',
    'contributes',
    'losses',
    'position',
    'power',
    'interest',
    'hasPower',
    'hasLegitimacy',
    'hasUrgency',
    'participationNow',
    'participationWanted',
    'channel',
    'contactConsent',
    'relay',
    'lastContactOn',
  ],
  order: 'r.name, r.id',
}

export type Rating = z.infer<typeof ratingSchema>

const RATING = `r.id, r.stakeholder_id as "stakeholderId", r.rater_id as "raterId", p.name as "raterName",
  r.rater_id = $2 as mine, r.involvement, r.importance, r.reason, r.version`

export async function findRatingPage(
  tx: Tx,
  access: TerritoryAccess,
  page: { evaluationId: string; cursor?: string | undefined; limit: number },
): Promise<Page<Rating>> {
  const offset = readCursor(page.cursor)
  const rows = await tx.rows<Rating & { full: number }>(
    `select ${RATING}, count(*) over ()::int as full
     from stakeholder_rating r join stakeholder s on s.id = r.stakeholder_id join person p on p.id = r.rater_id
     where r.territory_id = $1 and s.evaluation_id = $3 and r.deleted_at is null and s.deleted_at is null
     order by s.name, s.id, r.created_at, r.id limit $4 offset $5`,
    [access.territoryId, access.personId, page.evaluationId, page.limit, offset],
  )
  return pageOfRows(rows, offset)
}

async function findOwnRating(
  tx: Tx,
  access: TerritoryAccess,
  stakeholderId: string,
): Promise<(Rating & { deleted: boolean }) | undefined> {
  return tx.maybe(
    `select ${RATING}, r.deleted_at is not null as deleted
     from stakeholder_rating r join person p on p.id = r.rater_id
     where r.territory_id = $1 and r.rater_id = $2 and r.stakeholder_id = $3 for update of r`,
    [access.territoryId, access.personId, stakeholderId],
  )
}

type Place = { evaluationId: string; stakeholderId: string }

async function refuseUnlessThere(tx: Tx, access: TerritoryAccess, of: Place): Promise<void> {
  const { evaluationId, stakeholderId } = of
  const found = await tx.maybe(
    'select 1 from stakeholder where territory_id = $1 and evaluation_id = $2 and id = $3 and deleted_at is null',
    [access.territoryId, evaluationId, stakeholderId],
  )
  if (!found) throw new Problem('record.absent', 'absent', { kind: 'stakeholder', id: stakeholderId })
}

type Given = Place & {
  version?: number | undefined
  involvement: number
  importance: number
  reason?: string | undefined
}

/** Keeps one rating per person and stakeholder; everybody's stay side by side (method 4.1). */
export async function giveRating(tx: Tx, access: TerritoryAccess, given: Given): Promise<Rating> {
  await refuseUnlessThere(tx, access, given)
  const before = await findOwnRating(tx, access, given.stakeholderId)
  if (before && !before.deleted && before.version !== given.version) {
    const { involvement, importance, reason = '' } = given
    const yours = { involvement, importance, reason }
    throw new Problem('record.stale', 'conflict', {
      kind: 'stakeholder-rating',
      id: before.id,
      yours,
      current: before,
    })
  }
  const values = [
    access.territoryId,
    given.stakeholderId,
    access.personId,
    given.involvement,
    given.importance,
  ]
  await tx.query(
    `insert into stakeholder_rating (territory_id, evaluation_id, stakeholder_id, rater_id, involvement, importance, reason)
     values ($1, $7, $2, $3, $4, $5, coalesce($6, ''))
     on conflict (stakeholder_id, rater_id) do update set involvement = excluded.involvement, importance = excluded.importance,
       reason = coalesce($6, stakeholder_rating.reason), deleted_at = null`,
    [...values, given.reason ?? null, given.evaluationId],
  )
  const now = await findOwnRating(tx, access, given.stakeholderId)
  if (!now) throw new Problem('record.absent', 'absent', { kind: 'stakeholder-rating' })
  const { deleted: _, ...rating } = now
  return rating
}

export async function withdrawRating(
  tx: Tx,
  access: TerritoryAccess,
  { version, ...of }: Place & { version: number },
): Promise<void> {
  await refuseUnlessThere(tx, access, of)
  const before = await findOwnRating(tx, access, of.stakeholderId)
  if (!before || before.deleted) throw new Problem('record.absent', 'absent', { kind: 'stakeholder-rating' })
  if (before.version !== version) {
    throw new Problem('record.stale', 'conflict', {
      kind: 'stakeholder-rating',
      id: before.id,
      yours: {},
      current: before,
    })
  }
  await tx.query('update stakeholder_rating set deleted_at = now() where territory_id = $1 and id = $2', [
    access.territoryId,
    before.id,
  ])
}
