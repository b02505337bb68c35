import type { InferContractRouterOutputs } from '@orpc/contract'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, readCursor } from '#platform/server/record-store.ts'
import type { worldsContract } from '../contract.ts'
import type { NetworkData } from '../domain/network-data.ts'
import { type NetworkView, networkOn } from '../domain/network-on-day.ts'
import type { EncounterState } from '../domain/world.ts'
import { meetingOn } from './encounters-store.ts'
import { readNetwork } from './network-store.ts'

type Effects = InferContractRouterOutputs<typeof worldsContract>['network']['encounterEffects']
type Row = {
  encounterId: string
  worldA: string
  worldB: string
  state: EncounterState
  heldOn: string | null
  reason: { asOf?: string; shared?: number | null; affinity?: number | null }
  createdOn: string
}

/** What came of the encounters that were accepted or held: two worlds on the day of the decision, and today. */
export async function findEncounterEffects(
  tx: Tx,
  access: TerritoryAccess,
  { limit, cursor, today }: { limit: number; cursor?: string | undefined; today: string },
): Promise<Effects> {
  const offset = readCursor(cursor)
  const rows = await tx.rows<Row & { full: number }>(
    `select e.id as "encounterId", e.world_a_id as "worldA", e.world_b_id as "worldB", e.state, e.held_on as "heldOn",
       e.reason, e.created_at::date as "createdOn", count(*) over ()::int as full
     from world_encounter e where e.territory_id = $1 and e.deleted_at is null and e.state in ('accepted', 'held')
     order by e.created_at desc, e.id limit $2 offset $3`,
    [access.territoryId, limit, offset],
  )
  const page = pageOfRows<Row>(rows, offset)
  if (page.items.length === 0) return { ...page, items: [] }
  const data = await readNetwork(tx, access)
  const now = networkOn(data, today)
  return { ...page, items: page.items.map((row) => effectOf(row, data, now)) }
}

function effectOf(row: Row, data: NetworkData, now: NetworkView): Effects['items'][number] {
  const { encounterId, worldA, worldB, state, heldOn, reason } = row
  const asOf = reason.asOf ?? row.createdOn
  const known = typeof reason.shared === 'number'
  const then = known ? null : meetingOn(networkOn(data, asOf), worldA, worldB)
  const { shared, affinity, inA, inB } = meetingOn(now, worldA, worldB)
  const sources = new Map(data.sources.map(({ id, heldOn: day }) => [id, day]))
  const between = now.ties.filter(
    ({ fromId, toId }) => (inA.has(fromId) && inB.has(toId)) || (inB.has(fromId) && inA.has(toId)),
  )
  const isToldSince = (sourceId: string | null) => sourceId !== null && (sources.get(sourceId) ?? '') > asOf
  return {
    encounterId,
    worldA,
    worldB,
    state,
    heldOn,
    before: {
      asOf,
      shared: then ? then.shared : (reason.shared ?? null),
      affinity: then ? then.affinity : (reason.affinity ?? null),
    },
    now: { asOf: now.day, shared, affinity },
    newTies: between.filter(({ since }) => since !== null && since > asOf).length,
    undatedTies: between.filter(({ since, sourceId }) => since === null && isToldSince(sourceId)).length,
  }
}
