import type { NetworkEntryAccess, TerritoryAccess } from '#kernel/access.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { findRecordPage, type RecordTable } from '#platform/server/record-store.ts'
import type { Actor, ActorKind } from '../domain/actor.ts'
import type { KnownActor } from '../domain/actor-duplicates.ts'

const ACCENTED = 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ'
const PLAIN = 'aaaaaaceeeeiiiinooooouuuuyy'

/** Text as it is compared: the database sorts by bytes (C.UTF-8), where « Épicerie » would come after « Zone ». */
export function folded(sql: string): string {
  return `translate(lower(${sql}), '${ACCENTED}', '${PLAIN}')`
}

export const actorTable: RecordTable = {
  table: 'actor',
  kind: 'actor',
  fields: ['name', 'kind', 'communeCode', 'siret', 'worlds', 'note'],
  order: `${folded('r.name')}, r.id`,
}

type ActorQuery = {
  q?: string | undefined
  kind?: string | undefined
  commune?: string | undefined
  world?: string | undefined
  cursor?: string | undefined
  limit: number
  deleted?: boolean | undefined
}

const SEARCHED = folded(
  `' ' || r.name || ' ' || array_to_string(r.worlds, ' ') || ' ' || r.note || ' ' || coalesce(r.siret, '')`,
)

export function findActorPage(
  tx: Tx,
  access: TerritoryAccess,
  query: ActorQuery,
): Promise<Page<Record<string, unknown>>> {
  const { q, world, kind, commune, ...page } = query
  const words = (q ?? '').split(/\s+/).filter(Boolean)
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  return findRecordPage(tx, access, actorTable, {
    ...page,
    where: { kind, communeCode: commune },
    filter: {
      sql: (at) =>
        [
          `(${at(1)}::text is null or ${at(1)} = any (r.worlds))`,
          ...patterns.map((_, i) => `${SEARCHED} like ${folded(`${at(i + 2)}::text`)}`),
        ].join(' and '),
      params: [world ?? null, ...patterns],
    },
  })
}

export type ActorCounts = {
  total: number
  kinds: { kind: ActorKind; n: number }[]
  communes: { code: string; n: number }[]
  worlds: { world: string; n: number }[]
}

/** How many organisations of each kind, commune and social world; the most frequent first. */
export async function countActors(tx: Tx, access: TerritoryAccess): Promise<ActorCounts> {
  const live = 'from actor where territory_id = $1 and deleted_at is null'
  const params = [access.territoryId]
  const { total } = await tx.one<{ total: number }>(`select count(*)::int as total ${live}`, params)
  const kinds = await tx.rows<ActorCounts['kinds'][number]>(
    `select kind, count(*)::int as n ${live} group by 1 order by 2 desc, 1`,
    params,
  )
  const communes = await tx.rows<ActorCounts['communes'][number]>(
    `select commune_code as code, count(*)::int as n ${live} and commune_code is not null group by 1 order by 2 desc, 1`,
    params,
  )
  const worlds = await tx.rows<ActorCounts['worlds'][number]>(
    `select w as world, count(*)::int as n from actor, unnest(worlds) w
     where territory_id = $1 and deleted_at is null group by 1 order by 2 desc, 1`,
    params,
  )
  return { total, kinds, communes, worlds }
}

/** Every organisation of the territory, in the order of the list. */
export function findAllActors(tx: Tx, access: TerritoryAccess): Promise<Actor[]> {
  return tx.rows<Actor>(
    `select r.name, r.kind, r.commune_code as "communeCode", r.siret, r.worlds, r.note from actor r
     where r.territory_id = $1 and r.deleted_at is null and r.kind <> 'person' order by ${actorTable.order}`,
    [access.territoryId],
  )
}

/** As much of every organisation as tells a likely duplicate. */
export function findKnownActors(tx: Tx, access: TerritoryAccess): Promise<KnownActor[]> {
  return tx.rows<KnownActor>(
    `select name, commune_code as "communeCode", siret from actor
     where territory_id = $1 and deleted_at is null and kind <> 'person' order by created_at, id`,
    [access.territoryId],
  )
}

/** INSEE codes of the territory. */
export async function findTerritoryCommunes(tx: Tx, access: TerritoryAccess): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ code: string }>(
    'select commune_code as code from territory_commune where territory_id = $1',
    [access.territoryId],
  )
  return new Set(rows.map((row) => row.code))
}

/** As much of an organisation as tells it from another: all that stand, to match names against. */
export type ActorFace = Pick<Actor, 'name' | 'kind' | 'communeCode'> & { id: string; siret?: string | null }

export function findActorFaces(tx: Tx, access: NetworkEntryAccess): Promise<ActorFace[]> {
  return tx.rows<ActorFace>(
    `select id, name, kind, commune_code as "communeCode" from actor
     where territory_id = $1 and deleted_at is null order by created_at, id`,
    [access.territoryId],
  )
}

/** Adds organisations that a source of the network brought, under ids of the caller's making. */
export async function insertActors(
  tx: Tx,
  access: NetworkEntryAccess,
  sourceId: string,
  actors: readonly ActorFace[],
): Promise<void> {
  if (actors.length === 0) return
  await tx.query(
    `insert into actor (territory_id, source_id, id, name, kind, commune_code, siret)
     select $1, $2, a.* from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[]) as a`,
    [
      access.territoryId,
      sourceId,
      actors.map((a) => a.id),
      actors.map((a) => a.name),
      actors.map((a) => a.kind),
      actors.map((a) => a.communeCode),
      actors.map((a) => a.siret ?? null),
    ],
  )
}
