import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { WorkshopAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { countTry } from '#platform/server/http/rate-limit.ts'
import { type Activity, MOST_PARTICIPANTS } from '../domain/workshop.ts'

// A room sits behind one address: what is counted is the workshop and the participant, never the address.
const joins = new RateLimiterMemory({ points: 600, duration: 60 })
// Joining again is a reply that was lost, or another name: nobody needs that more often.
const renamings = new RateLimiterMemory({ points: 30, duration: 60 })
const TOO_MANY = 'workshops.too-many-tries'

type Joining = { name?: string | undefined; urbalGroup?: string | null | undefined }

/**
 * Joins with the key of this phone. With a key that joined already it is the same participant, under the name now given:
 * a reply that was lost makes nobody twice.
 */
export async function enterWorkshop(
  tx: Tx,
  phone: WorkshopAccess,
  keyHash: string | undefined,
  { name, urbalGroup }: Joining,
): Promise<{ number: number }> {
  if (keyHash === undefined) throw new Problem('workshops.key-missing', 'caller')
  if (phone.participant) {
    await countTry(renamings, phone.participant.id, TOO_MANY)
    return renameParticipant(tx, phone.participant.id, phone, { name, urbalGroup })
  }
  await countTry(joins, phone.workshopId, TOO_MANY)
  // Numbers are given one after the other.
  await tx.query('select 1 from workshop where territory_id = $1 and id = $2 for no key update', [
    phone.territoryId,
    phone.workshopId,
  ])
  const { last, twin } = await tx.one<{ last: number; twin: string | null }>(
    `select coalesce(max(number), 0) as last, max(id::text) filter (where key_hash = $3) as twin
     from participant where territory_id = $1 and workshop_id = $2`,
    [phone.territoryId, phone.workshopId, keyHash],
  )
  if (twin) return renameParticipant(tx, twin, phone, { name, urbalGroup })
  if (last >= MOST_PARTICIPANTS) throw new Problem('workshops.full', 'conflict', { most: MOST_PARTICIPANTS })
  return tx.one(
    `insert into participant (territory_id, evaluation_id, workshop_id, number, name, urbal_group, key_hash)
     values ($1, $2, $3, $4, nullif($5, ''), $6, $7) returning number`,
    [
      phone.territoryId,
      phone.evaluationId,
      phone.workshopId,
      last + 1,
      name ?? '',
      urbalGroup ?? null,
      keyHash,
    ],
  )
}

function renameParticipant(tx: Tx, id: string, phone: WorkshopAccess, { name, urbalGroup }: Joining) {
  return tx.one<{ number: number }>(
    `update participant set name = case when $3::text is null then name else nullif($3, '') end,
       urbal_group = case when $4 then $5 else urbal_group end
     where territory_id = $1 and id = $2 returning number`,
    [phone.territoryId, id, name ?? null, urbalGroup !== undefined, urbalGroup ?? null],
  )
}

/** Who is acting; fails with `workshops.join-first` for a phone that has not joined. */
export function participantOf(phone: WorkshopAccess): string {
  if (!phone.participant) throw new Problem('workshops.join-first', 'forbidden')
  return phone.participant.id
}

/** Fails unless the workshop is open to this participant, and the activity among those under way. */
export async function refuseUnlessOpen(tx: Tx, phone: WorkshopAccess, activity?: Activity): Promise<void> {
  if (phone.state !== 'open') throw new Problem('workshops.closed', 'gone')
  if (phone.participant?.isSetAside) throw new Problem('workshops.set-aside', 'forbidden')
  if (activity === undefined) return
  const open = await tx.maybe(
    'select 1 from workshop where territory_id = $1 and id = $2 and $3 = any (activities)',
    [phone.territoryId, phone.workshopId, activity],
  )
  if (!open) throw new Problem('workshops.activity-closed', 'conflict', { activity })
}
