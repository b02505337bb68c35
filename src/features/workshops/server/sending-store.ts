import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { WorkshopAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { countTry } from '#platform/server/http/rate-limit.ts'
import type { OwnContribution } from '../contract.ts'
import { ACTIVITY_OF_KIND, type ContributionKind } from '../domain/contribution.ts'
import { holdContribution } from './contributions-store.ts'
import { refusePerson } from './landing.ts'
import { participantOf, refuseUnlessOpen } from './participation-store.ts'
import { takeBack } from './taking-back.ts'

const sendings = new RateLimiterMemory({ points: 30, duration: 60 })

type Sent = { id: string; kind: ContributionKind; content: Readonly<Record<string, string>> }

function findOwn(tx: Tx, phone: WorkshopAccess, id: string) {
  return tx.maybe<OwnContribution & { participantId: string }>(
    `select id, kind, nullif(content, '{}') as content, state, reason, created_at as "sentAt", participant_id as "participantId"
     from contribution where territory_id = $1 and workshop_id = $2 and id = $3`,
    [phone.territoryId, phone.workshopId, id],
  )
}

/** Receives a contribution; under an identifier that this phone used already, what was received stays as it is. */
export async function receiveContribution(
  tx: Tx,
  phone: WorkshopAccess,
  { id, kind, content }: Sent,
): Promise<OwnContribution> {
  const participantId = participantOf(phone)
  const before = await findOwn(tx, phone, id)
  if (before?.participantId === participantId) return before
  await refuseUnlessOpen(tx, phone, ACTIVITY_OF_KIND[kind])
  await countTry(sendings, participantId, 'workshops.too-many-tries')
  if (kind === 'stakeholder') refusePerson(content.name ?? '')
  await tx.query(
    `insert into contribution (id, territory_id, evaluation_id, workshop_id, participant_id, kind, content)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing`,
    [
      id,
      phone.territoryId,
      phone.evaluationId,
      phone.workshopId,
      participantId,
      kind,
      JSON.stringify(content),
    ],
  )
  const now = await findOwn(tx, phone, id)
  if (now?.participantId !== participantId) throw new Problem('workshops.id-taken', 'conflict', { id })
  return now
}

async function erase(tx: Tx, phone: WorkshopAccess, id: string): Promise<boolean> {
  const held = await holdContribution(tx, phone, { workshopId: phone.workshopId, id })
  const remains = !(await takeBack(tx, phone, held))
  await tx.query(
    `update contribution set state = 'withdrawn', content = '{}', landing = null,
       landed_kind = case when $3 then landed_kind end, landed_id = case when $3 then landed_id end
     where territory_id = $1 and id = $2`,
    [phone.territoryId, id, remains],
  )
  return remains
}

/**
 * Takes back what this phone sent, also after closing: its text is gone, and what it has become too, unless others have
 * worked on that since (`remains`). Again: nothing more happens.
 */
export async function withdrawContribution(
  tx: Tx,
  phone: WorkshopAccess,
  id: string,
): Promise<{ remains: boolean }> {
  const own = await findOwn(tx, phone, id)
  if (own?.participantId !== participantOf(phone))
    throw new Problem('record.absent', 'absent', { kind: 'contribution', id })
  return { remains: own.state !== 'withdrawn' && (await erase(tx, phone, id)) }
}

/** Erases the name and group of this participant, and takes back all that was sent: texts, ratings and votes. */
export async function eraseParticipant(tx: Tx, phone: WorkshopAccess): Promise<void> {
  const participantId = participantOf(phone)
  const own = await tx.rows<{ id: string }>(
    `select id from contribution where territory_id = $1 and participant_id = $2 and state <> 'withdrawn' order by id`,
    [phone.territoryId, participantId],
  )
  for (const { id } of own) await erase(tx, phone, id)
  const mine = [phone.territoryId, participantId]
  await tx.query('delete from objective_vote where territory_id = $1 and participant_id = $2', mine)
  await tx.query('delete from stakeholder_rating where territory_id = $1 and participant_id = $2', mine)
  await tx.query(
    'update participant set name = null, urbal_group = null where territory_id = $1 and id = $2',
    mine,
  )
}
