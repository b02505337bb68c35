import { insertActors } from '#features/actors/server/actors-store.ts'
import type { NetworkEntryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { type GivenRow, type HeldChange, type HeldRow, planEntry, tieKey } from '../domain/entry-plan.ts'
import type { Weight } from '../domain/world.ts'
import { type EntryRefs, type NetworkEntry, type Settled, settleRefs } from './entry-refs.ts'
import { type HeldTable, heldTables } from './held-tables.ts'

/** A change to a row that another source had brought, as `network_source.changed` keeps it. */
export type KeptChange = {
  t: keyof typeof heldTables
  id: string
  b: HeldChange['before']
  a: HeldChange['after']
}

type Source = { readonly id: string; readonly heldOn: string }
type Given = GivenRow & { readonly columns: readonly string[] }
type Ended = NonNullable<NetworkEntry['ended']>

const COLUMNS = {
  memberships: ['actor_id', 'world_id'],
  ties: ['from_id', 'to_id', 'kind'],
  contacts: ['actor_id', 'world_id'],
} as const
type HeldKind = keyof typeof COLUMNS

/** Entries of one territory wait for each other, so that each sees what is already there. */
export async function waitForOtherEntries(tx: Tx, access: NetworkEntryAccess): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('network-entry ' || $1, 0))", [
    access.territoryId,
  ])
}

function keyOf(kind: HeldKind, columns: readonly string[]): string {
  const [from = '', to = '', tie = ''] = columns
  return kind === 'ties' ? tieKey(from, to, tie) : `${from} ${to}`
}

function givenRows(entry: NetworkEntry, refs: EntryRefs): Record<HeldKind, Given[]> {
  const row = (
    kind: HeldKind,
    columns: string[],
    strength: Weight,
    spell: { since?: string | null | undefined; until?: string | null | undefined },
  ): Given => ({
    key: keyOf(kind, columns),
    columns,
    strength,
    since: spell.since ?? null,
    until: spell.until ?? null,
  })
  return {
    memberships: (entry.memberships ?? []).map((m) =>
      row('memberships', [refs.actor(m.actor), refs.world(m.worldId)], m.weight, m),
    ),
    ties: (entry.ties ?? []).map((t) => {
      const [from, to] = [refs.actor(t.from), refs.actor(t.to)]
      if (from === to) throw new Problem('worlds.tie-to-itself', 'caller', { from: t.from, to: t.to })
      return row('ties', [from, to, t.kind], t.strength, t)
    }),
    contacts: (entry.contacts ?? []).map((c) =>
      row('contacts', [refs.actor(c.actor), refs.world(c.worldId)], c.strength, {}),
    ),
  }
}

/** Beyond this many actors all rows are read: a file names most of them. */
const MOST_NAMED = 500

/** What stands of the actors that an entry names, and what it says has ended. */
async function findHeld(
  tx: Tx,
  access: NetworkEntryAccess,
  kind: HeldKind,
  given: readonly Given[],
  ended: readonly string[],
): Promise<HeldRow[]> {
  const { table, strength } = heldTables[kind]
  const columns = COLUMNS[kind]
  const named = [...new Set(given.map((row) => row.columns[0]))]
  const ends = kind === 'ties' ? ['from_id', 'to_id'] : ['actor_id']
  const isNear = ends.map((end) => `${end} = any ($2::uuid[])`).join(' or ')
  const rows = await tx.rows<Omit<HeldRow, 'key'> & { columns: string[] }>(
    `select id, array[${columns.map((c) => `${c}::text`).join(', ')}] as columns, ${strength} as strength, since, until, seen_on as "seenOn"
     from ${table} where territory_id = $1 and deleted_at is null and ($3 or ${isNear} or id = any ($4::uuid[])) for update`,
    [access.territoryId, named, named.length > MOST_NAMED, ended],
  )
  return rows.map(({ columns: at, ...row }) => ({ ...row, key: keyOf(kind, at) }))
}

async function addHeld(
  tx: Tx,
  access: NetworkEntryAccess,
  source: Source,
  kind: HeldKind,
  added: readonly Given[],
) {
  const { table, strength } = heldTables[kind]
  const columns = COLUMNS[kind]
  const arrays = columns.map((column, i) => ({
    type: column === 'kind' ? 'text' : 'uuid',
    values: added.map((row) => row.columns[i]),
  }))
  const all = [
    ...arrays,
    { type: 'smallint', values: added.map((row) => row.strength) },
    { type: 'date', values: added.map((row) => row.since) },
    { type: 'date', values: added.map((row) => row.until) },
  ]
  await tx.query(
    `insert into ${table} (territory_id, source_id, seen_on, ${columns.join(', ')}, ${strength}, since, until)
     select $1, $2, $3, g.* from unnest(${all.map(({ type }, i) => `$${i + 4}::${type}[]`).join(', ')}) as g`,
    [access.territoryId, source.id, source.heldOn, ...all.map(({ values }) => values)],
  )
}

