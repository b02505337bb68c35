import type { Role, TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { TerritorySelection } from '../domain/territory.ts'

export type TerritoryRow = {
  id: string
  name: string
  note: string
  programme: string | null
  demo: boolean
  role: Role
  selection: TerritorySelection
  codes: string[]
  vintages: number[]
  version: number
  createdAt: string
  updatedAt: string
  deletedAt: string | null
}

const TERRITORY = `t.id, t.name, t.note, p.name as programme, t.demo, m.role, t.selection, t.version,
  t.created_at as "createdAt", t.updated_at as "updatedAt", t.deleted_at as "deletedAt",
  coalesce((select array_agg(c.commune_code order by c.commune_code) from territory_commune c where c.territory_id = t.id), '{}') as codes,
  coalesce((select array_agg(distinct c.cog_vintage) from territory_commune c where c.territory_id = t.id), '{}') as vintages`
const MINE = `territory t join member m on m.territory_id = t.id and m.person_id = $1 left join programme p on p.id = t.programme_id`

/** A page of the territories of one person; the deleted ones are those that she may bring back. */
export async function findTerritoryRows(
  tx: Tx,
  personId: string,
  page: { limit: number; offset: number; deleted: boolean },
): Promise<{ rows: TerritoryRow[]; total: number }> {
  const which = page.deleted ? `t.deleted_at is not null and m.role = 'owner'` : 't.deleted_at is null'
  const rows = await tx.rows<TerritoryRow>(
    `select ${TERRITORY} from ${MINE} where ${which}
     order by ${page.deleted ? 't.deleted_at desc' : 't.name'}, t.id limit $2 offset $3`,
    [personId, page.limit, page.offset],
  )
  const { total } = await tx.one<{ total: number }>(
    `select count(*)::int as total from ${MINE} where ${which}`,
    [personId],
  )
  return { rows, total }
}

/** Reads a territory of which the person is a member. Fails with `territories.absent`. */
export async function getTerritory(
  tx: Tx,
  who: Pick<TerritoryAccess, 'personId' | 'territoryId'>,
): Promise<TerritoryRow> {
  const row = await tx.maybe<TerritoryRow>(`select ${TERRITORY} from ${MINE} where t.id = $2`, [
    who.personId,
    who.territoryId,
  ])
  if (!row) throw new Problem('territories.absent', 'absent', { territoryId: who.territoryId })
  return row
}

export type Drawn = { selection: TerritorySelection; codes: readonly string[]; vintage: number }

/** Makes a territory with its owner and its communes; returns its identifier. */
export async function insertTerritory(
  tx: Tx,
  personId: string,
  territory: { name: string; note: string; drawn: Drawn; programmeId?: string | undefined; demo?: boolean },
): Promise<string> {
  const { drawn } = territory
  const { id } = await tx.one<{ id: string }>('select create_territory($1, $2, $3, $4, $5, $6) as id', [
    personId,
    territory.name,
    territory.note,
    territory.programmeId ?? null,
    territory.demo ?? false,
    JSON.stringify(drawn.selection),
  ])
  await insertCommunes(tx, id, drawn)
  return id
}

async function insertCommunes(tx: Tx, territoryId: string, { codes, vintage }: Drawn): Promise<void> {
  await tx.query(
    'insert into territory_commune (territory_id, commune_code, cog_vintage) select $1, code, $3 from unnest($2::text[]) code',
    [territoryId, codes, vintage],
  )
}

/**
 * Changes what is given, if the territory still has the version that the caller saw; otherwise `record.stale`.
 * A new drawing replaces all communes.
 */
export async function updateTerritory(
  tx: Tx,
  access: TerritoryAccess,
  change: {
    version: number
    name?: string | undefined
    note?: string | undefined
    drawn?: Drawn | undefined
  },
): Promise<boolean> {
  const done = await tx.maybe(
    `update territory set name = coalesce($3, name), note = coalesce($4, note), selection = coalesce($5, selection)
     where id = $1 and version = $2 and deleted_at is null returning 1`,
    [
      access.territoryId,
      change.version,
      change.name ?? null,
      change.note ?? null,
      change.drawn ? JSON.stringify(change.drawn.selection) : null,
    ],
  )
  if (!done) return false
  if (change.drawn) {
    await tx.query('delete from territory_commune where territory_id = $1', [access.territoryId])
    await insertCommunes(tx, access.territoryId, change.drawn)
  }
  return true
}

/** Deletes so that it can be undone. False when the version is stale. */
export async function removeTerritory(tx: Tx, access: TerritoryAccess, version: number): Promise<boolean> {
  const done = await tx.maybe(
    'update territory set deleted_at = now() where id = $1 and version = $2 and deleted_at is null returning 1',
    [access.territoryId, version],
  )
  return done !== undefined
}

/** Brings a deleted territory back. Fails with `territories.absent` for anyone but its owners. */
export async function restoreTerritory(tx: Tx, personId: string, territoryId: string): Promise<void> {
  const { restored } = await tx.one<{ restored: boolean }>('select restore_territory($1, $2) as restored', [
    personId,
    territoryId,
  ])
  if (!restored) throw new Problem('territories.absent', 'absent', { territoryId })
}

export type OverlapRow = { territoryId: string; name: string; communes: number; whole: boolean }

/** The person's other territories that share some of these communes, the largest share first. */
export async function findOverlapRows(
  tx: Tx,
  personId: string,
  codes: readonly string[],
  except: string | undefined,
): Promise<OverlapRow[]> {
  return tx.rows<OverlapRow>(
    `select t.id as "territoryId", t.name, count(*) filter (where c.commune_code = any($2))::int as communes,
       bool_and(c.commune_code = any($2)) as whole
     from member m join territory t on t.id = m.territory_id join territory_commune c on c.territory_id = t.id
     where m.person_id = $1 and t.deleted_at is null and t.id is distinct from $3
     group by t.id, t.name having bool_or(c.commune_code = any($2)) order by communes desc, t.name, t.id limit 50`,
    [personId, codes, except ?? null],
  )
}
