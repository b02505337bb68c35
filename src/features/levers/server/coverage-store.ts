import type { z } from 'zod'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { coverageSchema } from '../contract.ts'
import { findCoverageGaps } from '../domain/relay-coverage.ts'
import { readAudiences } from './lever-facts-store.ts'

type Coverage = z.infer<typeof coverageSchema>

/** Publics by relay structures, and where nobody relays. */
export async function readCoverage(tx: Tx, access: TerritoryAccess): Promise<Coverage> {
  const audiences = await readAudiences(tx, access)
  const relays = await tx.rows<Coverage['relays'][number]>(
    `select r.id, r.actor_id as "actorId", a.name, r.trust, r.size, r.has_mobilised as "hasMobilised",
       r.last_action_on as "lastActionOn", r.audiences
     from relay r join actor a on a.territory_id = r.territory_id and a.id = r.actor_id and a.deleted_at is null
     where r.territory_id = $1 and r.deleted_at is null order by lower(a.name), r.id`,
    [access.territoryId],
  )
  const known = new Set(audiences.map(({ id }) => id))
  const { gaps, single, weak } = findCoverageGaps([...known], relays)
  return {
    audiences: audiences.map(({ id, name, isSeldomHeard }) => ({ id, name, isSeldomHeard })),
    relays: relays.map((relay) => ({ ...relay, audiences: relay.audiences.filter((id) => known.has(id)) })),
    gaps,
    single,
    weak,
  }
}
