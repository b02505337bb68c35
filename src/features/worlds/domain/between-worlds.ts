import { findIntroductionChain } from './introduction-chain.ts'
import type { ActorTie, WorldContact } from './network-data.ts'
import type { NetworkView } from './network-on-day.ts'

export type BetweenWorlds = {
  /** In both, who is most of both first. */
  readonly shared: readonly string[]
  /** From one who is of the first to one who is of the second. */
  readonly ties: readonly ActorTie[]
  /** Of one, with something to do with the other. */
  readonly contacts: readonly WorldContact[]
  readonly actionIds: readonly string[]
  /** Where nobody is in both: people who lead from one to the other; empty when nobody does. */
  readonly chain: readonly string[]
}

/** What joins two worlds on a day, and who could introduce one to the other (method 5.4). */
export function betweenWorlds(
  view: NetworkView,
  actionWorlds: readonly { readonly actionId: string; readonly worldId: string }[],
  a: string,
  b: string,
): BetweenWorlds {
  const inA = gradesIn(view, a)
  const inB = gradesIn(view, b)
  const grade = (id: string) => (inA.get(id) ?? 0) * (inB.get(id) ?? 0)
  const shared = [...inA.keys()].filter((id) => inB.has(id)).sort((x, y) => grade(y) - grade(x))
  const ties = view.ties.filter(
    ({ fromId, toId }) => (inA.has(fromId) && inB.has(toId)) || (inB.has(fromId) && inA.has(toId)),
  )
  const contacts = view.contacts.filter(
    ({ actorId, worldId }) =>
      (worldId === b && inA.has(actorId) && !inB.has(actorId)) ||
      (worldId === a && inB.has(actorId) && !inA.has(actorId)),
  )
  const underWay = new Set(view.actions.map(({ id }) => id))
  const ofWorld = (world: string) =>
    new Set(actionWorlds.filter(({ worldId }) => worldId === world).map(({ actionId }) => actionId))
  const ofB = ofWorld(b)
  const actionIds = [...ofWorld(a)].filter((id) => ofB.has(id) && underWay.has(id))
  const chain = shared.length > 0 ? [] : chainBetween(view, a, b)
  return { shared, ties, contacts, actionIds, chain }
}

function gradesIn(view: NetworkView, world: string): Map<string, number> {
  return new Map(
    view.memberships
      .filter(({ worldId }) => worldId === world)
      .map(({ actorId, weight }) => [actorId, weight]),
  )
}

function chainBetween(view: NetworkView, a: string, b: string): string[] {
  const network = {
    worlds: view.worlds.map(({ id }) => id),
    actors: view.actors.map(({ id }) => id),
    memberships: view.memberships.map(({ actorId, worldId, weight }) => ({
      actor: actorId,
      world: worldId,
      weight,
    })),
    ties: view.ties.map(({ fromId, toId, strength }) => ({ a: fromId, b: toId, strength })),
  }
  return findIntroductionChain(network, a, b).map(({ actor }) => actor)
}
