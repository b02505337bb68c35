import type { NetworkData } from './network-data.ts'
import { deriveMemberships } from './network-on-day.ts'

/** A world of an actor, and how much it is of it. */
export type Home = { readonly worldId: string; readonly weight: number }
export type Homes = {
  readonly worldsOf: (actorId: string) => readonly Home[]
  readonly contactsOf: (actorId: string) => readonly string[]
}

/** The worlds of each actor on whatever day, those of its heart first. */
export function findHomes(data: NetworkData): Homes {
  const worlds = new Set(data.worlds.map(({ id }) => id))
  const all = new Map<string, Map<string, number>>()
  const put = (actorId: string, worldId: string, weight: number) => {
    if (!worlds.has(worldId)) return
    const ofActor = all.get(actorId) ?? new Map<string, number>()
    all.set(actorId, ofActor.set(worldId, Math.max(ofActor.get(worldId) ?? 0, weight)))
  }
  for (const { actorId, worldId, weight } of data.memberships) put(actorId, worldId, weight)
  const told = data.actions.filter(({ state }) => state !== 'planned').map(({ id }) => id)
  const real = new Set(told)
  const derived = deriveMemberships(
    data.participations.filter(({ actionId }) => real.has(actionId)),
    data.actionWorlds,
  )
  for (const [actorId, ofActor] of derived)
    for (const [worldId, weight] of ofActor)
      if (!all.get(actorId)?.has(worldId)) put(actorId, worldId, weight)
  const homes = new Map(
    [...all].map(([actorId, ofActor]) => [
      actorId,
      [...ofActor]
        .map(([worldId, weight]) => ({ worldId, weight }))
        .sort((a, b) => b.weight - a.weight || compare(a.worldId, b.worldId)),
    ]),
  )
  const contacts = new Map<string, string[]>()
  for (const { actorId, worldId } of data.contacts)
    if (worlds.has(worldId)) contacts.set(actorId, [...(contacts.get(actorId) ?? []), worldId])
  return { worldsOf: (id) => homes.get(id) ?? [], contactsOf: (id) => contacts.get(id) ?? [] }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
