import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { getRecord, type RecordTable, removeRecord } from '#platform/server/record-store.ts'
import { type ChainPlace, elementTable, linkTable, refuseWrongEnds } from './impact-chain-store.ts'

/** Deletes records at one instant, each over the version seen; those gone already stay as they are. Returns the others. */
export async function removeRecords(
  tx: Tx,
  access: TerritoryAccess,
  table: RecordTable,
  versions: ReadonlyMap<string, number>,
): Promise<string[]> {
  const rows = await tx.rows<{ id: string; version: number }>(
    `select id, version from ${table.table} where territory_id = $1 and id = any ($2) and deleted_at is null order by id for update`,
    [access.territoryId, [...versions.keys()]],
  )
  const seen = new Map([...versions].map(([id, version]) => [id.toLowerCase(), version]))
  const stale = rows.find(({ id, version }) => seen.get(id) !== version)
  // Refused with the record as it stands.
  if (stale) await removeRecord(tx, access, table, stale.id, seen.get(stale.id) ?? 0)
  const ids = rows.map(({ id }) => id)
  await tx.query(`update ${table.table} set deleted_at = now() where territory_id = $1 and id = any ($2)`, [
    access.territoryId,
    ids,
  ])
  return ids
}

/** Deletes elements and, in the same transaction, the links that touch them. */
export async function removeElements(
  tx: Tx,
  access: TerritoryAccess,
  versions: ReadonlyMap<string, number>,
): Promise<void> {
  const ids = await removeRecords(tx, access, elementTable, versions)
  await tx.query(
    `update chain_link set deleted_at = now()
     where territory_id = $1 and (from_id = any ($2) or to_id = any ($2)) and deleted_at is null`,
    [access.territoryId, ids],
  )
}

/** Deletes one element with its links; one that is gone, or has moved on, is refused. */
export async function removeElement(tx: Tx, access: TerritoryAccess, id: string, version: number) {
  const removed = await removeRecord(tx, access, elementTable, id, version)
  await tx.query(
    `update chain_link set deleted_at = now()
     where territory_id = $1 and (from_id = $2 or to_id = $2) and deleted_at is null`,
    [access.territoryId, id],
  )
  return removed
}

/** As `restoreElement`, in order; elements deleted at one instant come back together. */
export async function restoreElements(
  tx: Tx,
  access: TerritoryAccess,
  ids: readonly string[],
): Promise<void> {
  const gone = await tx.rows<{ id: string; at: string }>(
    `select id, deleted_at as at from chain_element where territory_id = $1 and id = any ($2) and deleted_at is not null
     order by array_position($2::uuid[], id)`,
    [access.territoryId, ids],
  )
  for (let start = 0; start < gone.length; ) {
    const end = gone.findIndex((each, k) => k > start && each.at !== gone[start]?.at)
    const together = gone.slice(start, end < 0 ? undefined : end)
    start += together.length
    await restoreTogether(
      tx,
      access,
      together.map(({ id }) => id),
    )
  }
}

/**
 * Brings elements back with the links that went with them: those deleted at the very same instant. A link whose other
 * end is deleted still waits for that one; one that another link has replaced stays away.
 */
async function restoreTogether(tx: Tx, access: TerritoryAccess, ids: readonly string[]): Promise<void> {
  const links = await tx.rows<{ id: string }>(
    `select distinct l.id from chain_link l join chain_element e on e.id in (l.from_id, l.to_id) and e.deleted_at = l.deleted_at
     where l.territory_id = $1 and e.territory_id = $1 and e.id = any ($2)`,
    [access.territoryId, ids],
  )
  await bringBack(tx, access, elementTable, ids)
  const linkIds = links.map(({ id }) => id)
  await tx.query(
    `update chain_link l set deleted_at = o.deleted_at from chain_element o
     where l.territory_id = $1 and l.id = any ($2) and o.territory_id = $1 and o.id in (l.from_id, l.to_id)
       and o.deleted_at is not null and l.deleted_at is distinct from o.deleted_at`,
    [access.territoryId, linkIds],
  )
  const back = await tx.rows<{ id: string }>(
    `select distinct on (l.from_id, l.to_id) l.id from chain_link l
       join chain_element f on f.territory_id = $1 and f.id = l.from_id and f.deleted_at is null
       join chain_element t on t.territory_id = $1 and t.id = l.to_id and t.deleted_at is null
     where l.territory_id = $1 and l.id = any ($2) and not exists (select 1 from chain_link twin
       where twin.territory_id = $1 and twin.from_id = l.from_id and twin.to_id = l.to_id and twin.deleted_at is null)
     order by l.from_id, l.to_id, l.id`,
    [access.territoryId, linkIds],
  )
  await bringBack(
    tx,
    access,
    linkTable,
    back.map(({ id }) => id),
  )
}

/** Brings one element back, and its links with it. */
export async function restoreElement(tx: Tx, access: TerritoryAccess, id: string) {
  await getRecord(tx, access, elementTable, id)
  await restoreElements(tx, access, [id])
  return getRecord(tx, access, elementTable, id)
}

/** Brings links back between elements that stand; fails as `refuseWrongEnds` does. */
export async function restoreLinks(
  tx: Tx,
  access: TerritoryAccess,
  place: ChainPlace,
  ids: readonly string[],
): Promise<void> {
  const gone = await tx.rows<{ id: string; fromId: string; toId: string }>(
    `select id, from_id as "fromId", to_id as "toId" from chain_link
     where territory_id = $1 and id = any ($2) and deleted_at is not null order by array_position($2::uuid[], id)`,
    [access.territoryId, ids],
  )
  if (gone.length === 0) return
  await refuseWrongEnds(tx, access, place, gone)
  await bringBack(
    tx,
    access,
    linkTable,
    gone.map(({ id }) => id),
  )
}

/** What was marked "to review" because of their deletion stands again with them. */
async function bringBack(
  tx: Tx,
  access: TerritoryAccess,
  table: RecordTable,
  ids: readonly string[],
): Promise<void> {
  const params = [access.territoryId, ids]
  await tx.query(
    `update ${table.table} set deleted_at = null where territory_id = $1 and id = any ($2) and deleted_at is not null`,
    params,
  )
  await tx.query(
    `update review_mark set cleared_at = now() where territory_id = $1 and cause_id = any ($2)
       and cause_kind = '${table.kind}' and cause_act = 'delete' and cleared_at is null`,
    params,
  )
}
