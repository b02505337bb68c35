import type { NetworkEntryAccess, NetworkNoticeAccess, TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { removeRecord } from '#platform/server/record-store.ts'
import { type LaterSource, turnChain } from '../domain/change-chain.ts'
import { type KeptChange, setHeld, waitForOtherEntries } from './entry-store.ts'
import { hasOpenTwin, heldTables } from './held-tables.ts'
import { getSource, sourceTable } from './sources-store.ts'

/** Columns that change by themselves or by another act (a merge, a confirmation), not by a correction. */
const BY_THEMSELVES = `array['version', 'created_at', 'updated_at', 'deleted_at', 'seen_on', 'source_id', 'actor_id', 'from_id', 'to_id', 'worlds']`

/** SQL: `r` is as it was made; nobody has corrected it by hand. */
function isAsMade(kind: string): string {
  return `exists (select from audit a where a.territory_id = r.territory_id and a.record_kind = '${kind}' and a.record_id = r.id
    and a.act = 'create' and to_jsonb(r) @> (a.after - ${BY_THEMSELVES}))`
}

/** SQL: rows that a source which stands also says ($2: not this one). */
const SAID_ELSEWHERE = `select (c ->> 'id')::uuid from network_source o cross join jsonb_array_elements(o.changed) c
  where o.territory_id = $1 and o.id <> $2 and o.deleted_at is null`

const LINKS = [
  { table: 'world_membership', kind: 'world-membership' },
  { table: 'actor_tie', kind: 'actor-tie' },
  { table: 'world_contact', kind: 'world-contact' },
  { table: 'action_actor', kind: 'action-actor' },
  { table: 'action_world', kind: 'action-world' },
] as const

/** What stands alone goes when nothing of any feature stands on it. */
const ALONE = [
  { table: 'action', kind: 'action' },
  { table: 'social_world', kind: 'social-world' },
  { table: 'actor', kind: 'actor' },
] as const
type AloneTable = (typeof ALONE)[number]['table']

/** What does not count of the records that point at an actor ($2: the source that goes). */
const APART: Readonly<Record<string, string>> = {
  network_source: 'o.id <> $2',
  network_notice: 'o.erased_at is null',
  actor_merge: 'false',
}

/**
 * SQL by table: no standing record points at `r`. The foreign keys of the database say which records could, so that a
 * feature that comes later needs no line here. One list, looked up by its hash, whatever the size.
 */
async function readStandingFree(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const keys = await tx.rows<{ target: string; table: string; column: string }>(
    `select f.confrelid::regclass::text as target, f.conrelid::regclass::text as "table", a.attname as "column"
     from pg_constraint f join pg_attribute i on i.attrelid = f.confrelid and i.attname = 'id'
       join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[array_position(f.confkey, i.attnum)]
     where f.contype = 'f' and f.confrelid::regclass::text = any ($1)
       and exists (select from pg_attribute d where d.attrelid = f.conrelid and d.attname = 'deleted_at' and not d.attisdropped)
     order by 1, 2, 3`,
    [ALONE.map(({ table }) => table)],
  )
  const lists = new Map<string, string[]>()
  for (const { target, table, column } of keys) {
    const list = `select o.${column} from ${table} o where o.territory_id = $1 and o.deleted_at is null
      and o.${column} is not null and ${APART[table] ?? 'true'}`
    lists.set(target, [...(lists.get(target) ?? []), list])
  }
  return new Map([...lists].map(([target, all]) => [target, `r.id not in (${all.join(' union all ')})`]))
}

/** Where the links of a source ($2, or by their ids $3) stand: on which actors, actions and worlds. */
const ENDS: Readonly<Record<AloneTable, readonly (readonly [table: string, column: string])[]>> = {
  actor: [
    ['world_membership', 'actor_id'],
    ['actor_tie', 'from_id'],
    ['actor_tie', 'to_id'],
    ['world_contact', 'actor_id'],
    ['action_actor', 'actor_id'],
  ],
  action: [
    ['action_actor', 'action_id'],
    ['action_world', 'action_id'],
  ],
  social_world: [
    ['world_membership', 'world_id'],
    ['world_contact', 'world_id'],
    ['action_world', 'world_id'],
  ],
}
const standsOn = (table: AloneTable, more = 'true') =>
  `r.id in (${ENDS[table]
    .map(
      ([link, column]) =>
        `select l.${column} from ${link} l where l.territory_id = $1 and (l.source_id = $2 or l.id = any ($3::uuid[])) and ${more}`,
    )
    .join(' union all ')})`

/** SQL: whoever brought `r` was undone. */
const FROM_UNDONE =
  'exists (select from network_source o where o.territory_id = $1 and o.id = r.source_id and o.deleted_at is not null)'
/** SQL: `r` went when a source was undone, not by a hand. */
const GONE_WITH_ONE =
  'r.deleted_at in (select o.deleted_at from network_source o where o.territory_id = $1 and o.deleted_at is not null)'

async function readChanged(tx: Tx, access: NetworkEntryAccess, id: string): Promise<KeptChange[]> {
  const { changed } = await tx.one<{ changed: KeptChange[] }>(
    'select changed from network_source where territory_id = $1 and id = $2 for update',
    [access.territoryId, id],
  )
  return changed
}

/** Sources that came after one, in their order, with what they changed. */
function findLater(tx: Tx, access: NetworkEntryAccess, id: string): Promise<LaterSource<KeptChange>[]> {
  return tx.rows<LaterSource<KeptChange>>(
    `select o.id, o.deleted_at is null as stands, o.changed from network_source o, network_source s
     where s.territory_id = $1 and s.id = $2 and o.territory_id = $1 and o.changed <> '[]'
       and (o.created_at, o.id) > (s.created_at, s.id) order by o.created_at, o.id`,
    [access.territoryId, id],
  )
}

/** Sets what a source changed of older rows back (or again), where nothing that was said since lies on it. */
async function turnChanges(
  tx: Tx,
  access: NetworkEntryAccess,
  id: string,
  changed: readonly KeptChange[],
  way: 'back' | 'again',
) {
  if (changed.length === 0) return
  const { turned, rewritten } = turnChain(changed, await findLater(tx, access, id), way)
  for (const [name, held] of Object.entries(heldTables)) {
    const changes = turned
      .filter((change) => change.t === name)
      .map(({ id: row, a, b }) =>
        way === 'back' ? { id: row, from: a, to: b } : { id: row, from: b, to: a },
      )
    // What ended and began anew since is not opened a second time.
    const guard = `g.until is not null or r.until is null or not ${hasOpenTwin(held)}`
    await setHeld(tx, access, held, changes, guard)
  }
  for (const source of rewritten)
    await tx.query('update network_source set changed = $3 where territory_id = $1 and id = $2', [
      access.territoryId,
      source.id,
      JSON.stringify(source.changed),
    ])
}

/**
 * Undoes a source as a whole. What it brought goes, unless somebody corrected it by hand or another source says it too;
 * an actor, an action or a world goes when nothing else stands on it. What it confirmed or ended of older rows is as it
 * was before, where nobody has changed it since.
 */
export async function undoSource(tx: Tx, access: TerritoryAccess, id: string, version: number) {
  await waitForOtherEntries(tx, access)
  await removeRecord(tx, access, sourceTable, id, version)
  await takeBack(tx, access, id)
  return getSource(tx, access, id)
}

/** What the sources of one actor's link brought goes, and the sources with it. */
export async function undoSourcesOfLink(tx: Tx, access: NetworkNoticeAccess & { readonly actorId: string }) {
  await waitForOtherEntries(tx, access)
  const gone = await tx.rows<{ id: string }>(
    `update network_source set deleted_at = now() where territory_id = $1 and actor_id = $2 and kind = 'link' and deleted_at is null
     returning id`,
    [access.territoryId, access.actorId],
  )
  for (const { id } of gone) await takeBack(tx, access, id)
}

async function takeBack(tx: Tx, access: NetworkEntryAccess, id: string): Promise<void> {
  const changed = await readChanged(tx, access, id)
  await turnChanges(tx, access, id, changed, 'back')
  // now() stands still within a transaction: the same instant marks what went together.
  const params = [access.territoryId, id, changed.map((change) => change.id)]
  for (const { table, kind } of LINKS) {
    // What it merely confirmed goes with it when whoever brought it was undone before.
    await tx.query(
      `update ${table} r set deleted_at = now() where r.territory_id = $1 and r.deleted_at is null
         and (r.source_id = $2 or (r.id = any ($3::uuid[]) and ${FROM_UNDONE}))
         and r.id not in (${SAID_ELSEWHERE}) and ${isAsMade(kind)}`,
      params,
    )
  }
  const free = await readStandingFree(tx)
  for (const { table, kind } of ALONE) {
    await tx.query(
      `update ${table} r set deleted_at = now() where r.territory_id = $1 and r.deleted_at is null
         and (r.source_id = $2 or (${FROM_UNDONE} and ${standsOn(table)})) and ${isAsMade(kind)} and ${free.get(table) ?? 'true'}`,
      params,
    )
  }
}

/** Rows that may not stand twice come back where nothing took their place. */
const NO_DOUBLE: Readonly<Record<string, string>> = {
  world_membership: `(r.until is not null or not ${hasOpenTwin(heldTables.memberships)})`,
  actor_tie: `(r.until is not null or not ${hasOpenTwin(heldTables.ties)})`,
  world_contact: `(r.until is not null or not ${hasOpenTwin(heldTables.contacts)})`,
  action_actor: `not exists (select from action_actor t where t.action_id = r.action_id and t.actor_id = r.actor_id and t.role = r.role and t.deleted_at is null)`,
  action_world: `not exists (select from action_world t where t.action_id = r.action_id and t.world_id = r.world_id and t.deleted_at is null)`,
  social_world: `not exists (select from social_world t where t.territory_id = r.territory_id and lower(btrim(t.name)) = lower(btrim(r.name)) and t.deleted_at is null)`,
}

/** What an actor took back by its link is not brought back by others. */
async function refuseWithdrawn(tx: Tx, access: TerritoryAccess, id: string): Promise<void> {
  const withdrawn = await tx.maybe(
    `select 1 from network_source s join network_notice n on n.territory_id = s.territory_id and n.actor_id = s.actor_id
     where s.territory_id = $1 and s.id = $2 and s.kind = 'link' and n.erased_at is null and n.withdrawn_at is not null`,
    [access.territoryId, id],
  )
  if (withdrawn) throw new Problem('worlds.consent-withdrawn', 'conflict', { id })
}

/** Brings an undone source back, with what went with it and what it stands on. Fails with `worlds.consent-withdrawn`. */
export async function restoreSource(tx: Tx, access: TerritoryAccess, id: string) {
  await waitForOtherEntries(tx, access)
  const { deletedAt } = await getSource(tx, access, id)
  if (deletedAt === null) return getSource(tx, access, id)
  await refuseWithdrawn(tx, access, id)
  const changed = await readChanged(tx, access, id)
  const params = [access.territoryId, id, changed.map((change) => change.id)]
  for (const { table } of LINKS) {
    await tx.query(
      `update ${table} r set deleted_at = null where r.territory_id = $1 and ${GONE_WITH_ONE}
         and (r.source_id = $2 or r.id = any ($3::uuid[])) and ${NO_DOUBLE[table] ?? 'true'}`,
      params,
    )
  }
  for (const { table } of ALONE) {
    await tx.query(
      `update ${table} r set deleted_at = null where r.territory_id = $1 and ${GONE_WITH_ONE}
         and (r.source_id = $2 or ${standsOn(table, 'l.deleted_at is null')}) and ${NO_DOUBLE[table] ?? 'true'}`,
      params,
    )
  }
  await tx.query('update network_source set deleted_at = null where territory_id = $1 and id = $2', [
    access.territoryId,
    id,
  ])
  await turnChanges(tx, access, id, changed, 'again')
  return getSource(tx, access, id)
}
