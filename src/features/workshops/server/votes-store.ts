import { RateLimiterMemory } from 'rate-limiter-flexible'
import {
  giveParticipantRating,
  withdrawParticipantRating,
} from '#features/stakeholders/server/stakeholders-store.ts'
import type { TerritoryAccess, WorkshopAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { countTry } from '#platform/server/http/rate-limit.ts'
import { pageOfRows, readCursor } from '#platform/server/record-store.ts'
import { participantOf, refuseUnlessOpen } from './participation-store.ts'

const views = new RateLimiterMemory({ points: 120, duration: 60 })

async function countView(participantId: string): Promise<void> {
  await countTry(views, participantId, 'workshops.too-many-tries')
}

type Rating = { involvement: number; importance: number }

/** Keeps this participant's view of a stakeholder; null, « I do not know », is no rating, and never a zero. */
export async function rateFromPhone(
  tx: Tx,
  phone: WorkshopAccess,
  stakeholderId: string,
  rating: Rating | null,
): Promise<void> {
  const scope = { ...phone, participantId: participantOf(phone) }
  await refuseUnlessOpen(tx, phone, 'rating')
  await countView(scope.participantId)
  if (rating) await giveParticipantRating(tx, scope, { stakeholderId, ...rating })
  else await withdrawParticipantRating(tx, scope, { stakeholderId })
}

/** Keeps the objectives this participant votes for, in place of what was voted before. */
export async function voteFromPhone(
  tx: Tx,
  phone: WorkshopAccess,
  asked: readonly string[],
): Promise<{ isShown: boolean }> {
  const participantId = participantOf(phone)
  await refuseUnlessOpen(tx, phone, 'vote')
  await countView(participantId)
  const objectives = [...new Set(asked)]
  const { most, isShown } = await tx.one<{ most: number; isShown: boolean }>(
    'select votes_each as most, shows_results as "isShown" from workshop where territory_id = $1 and id = $2',
    [phone.territoryId, phone.workshopId],
  )
  if (objectives.length > most) throw new Problem('workshops.too-many-votes', 'caller', { most })
  const standing = await tx.rows<{ id: string }>(
    'select id from objective where territory_id = $1 and evaluation_id = $2 and id = any ($3::uuid[]) and deleted_at is null',
    [phone.territoryId, phone.evaluationId, objectives],
  )
  const missing = objectives.find((id) => !standing.some((each) => each.id === id))
  if (missing) throw new Problem('record.absent', 'absent', { kind: 'objective', id: missing })
  // One vote of a participant after the other: two at once must not add up.
  await tx.query('select 1 from participant where territory_id = $1 and id = $2 for update', [
    phone.territoryId,
    participantId,
  ])
  await tx.query(
    'delete from objective_vote where territory_id = $1 and participant_id = $2 and objective_id <> all ($3::uuid[])',
    [phone.territoryId, participantId, objectives],
  )
  await tx.query(
    `insert into objective_vote (territory_id, evaluation_id, workshop_id, participant_id, objective_id)
     select $1, $2, $3, $4, unnest($5::uuid[]) on conflict (participant_id, objective_id) do nothing`,
    [phone.territoryId, phone.evaluationId, phone.workshopId, participantId, objectives],
  )
  return { isShown }
}

type VoteCount = { objectiveId: string; change: string; votes: number }

/** Votes by objective, most voted first, of those not set aside; how many voted, and how far the ratings are. */
export async function findResults(
  tx: Tx,
  access: TerritoryAccess,
  page: { evaluationId: string; workshopId: string; cursor?: string | undefined; limit: number },
) {
  const offset = readCursor(page.cursor)
  const rows = await tx.rows<VoteCount & { full: number }>(
    `select o.id as "objectiveId", o.change, count(p.id)::int as votes, count(*) over ()::int as full
     from objective o
     left join objective_vote v on v.objective_id = o.id and v.workshop_id = $3
     left join participant p on p.id = v.participant_id and p.set_aside_at is null
     where o.territory_id = $1 and o.evaluation_id = $2 and o.deleted_at is null
     group by o.id order by votes desc, o.position, o.created_at, o.id limit $4 offset $5`,
    [access.territoryId, page.evaluationId, page.workshopId, page.limit, offset],
  )
  const counts = await tx.one<{ voters: number; raters: number; stakeholdersRated: number }>(
    `select
       (select count(distinct v.participant_id)::int from objective_vote v join participant p on p.id = v.participant_id
        where v.territory_id = $1 and v.workshop_id = $2 and p.set_aside_at is null) as voters,
       count(distinct r.participant_id)::int as raters, count(distinct r.stakeholder_id)::int as "stakeholdersRated"
     from stakeholder_rating r join participant p on p.id = r.participant_id
     where r.territory_id = $1 and p.workshop_id = $2 and r.deleted_at is null`,
    [access.territoryId, page.workshopId],
  )
  return { ...pageOfRows<VoteCount>(rows, offset), ...counts }
}
