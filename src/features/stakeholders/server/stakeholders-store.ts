import type { z } from 'zod'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, type RecordTable, readCursor } from '#platform/server/record-store.ts'
import type { ratingSchema } from '../contract.ts'
import { findPersonStanding, SCALES } from './persons-store.ts'

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
    ...SCALES,
    'channel',
    'contactConsent',
    'relay',
    'lastContactOn',
  ],
  order: 'r.name, r.id',
}

export type Rating = z.infer<typeof ratingSchema>

/** One transaction in one territory, whoever asks: a member, or a participant of a workshop proved by its link. */
type InEvaluation = { readonly territoryId: string; readonly evaluationId: string }

const RATING = `r.id, r.stakeholder_id as "stakeholderId", case when r.rater_id is null then 'participant' else 'member' end as by,
  r.rater_id as "raterId", r.participant_id as "participantId",
  coalesce(p.name, t.name, 'Participant ' || t.number) as "raterName", coalesce(r.rater_id = $2, false) as mine,
  r.involvement, r.importance, r.reason, r.version`
const RATERS = `left join person p on p.id = r.rater_id
  left join participant t on t.territory_id = r.territory_id and t.id = r.participant_id`

/**
 * Every rating that counts: not those of a participant set aside, nor those that a person contests until the team has
 * answered.
 */
export async function findRatingPage(
  tx: Tx,
  access: TerritoryAccess,
  page: { evaluationId: string; cursor?: string | undefined; limit: number },
): Promise<Page<Rating>> {
  const offset = readCursor(page.cursor)
  const rows = await tx.rows<Rating & { full: number }>(
    `select ${RATING}, count(*) over ()::int as full
     from stakeholder_rating r join stakeholder s on s.id = r.stakeholder_id ${RATERS}
     where r.territory_id = $1 and s.evaluation_id = $3 and r.deleted_at is null and s.deleted_at is null
       and t.set_aside_at is null and not exists (select 1 from person_notice n
         where n.stakeholder_id = s.id and n.contested_at is not null and n.answered_at is null)
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
     from stakeholder_rating r ${RATERS}
     where r.territory_id = $1 and r.rater_id = $2 and r.stakeholder_id = $3 for update of r`,
    [access.territoryId, access.personId, stakeholderId],
  )
}

type Place = { evaluationId: string; stakeholderId: string }

async function refuseUnlessThere(tx: Tx, { territoryId }: { territoryId: string }, of: Place): Promise<void> {
  const { evaluationId, stakeholderId } = of
  const found = await tx.maybe(
    'select 1 from stakeholder where territory_id = $1 and evaluation_id = $2 and id = $3 and deleted_at is null',
    [territoryId, evaluationId, stakeholderId],
  )
  if (!found) throw new Problem('record.absent', 'absent', { kind: 'stakeholder', id: stakeholderId })
}

/**
 * A person is rated by members alone, under a notice that says why and until when, and not while she contests.
 * Fails with `stakeholders.person-needs-notice`, `person-not-in-room`, `person-contested`, `person-erased`; a trigger of the
 * database says the first two and the last again.
 */
async function refuseUnlessRateable(
  tx: Tx,
  scope: { territoryId: string },
  of: Place & { by: 'member' | 'participant' },
): Promise<void> {
  await refuseUnlessThere(tx, scope, of)
  const { stakeholderId } = of
  const person = await findPersonStanding(tx, scope, stakeholderId)
  if (person.isErased) throw new Problem('stakeholders.person-erased', 'gone', { stakeholderId })
  if (!person.isPerson) return
  if (!person.hasNotice) throw new Problem('stakeholders.person-needs-notice', 'conflict', { stakeholderId })
  if (of.by === 'participant')
    throw new Problem('stakeholders.person-not-in-room', 'forbidden', { stakeholderId })
  if (person.isContested) throw new Problem('stakeholders.person-contested', 'conflict', { stakeholderId })
}

type Given = Place & {
  version?: number | undefined
  involvement: number
  importance: number
  reason?: string | undefined
}

/** Keeps one rating per person and stakeholder; everybody's stay side by side (method 4.1). */
export async function giveRating(tx: Tx, access: TerritoryAccess, given: Given): Promise<Rating> {
  await refuseUnlessRateable(tx, access, { ...given, by: 'member' })
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
  await keepRating(tx, access, given, { column: 'rater_id', id: access.personId })
  const now = await findOwnRating(tx, access, given.stakeholderId)
  if (!now) throw new Problem('record.absent', 'absent', { kind: 'stakeholder-rating' })
  const { deleted: _, ...rating } = now
  return rating
}

async function keepRating(
  tx: Tx,
  { territoryId }: { territoryId: string },
  { evaluationId, stakeholderId, involvement, importance, reason }: Given,
  rater: { column: 'rater_id' | 'participant_id'; id: string },
): Promise<void> {
  await tx.query(
    `insert into stakeholder_rating (territory_id, evaluation_id, stakeholder_id, ${rater.column}, involvement, importance, reason)
     values ($1, $2, $3, $4, $5, $6, coalesce($7, ''))
     on conflict (stakeholder_id, ${rater.column}) do update set involvement = excluded.involvement, importance = excluded.importance,
       reason = coalesce($7, stakeholder_rating.reason), deleted_at = null`,
    [territoryId, evaluationId, stakeholderId, rater.id, involvement, importance, reason ?? null],
  )
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

/** A participant of a workshop, proved by whoever calls. */
export type ParticipantScope = InEvaluation & { readonly participantId: string }
type GivenInRoom = {
  stakeholderId: string
  involvement: number
  importance: number
  reason?: string | undefined
}

/**
 * Keeps the rating of somebody in the room. The last one said counts: a phone that sends the same again after a lost
 * reply changes nothing. Never of a person: fails as `giveRating`, or with `stakeholders.person-not-in-room`.
 */
export async function giveParticipantRating(
  tx: Tx,
  scope: ParticipantScope,
  given: GivenInRoom,
): Promise<void> {
  const of = { ...given, evaluationId: scope.evaluationId }
  await refuseUnlessRateable(tx, scope, { ...of, by: 'participant' })
  await keepRating(tx, scope, of, { column: 'participant_id', id: scope.participantId })
}

/** « I do not know »: the rating of this participant, if there is one, no longer counts. */
export async function withdrawParticipantRating(
  tx: Tx,
  scope: ParticipantScope,
  of: { stakeholderId: string },
): Promise<void> {
  await refuseUnlessThere(tx, scope, { ...of, evaluationId: scope.evaluationId })
  await tx.query(
    `update stakeholder_rating set deleted_at = now()
     where territory_id = $1 and evaluation_id = $2 and stakeholder_id = $3 and participant_id = $4 and deleted_at is null`,
    [scope.territoryId, scope.evaluationId, of.stakeholderId, scope.participantId],
  )
}
