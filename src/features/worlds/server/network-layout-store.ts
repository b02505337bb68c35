import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { NetworkData, NetworkPositions } from '../domain/network-data.ts'
import { needsPlaces } from '../domain/network-layout.ts'
import { computeApart } from './network-computing.ts'

const NOWHERE: NetworkPositions = { worlds: {}, actors: {} }

async function readPositions(
  tx: Tx,
  territoryId: string,
  lock: '' | 'for update',
): Promise<NetworkPositions> {
  const found = await tx.maybe<{ positions: NetworkPositions }>(
    `select positions from network_layout where territory_id = $1 ${lock}`,
    [territoryId],
  )
  return { ...NOWHERE, ...found?.positions }
}

async function savePositions(tx: Tx, territoryId: string, positions: NetworkPositions): Promise<void> {
  await tx.query(
    `insert into network_layout (territory_id, positions) values ($1, $2::jsonb)
     on conflict (territory_id) do update set positions = excluded.positions, computed_at = now()`,
    [territoryId, JSON.stringify(positions)],
  )
}

/**
 * Where everything stands. Whoever has a place keeps it, newcomers are given one, and that is saved: two readers at once
 * are given the same places, because the second waits for the first.
 */
export async function findPositions(
  tx: Tx,
  { territoryId }: Pick<TerritoryAccess, 'territoryId'>,
  data: NetworkData,
): Promise<NetworkPositions> {
  const stored = await readPositions(tx, territoryId, '')
  if (!needsPlaces(data, stored)) return ofThese(data, stored)
  await tx.query(
    `insert into network_layout (territory_id, positions) values ($1, '{"worlds": {}, "actors": {}}') on conflict do nothing`,
    [territoryId],
  )
  const former = await readPositions(tx, territoryId, 'for update')
  const positions = await computeApart({ act: 'layout', data, former })
  await savePositions(tx, territoryId, positions)
  return positions
}

/** Lays everything out anew, or puts back positions given (of worlds and actors that are still there). */
export async function replacePositions(
  tx: Tx,
  access: TerritoryAccess,
  data: NetworkData,
  given: NetworkPositions | undefined,
): Promise<{ positions: NetworkPositions; former: NetworkPositions }> {
  const former = ofThese(data, await readPositions(tx, access.territoryId, ''))
  const positions = await computeApart({
    act: 'layout',
    data,
    former: given ? ofThese(data, given) : NOWHERE,
  })
  await savePositions(tx, access.territoryId, positions)
  return { positions, former }
}

function ofThese(data: NetworkData, { worlds, actors }: NetworkPositions): NetworkPositions {
  const pick = <T>(records: readonly { readonly id: string }[], from: Readonly<Record<string, T>>) =>
    Object.fromEntries(records.flatMap(({ id }): [string, T][] => (from[id] ? [[id, from[id]]] : [])))
  return { worlds: pick(data.worlds, worlds), actors: pick(data.actors, actors) }
}
