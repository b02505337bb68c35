import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type {
  ActionWorld,
  ActorTie,
  Membership,
  NetworkAction,
  NetworkActor,
  NetworkData,
  NetworkWorld,
  Participation,
  WorldContact,
} from '../domain/network-data.ts'

type Source = NetworkData['sources'][number]

/** Proof of a territory: a member's, or that of a publication. */
type InTerritory = Pick<TerritoryAccess, 'territoryId'>

/** The whole network of a territory with its dates, in nine queries; what hangs on something deleted is left out. */
export async function readNetwork(tx: Tx, { territoryId }: InTerritory): Promise<NetworkData> {
  const read = <T extends object>(columns: string, table: string, order = 'id') =>
    tx.rows<T>(
      `select id, ${columns} from ${table} where territory_id = $1 and deleted_at is null order by ${order}`,
      [territoryId],
    )
  const told = 'since, until, seen_on as "seenOn", source_id as "sourceId"'
  const worlds = await read<NetworkWorld>('code, name, color', 'social_world', 'lower(name), id')
  const actors = await read<NetworkActor>(
    'name, kind, commune_code as "communeCode"',
    'actor',
    'lower(name), id',
  )
  const actions = await read<NetworkAction>(
    'title, kind, state, started_on as "startedOn", ended_on as "endedOn"',
    'action',
    'lower(title), id',
  )
  const memberships = await read<Membership>(
    `world_id as "worldId", actor_id as "actorId", weight, ${told}`,
    'world_membership',
  )
  const participations = await read<Participation>(
    'action_id as "actionId", actor_id as "actorId", role, since, until',
    'action_actor',
  )
  const actionWorlds = await read<ActionWorld>(
    'action_id as "actionId", world_id as "worldId", weight',
    'action_world',
  )
  const ties = await read<ActorTie>(
    `from_id as "fromId", to_id as "toId", kind, strength, ${told}`,
    'actor_tie',
  )
  const contacts = await read<WorldContact>(
    `actor_id as "actorId", world_id as "worldId", strength, ${told}`,
    'world_contact',
  )
  const sources = await read<Source>('kind, title, held_on as "heldOn"', 'network_source')
  const isWorld = membershipOf(worlds)
  const isActor = membershipOf(actors)
  const isAction = membershipOf(actions)
  return {
    worlds,
    actors,
    actions,
    memberships: memberships.filter((each) => isWorld(each.worldId) && isActor(each.actorId)),
    participations: participations.filter((each) => isAction(each.actionId) && isActor(each.actorId)),
    actionWorlds: actionWorlds.filter((each) => isAction(each.actionId) && isWorld(each.worldId)),
    ties: ties.filter((each) => isActor(each.fromId) && isActor(each.toId)),
    contacts: contacts.filter((each) => isWorld(each.worldId) && isActor(each.actorId)),
    sources,
  }
}

function membershipOf(records: readonly { readonly id: string }[]): (id: string) => boolean {
  const ids = new Set(records.map(({ id }) => id))
  return (id) => ids.has(id)
}

const TABLES = [
  'social_world',
  'actor',
  'action',
  'action_actor',
  'action_world',
  'world_membership',
  'actor_tie',
  'world_contact',
  'network_source',
  'network_settings',
  'world_encounter',
]

/** A text that differs whenever anything of the network does: how many rows, and the last of their changes. */
export async function fingerprintNetwork(tx: Tx, { territoryId }: InTerritory): Promise<string> {
  const parts = TABLES.map(
    (table) =>
      `select '${table}' as t, count(*)::int as n, coalesce(sum(version), 0)::bigint as v, max(updated_at)::text as at
       from ${table} where territory_id = $1`,
  )
  const rows = await tx.rows<{ t: string; n: number; v: number; at: string | null }>(
    parts.join(' union all '),
    [territoryId],
  )
  return rows.map(({ t, n, v, at }) => `${t}:${n}:${v}:${at ?? ''}`).join('|')
}
