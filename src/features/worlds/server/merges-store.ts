import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { pageOfRows, readCursor } from '#platform/server/record-store.ts'
import { waitForOtherEntries } from './entry-store.ts'

type Entry = { id: string; name: string; kind: string; communeCode: string | null; siret: string | null }
/** What the merge gave to the entry that stays, by field: [before, after]. */
type Given = Partial<Record<'name' | 'communeCode' | 'siret', [string | null, string | null]>>

async function lockEntry(tx: Tx, access: TerritoryAccess, id: string): Promise<Entry> {
  const entry = await tx.maybe<Entry>(
    `select id, name, kind, commune_code as "communeCode", siret from actor
     where territory_id = $1 and id = $2 and deleted_at is null for update`,
    [access.territoryId, id],
  )
  if (!entry) throw new Problem('record.absent', 'absent', { kind: 'actor', id })
  return entry
}

async function giveFields(tx: Tx, access: TerritoryAccess, id: string, given: Given, way: 'there' | 'back') {
  const [from, to] = way === 'there' ? ([0, 1] as const) : ([1, 0] as const)
  const columns = { name: 'name', communeCode: 'commune_code', siret: 'siret' } as const
  for (const field of ['name', 'communeCode', 'siret'] as const) {
    const change = given[field]
    if (!change) continue
    // What somebody corrected since stays.
    await tx.query(
      `update actor set ${columns[field]} = $3 where territory_id = $1 and id = $2 and ${columns[field]} is not distinct from $4`,
      [access.territoryId, id, change[to], change[from]],
    )
  }
}

type Asked = { keptId: string; mergedId: string; name?: string | undefined }

/**
 * Makes two entries one: whatever points at the second, in whichever feature, points at the first; the second goes out
 * of sight. The first takes the SIRET and the commune that it lacks.
 * Fails with `worlds.merge-same`, `worlds.merge-person`, `record.absent`.
 */
export async function mergeActors(tx: Tx, access: TerritoryAccess, { keptId, mergedId, name }: Asked) {
  if (keptId.toLowerCase() === mergedId.toLowerCase()) throw new Problem('worlds.merge-same', 'caller')
  await waitForOtherEntries(tx, access)
  const kept = await lockEntry(tx, access, keptId)
  const merged = await lockEntry(tx, access, mergedId)
  if ((kept.kind === 'person') !== (merged.kind === 'person'))
    throw new Problem('worlds.merge-person', 'conflict')
  const given: Given = {
    ...(name !== undefined && name !== kept.name ? { name: [kept.name, name] } : {}),
    ...(kept.siret === null && merged.siret !== null ? { siret: [null, merged.siret] } : {}),
    ...(kept.communeCode === null && merged.communeCode !== null
      ? { communeCode: [null, merged.communeCode] }
      : {}),
  }
  const made = await tx.one<{ id: string; moved: number }>(
    `insert into actor_merge (territory_id, kept_id, merged_id, kept_before, moved)
     values ($1, $2, $3, $4, move_to_actor($3, $2)) returning id, jsonb_array_length(moved) as moved`,
    [access.territoryId, kept.id, merged.id, JSON.stringify(given)],
  )
  await giveFields(tx, access, kept.id, given, 'there')
  await tx.query('update actor set deleted_at = now() where territory_id = $1 and id = $2', [
    access.territoryId,
    merged.id,
  ])
  return made
}

/** Makes them two again. Fails with `record.absent`, `worlds.merge-undone`, `worlds.merge-later`. */
export async function undoMerge(tx: Tx, access: TerritoryAccess, id: string): Promise<void> {
  await waitForOtherEntries(tx, access)
  const merge = await tx.maybe<{
    keptId: string
    mergedId: string
    given: Given
    isUndone: boolean
    isCovered: boolean
  }>(
    `select m.kept_id as "keptId", m.merged_id as "mergedId", m.kept_before as given, m.undone_at is not null as "isUndone",
       exists (select from actor_merge l where l.territory_id = $1 and l.id <> m.id and l.undone_at is null and l.created_at > m.created_at
         and (l.kept_id in (m.kept_id, m.merged_id) or l.merged_id in (m.kept_id, m.merged_id))) as "isCovered"
     from actor_merge m where m.territory_id = $1 and m.id = $2 and m.deleted_at is null for update`,
    [access.territoryId, id],
  )
  if (!merge) throw new Problem('record.absent', 'absent', { kind: 'actor-merge', id })
  if (merge.isUndone) throw new Problem('worlds.merge-undone', 'conflict', { id })
  if (merge.isCovered) throw new Problem('worlds.merge-later', 'conflict', { id })
  await tx.query('update actor set deleted_at = null where territory_id = $1 and id = $2', [
    access.territoryId,
    merge.mergedId,
  ])
  await tx.query(
    'select move_back_to_actor(moved, kept_id, merged_id) from actor_merge where territory_id = $1 and id = $2',
    [access.territoryId, id],
  )
  await giveFields(tx, access, merge.keptId, merge.given, 'back')
  await tx.query('update actor_merge set undone_at = now() where territory_id = $1 and id = $2', [
    access.territoryId,
    id,
  ])
}

type MergeRow = {
  id: string
  keptId: string
  keptName: string
  mergedName: string
  moved: number
  mergedAt: string
  undoneAt: string | null
}

/** Entries that were made one, the latest first. */
export async function findMergePage(
  tx: Tx,
  access: TerritoryAccess,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const offset = readCursor(cursor)
  const rows = await tx.rows<MergeRow & { full: number }>(
    `select m.id, m.kept_id as "keptId", k.name as "keptName", o.name as "mergedName", jsonb_array_length(m.moved) as moved,
       m.created_at as "mergedAt", m.undone_at as "undoneAt", count(*) over ()::int as full
     from actor_merge m join actor k on k.id = m.kept_id join actor o on o.id = m.merged_id
     where m.territory_id = $1 and m.deleted_at is null order by m.created_at desc, m.id limit ${limit} offset ${offset}`,
    [access.territoryId],
  )
  return pageOfRows<MergeRow>(rows, offset)
}
