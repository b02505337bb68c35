import type {
  ActionWorld,
  ActorTie,
  Membership,
  NetworkAction,
  NetworkActor,
  NetworkData,
  NetworkWorld,
  Participation,
  Spell,
  WorldContact,
} from './network-data.ts'
import type { ActionRole, TieKind, Weight } from './world.ts'

/** How much an actor is of a world on a day: as somebody said, else as its actions tell. */
export type WorldLink = {
  readonly actorId: string
  readonly worldId: string
  /** `declared` where somebody said so, else `derived`. */
  readonly weight: Weight
  readonly declared: Weight | null
  /** From the actions under way; null: none of them is of this world. */
  readonly derived: Weight | null
  /** The membership that says it; null for a derived one. */
  readonly membershipId: string | null
}

/** What holds on one day. Everything is in the order of the data. */
export type NetworkView = {
  readonly day: string
  readonly worlds: readonly NetworkWorld[]
  /** Worlds in which nobody is. */
  readonly absentWorldIds: readonly string[]
  /** With at least one world, action, tie or contact that holds. */
  readonly actors: readonly NetworkActor[]
  /** Known to the list, and nothing holds for them on this day. */
  readonly absentActors: readonly NetworkActor[]
  readonly memberships: readonly WorldLink[]
  /** Of the kinds asked for, all of them by default. */
  readonly ties: readonly ActorTie[]
  readonly contacts: readonly WorldContact[]
  readonly actions: readonly NetworkAction[]
  readonly participations: readonly Participation[]
}

/** Whether a spell includes the day; an unknown beginning is long ago, an unknown end is still to come. */
export function holdsOn(spell: Spell, day: string): boolean {
  return (spell.since === null || spell.since <= day) && (spell.until === null || day <= spell.until)
}

/**
 * Whether an action goes on that day. A plan is not yet an act; of what is over and has no end nobody knows until when
 * it went on, so that it tells nothing.
 */
export function isUnderWay(action: NetworkAction, day: string): boolean {
  if (action.state === 'planned') return false
  if (action.state !== 'under_way' && action.endedOn === null) return false
  return holdsOn({ since: action.startedOn, until: action.endedOn }, day)
}

const ROLE_POINTS: Readonly<Record<ActionRole, number>> = {
  carries: 3,
  contributes: 2,
  funds: 2,
  benefits: 1,
}
const HEART = 9
const MIDDLE = 4

/**
 * The grade that points give (method 5.1, "Σ over actions"; the bounds are ours): each action brings role × weight, with
 * carries 3, contributes and funds 2, benefits 1. Nine, as to carry one action that is wholly of the world, is its heart;
 * four, as to contribute to one that is rather of it, its middle; less its edge.
 */
export function gradePoints(points: number): Weight {
  return points >= HEART ? 3 : points >= MIDDLE ? 2 : 1
}

/** Grades that actions give, by actor and then by world. */
export function deriveMemberships(
  participations: readonly Participation[],
  actionWorlds: readonly ActionWorld[],
): Map<string, Map<string, Weight>> {
  const worldsOf = new Map<string, ActionWorld[]>()
  for (const each of actionWorlds) pushTo(worldsOf, each.actionId, each)
  const points = new Map<string, Map<string, number>>()
  for (const { actorId, actionId, role } of participations) {
    for (const { worldId, weight } of worldsOf.get(actionId) ?? []) {
      const ofActor = getOrMake(points, actorId, () => new Map<string, number>())
      ofActor.set(worldId, (ofActor.get(worldId) ?? 0) + ROLE_POINTS[role] * weight)
    }
  }
  return new Map(
    [...points].map(([actor, ofActor]) => [
      actor,
      new Map([...ofActor].map(([world, sum]) => [world, gradePoints(sum)])),
    ]),
  )
}

/**
 * What holds on a day: who is in which world (what somebody declared goes before what actions tell), the ties, contacts
 * and actions, and who is there at all. Filtering kinds of ties hides ties, never actors.
 */
export function networkOn(
  data: NetworkData,
  day: string,
  options: { readonly tieKinds?: readonly TieKind[] } = {},
): NetworkView {
  const actorIds = new Set(data.actors.map(({ id }) => id))
  const worldIds = new Set(data.worlds.map(({ id }) => id))
  const actions = data.actions.filter((action) => isUnderWay(action, day))
  const underWay = new Set(actions.map(({ id }) => id))
  const participations = data.participations.filter(
    (each) => underWay.has(each.actionId) && actorIds.has(each.actorId) && holdsOn(each, day),
  )
  const declared = data.memberships.filter(
    (each) => actorIds.has(each.actorId) && worldIds.has(each.worldId) && holdsOn(each, day),
  )
  const memberships = linksOf(declared, deriveMemberships(participations, data.actionWorlds), worldIds)
  const held = data.ties.filter(
    (tie) => actorIds.has(tie.fromId) && actorIds.has(tie.toId) && holdsOn(tie, day),
  )
  const contacts = data.contacts.filter(
    (each) => actorIds.has(each.actorId) && worldIds.has(each.worldId) && holdsOn(each, day),
  )
  const present = new Set<string>()
  for (const { actorId } of [...memberships, ...participations, ...contacts]) present.add(actorId)
  for (const { fromId, toId } of held) present.add(fromId).add(toId)
  const lived = new Set(memberships.map(({ worldId }) => worldId))
  const kinds = options.tieKinds && new Set(options.tieKinds)
  return {
    day,
    worlds: data.worlds,
    absentWorldIds: data.worlds.filter(({ id }) => !lived.has(id)).map(({ id }) => id),
    actors: data.actors.filter(({ id }) => present.has(id)),
    absentActors: data.actors.filter(({ id }) => !present.has(id)),
    memberships,
    ties: kinds ? held.filter(({ kind }) => kinds.has(kind)) : held,
    contacts,
    actions,
    participations,
  }
}

function linksOf(
  declared: readonly Membership[],
  derived: ReadonlyMap<string, ReadonlyMap<string, Weight>>,
  worldIds: ReadonlySet<string>,
): WorldLink[] {
  const links = new Map<string, WorldLink>()
  for (const { id, actorId, worldId, weight } of declared) {
    const key = `${actorId} ${worldId}`
    const before = links.get(key)
    // Two spells that overlap by mistake are one membership, the stronger of them.
    if (before && before.weight >= weight) continue
    links.set(key, {
      actorId,
      worldId,
      weight,
      declared: weight,
      derived: derived.get(actorId)?.get(worldId) ?? null,
      membershipId: id,
    })
  }
  for (const [actorId, ofActor] of derived) {
    for (const [worldId, weight] of ofActor) {
      const key = `${actorId} ${worldId}`
      if (links.has(key) || !worldIds.has(worldId)) continue
      links.set(key, { actorId, worldId, weight, declared: null, derived: weight, membershipId: null })
    }
  }
  return [...links.values()]
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}

function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  getOrMake(map, key, () => []).push(value)
}
