import { randomUUID } from 'node:crypto'
import { actorTable } from '#features/actors/server/actors-store.ts'
import { starterWorlds } from '#features/worlds/domain/starter-worlds.ts'
import { enterSource } from '#features/worlds/server/sources-store.ts'
import { addStarterWorlds } from '#features/worlds/server/starters-store.ts'
import { actionTable, actionWorldTable, participationTable } from '#features/worlds/server/worlds-tables.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { Loader } from './demonstration.ts'
import type { DemonstrationFile, DemonstrationNetwork, DemonstrationSource } from './demonstration-files.ts'

/**
 * Loads the network of a demonstration territory: the worlds of the catalogue, its actors and actions, then what each
 * source said in its time, so that the years can be looked back on.
 */
export async function loadNetwork(
  tx: Tx,
  access: TerritoryAccess,
  loader: Loader,
  network: DemonstrationNetwork,
): Promise<void> {
  await addStarterWorlds(tx, access, { codes: network.worlds, lang: 'fr' })
  const worlds = await tx.rows<{ id: string; code: string }>(
    'select id, code from social_world where territory_id = $1 and code is not null',
    [access.territoryId],
  )
  for (const { id, code } of worlds) loader.ids.set(`world:${code}`, id)
  for (const { key, ...actor } of network.actors) await loader.insert(actorTable, actor, `actor:${key}`)
  await loadActions(loader, network)
  for (const source of network.sources) await loadSource(tx, access, loader, source)
}

/** Where no network was told yet: the worlds of the catalogue that the tags of its organisations name. */
export async function loadTaggedWorlds(
  tx: Tx,
  access: TerritoryAccess,
  actors: DemonstrationFile['actors'],
): Promise<void> {
  const tags = new Set(actors.flatMap(({ worlds }) => (Array.isArray(worlds) ? worlds.map(String) : [])))
  const codes = starterWorlds('fr').flatMap(({ code, name }) => (tags.has(name) ? [code] : []))
  await addStarterWorlds(tx, access, { codes, lang: 'fr' })
}

async function loadActions(loader: Loader, network: DemonstrationNetwork): Promise<void> {
  for (const { key, actors, worlds, ...action } of network.actions) {
    const actionId = await loader.insert(actionTable, action, `action:${key}`)
    const since = action.startedOn ?? null
    for (const [actor, role] of actors)
      await loader.insert(participationTable, { actionId, actorId: loader.at(`actor:${actor}`), role, since })
    for (const [code, weight] of worlds)
      await loader.insert(actionWorldTable, { actionId, worldId: loader.at(`world:${code}`), weight })
  }
}

async function loadSource(
  tx: Tx,
  access: TerritoryAccess,
  loader: Loader,
  source: DemonstrationSource,
): Promise<void> {
  const actor = (key: string) => loader.at(`actor:${key}`)
  const world = (code: string) => loader.at(`world:${code}`)
  const { kind, title, heldOn, text } = source
  await enterSource(tx, access, {
    id: randomUUID(),
    kind,
    title,
    heldOn,
    text,
    actorId: loader.maybeAt(source.actor && `actor:${source.actor}`),
    entry: {
      memberships: (source.memberships ?? []).map(([who, code, weight, since = null]) => ({
        actor: actor(who),
        worldId: world(code),
        weight,
        since,
      })),
      ties: (source.ties ?? []).map(([from, to, tie, strength, since = null]) => ({
        from: actor(from),
        to: actor(to),
        kind: tie,
        strength,
        since,
      })),
      contacts: (source.contacts ?? []).map(([who, code, strength]) => ({
        actor: actor(who),
        worldId: world(code),
        strength,
      })),
      ended: {
        memberships: await findOpen(tx, access, source.endedMemberships ?? [], ([who, code]) => [
          'select id from world_membership where territory_id = $1 and actor_id = $2 and world_id = $3 and until is null',
          [actor(who), world(code)],
        ]),
        ties: await findOpen(tx, access, source.endedTies ?? [], ([from, to, tie]) => [
          'select id from actor_tie where territory_id = $1 and from_id = $2 and to_id = $3 and kind = $4 and until is null',
          [actor(from), actor(to), tie],
        ]),
      },
    },
  })
}

/** The rows that are said to have ended; one that is not there is a mistake of ours. */
async function findOpen<T>(
  tx: Tx,
  access: TerritoryAccess,
  ended: readonly T[],
  ask: (one: T) => readonly [sql: string, params: readonly unknown[]],
): Promise<string[]> {
  const ids: string[] = []
  for (const one of ended) {
    const [sql, params] = ask(one)
    ids.push((await tx.one<{ id: string }>(sql, [access.territoryId, ...params])).id)
  }
  return ids
}
