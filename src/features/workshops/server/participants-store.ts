import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, readCursor } from '#platform/server/record-store.ts'
import type { WorkshopParticipant } from '../contract.ts'

const PARTICIPANT = `p.id, p.version, p.number, p.name, p.urbal_group as "urbalGroup", p.created_at as "joinedAt", p.set_aside_at as "setAsideAt",
  (select count(*)::int from contribution c where c.participant_id = p.id and c.state <> 'withdrawn') as contributions,
  (select count(*)::int from stakeholder_rating r where r.participant_id = p.id and r.deleted_at is null) as ratings,
  (select count(*)::int from objective_vote v where v.participant_id = p.id) as votes`

export async function findParticipantPage(
  tx: Tx,
  access: TerritoryAccess,
  page: { workshopId: string; cursor?: string | undefined; limit: number },
): Promise<Page<WorkshopParticipant>> {
  const offset = readCursor(page.cursor)
  const rows = await tx.rows<WorkshopParticipant & { full: number }>(
    `select ${PARTICIPANT}, count(*) over ()::int as full from participant p
     where p.territory_id = $1 and p.workshop_id = $2 order by p.number limit $3 offset $4`,
    [access.territoryId, page.workshopId, page.limit, offset],
  )
  return pageOfRows(rows, offset)
}

/**
 * Sets a participant aside: nothing more is taken from that phone, and its ratings and votes no longer count. Bringing
 * back counts them again: what was withdrawn with them at that very instant, not what the person had withdrawn before.
 */
export async function setAside(
  tx: Tx,
  access: TerritoryAccess,
  of: { workshopId: string; id: string },
  isAside: boolean,
): Promise<WorkshopParticipant> {
  const place = [access.territoryId, of.workshopId, of.id]
  const before = await tx.maybe<{ setAsideAt: string | null }>(
    `select set_aside_at as "setAsideAt" from participant
     where territory_id = $1 and workshop_id = $2 and id = $3 for update`,
    place,
  )
  if (!before) throw new Problem('record.absent', 'absent', { kind: 'participant', id: of.id })
  if (isAside && before.setAsideAt === null) {
    await tx.query('update participant set set_aside_at = now() where territory_id = $1 and id = $2', [
      access.territoryId,
      of.id,
    ])
    await tx.query(
      'update stakeholder_rating set deleted_at = now() where territory_id = $1 and participant_id = $2 and deleted_at is null',
      [access.territoryId, of.id],
    )
  }
  if (!isAside && before.setAsideAt !== null) {
    await tx.query(
      `update stakeholder_rating r set deleted_at = null from participant p
       where r.territory_id = $1 and r.participant_id = $2 and p.id = $2 and r.deleted_at = p.set_aside_at`,
      [access.territoryId, of.id],
    )
    await tx.query('update participant set set_aside_at = null where territory_id = $1 and id = $2', [
      access.territoryId,
      of.id,
    ])
  }
  return tx.one<WorkshopParticipant>(
    `select ${PARTICIPANT} from participant p where p.territory_id = $1 and p.workshop_id = $2 and p.id = $3`,
    place,
  )
}