/** Sets rows to the state that `pick` says of each change, where they stand as `from` says or wherever that is not asked. */
export async function setHeld(
  tx: Tx,
  access: NetworkEntryAccess,
  { table, strength }: HeldTable,
  changes: readonly { id: string; to: HeldChange['after']; from?: HeldChange['before']; guard?: string }[],
  guard = 'true',
): Promise<void> {
  if (changes.length === 0) return
  const states = (of: 'to' | 'from') =>
    [0, 1, 2].map((i) => changes.map((change) => (change[of] ?? change.to)[i]))
  const isGuarded = changes[0]?.from !== undefined
  await tx.query(
    `update ${table} r set seen_on = g.seen, ${strength} = g.strength, until = g.until
     from unnest($2::uuid[], $3::date[], $4::smallint[], $5::date[], $6::date[], $7::smallint[], $8::date[])
       as g(id, seen, strength, until, old_seen, old_strength, old_until)
     where r.territory_id = $1 and r.id = g.id and (${guard})
       and (r.seen_on, r.${strength}, r.until) is distinct from (g.seen, g.strength, g.until)
       ${isGuarded ? `and (r.seen_on, r.${strength}, r.until) is not distinct from (g.old_seen, g.old_strength, g.old_until)` : ''}`,
    [access.territoryId, changes.map((c) => c.id), ...states('to'), ...states('from')],
  )
}

async function enterHeld(
  tx: Tx,
  access: NetworkEntryAccess,
  source: Source,
  kind: HeldKind,
  given: readonly Given[],
  ended: readonly string[],
): Promise<KeptChange[]> {
  if (given.length === 0 && ended.length === 0) return []
  const known = await findHeld(tx, access, kind, given, ended)
  const { added, confirmed } = planEntry(known, given, source.heldOn)
  if (added.length > 0) await addHeld(tx, access, source, kind, added)
  const byId = new Map(known.map((row) => [row.id, row]))
  const over: HeldChange[] = [...new Set(ended)].flatMap((id) => {
    const row = byId.get(id.toLowerCase())
    if (!row || row.until !== null) return []
    const { seenOn, strength } = row
    return [{ id: row.id, before: [seenOn, strength, null], after: [seenOn, strength, source.heldOn] }]
  })
  // What is said to have ended is not confirmed by the same breath.
  const endedIds = new Set(over.map((change) => change.id))
  const changes = [...confirmed.filter((change) => !endedIds.has(change.id)), ...over]
  await setHeld(
    tx,
    access,
    heldTables[kind],
    changes.map(({ id, after }) => ({ id, to: after })),
  )
  return changes.map(({ id, before, after }) => ({ t: kind, id, b: before, a: after }))
}

async function addActions(tx: Tx, access: NetworkEntryAccess, source: Source, { newActions }: EntryRefs) {
  if (newActions.length === 0) return
  await tx.query(
    `insert into action (territory_id, source_id, id, title, kind, state, started_on, ended_on)
     select $1, $2, g.* from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::date[], $8::date[]) as g`,
    [
      access.territoryId,
      source.id,
      newActions.map((a) => a.id),
      newActions.map((a) => a.title),
      newActions.map((a) => a.kind),
      newActions.map((a) => a.state ?? 'under_way'),
      newActions.map((a) => a.startedOn ?? null),
      newActions.map((a) => a.endedOn ?? null),
    ],
  )
}

async function addParticipations(
  tx: Tx,
  access: NetworkEntryAccess,
  source: Source,
  entry: NetworkEntry,
  refs: EntryRefs,
) {
  const given = entry.participations ?? []
  if (given.length === 0) return
  await tx.query(
    `insert into action_actor (territory_id, source_id, action_id, actor_id, role)
     select $1, $2, g.* from unnest($3::uuid[], $4::uuid[], $5::text[]) as g on conflict do nothing`,
    [
      access.territoryId,
      source.id,
      given.map((p) => refs.action(p.action)),
      given.map((p) => refs.actor(p.actor)),
      given.map((p) => p.role),
    ],
  )
}

async function addActionWorlds(
  tx: Tx,
  access: NetworkEntryAccess,
  source: Source,
  entry: NetworkEntry,
  refs: EntryRefs,
) {
  const given = entry.actionWorlds ?? []
  if (given.length === 0) return
  await tx.query(
    `insert into action_world (territory_id, source_id, action_id, world_id, weight)
     select $1, $2, g.* from unnest($3::uuid[], $4::uuid[], $5::smallint[]) as g on conflict do nothing`,
    [
      access.territoryId,
      source.id,
      given.map((w) => refs.action(w.action)),
      given.map((w) => refs.world(w.worldId)),
      given.map((w) => w.weight),
    ],
  )
}

/**
 * Writes what a source says, all of it or nothing, in a few statements whatever its size. Returns the id of every key
 * of the entry, and what it changed of rows that were there before.
 */
export async function writeEntry(
  tx: Tx,
  access: NetworkEntryAccess,
  source: Source,
  entry: NetworkEntry,
  settled?: Settled,
): Promise<{ created: Readonly<Record<string, string>>; changed: KeptChange[] }> {
  const refs = await settleRefs(tx, access, entry, settled)
  const given = givenRows(entry, refs)
  await insertActors(tx, access, source.id, refs.newActors)
  await addActions(tx, access, source, refs)
  await addParticipations(tx, access, source, entry, refs)
  await addActionWorlds(tx, access, source, entry, refs)
  const ended: Ended = entry.ended ?? {}
  const changed: KeptChange[] = []
  for (const kind of ['memberships', 'ties', 'contacts'] as const)
    changed.push(...(await enterHeld(tx, access, source, kind, given[kind], ended[kind] ?? [])))
  return { created: refs.created, changed }
}
