import type { ActorKind } from '#features/actors/domain/actor.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { readCursor, writeCursor } from '#platform/server/record-store.ts'
import { findLikeActors, type LikePair } from '../domain/actor-likeness.ts'

type Entry = {
  id: string
  name: string
  kind: ActorKind
  communeCode: string | null
  siret: string | null
}
type Shown = Omit<Entry, 'siret'> & { ties: number; worlds: string[] }

/** Pairs that were made one and parted again: people said that they are two. */
async function findParted(tx: Tx, access: TerritoryAccess): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ a: string; b: string }>(
    `select least(kept_id, merged_id) as a, greatest(kept_id, merged_id) as b from actor_merge
     where territory_id = $1 and undone_at is not null`,
    [access.territoryId],
  )
  return new Set(rows.map(({ a, b }) => `${a} ${b}`))
}

async function showEntries(tx: Tx, access: TerritoryAccess, pairs: readonly LikePair[]) {
  const ids = [...new Set(pairs.flatMap((pair) => [pair.a, pair.b]))]
  const rows = await tx.rows<Shown>(
    `select a.id, a.name, a.kind, a.commune_code as "communeCode", a.worlds,
       (select count(*)::int from actor_tie t where t.territory_id = $1 and a.id in (t.from_id, t.to_id) and t.deleted_at is null) as ties
     from actor a where a.territory_id = $1 and a.id = any ($2::uuid[])`,
    [access.territoryId, ids],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** One page of the entries that may be one actor, the likeliest first. */
export async function findDuplicatePage(
  tx: Tx,
  access: TerritoryAccess,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const entries = await tx.rows<Entry>(
    `select id, name, kind, commune_code as "communeCode", siret from actor
     where territory_id = $1 and deleted_at is null order by id`,
    [access.territoryId],
  )
  const parted = await findParted(tx, access)
  const faces = entries.map((entry) => ({ ...entry, isPerson: entry.kind === 'person' }))
  const pairs = findLikeActors(faces).filter(({ a, b }) => !parted.has([a, b].sort().join(' ')))
  const offset = readCursor(cursor)
  const page = pairs.slice(offset, offset + limit)
  const shown = await showEntries(tx, access, page)
  const items = page.flatMap(({ a, b, why, likelihood }) => {
    const [one, other] = [shown.get(a), shown.get(b)]
    return one && other ? [{ a: one, b: other, why: [...why], likelihood }] : []
  })
  const end = offset + page.length
  return { items, next: end < pairs.length ? writeCursor(end) : null, total: pairs.length }
}
