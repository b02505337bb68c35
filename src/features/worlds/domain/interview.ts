import type { ActorKind } from '#features/actors/domain/actor.ts'
import type { NetworkData } from './network-data.ts'
import { holdsOn } from './network-on-day.ts'
import { chooseTie, endsOfTie, type TieChoice } from './tie-choice.ts'
import type { ActionKind, ActionRole, TieKind, Weight } from './world.ts'

/** What a screen sends to be entered under one source; the contract of entries takes it. */
export type NetworkEntry = {
  actors: { key: string; name: string; kind: ActorKind }[]
  actions: { key: string; title: string; kind: ActionKind }[]
  memberships: { actor: string; worldId: string; weight: Weight }[]
  participations: { actor: string; action: string; role: ActionRole }[]
  actionWorlds: { action: string; worldId: string; weight: Weight }[]
  ties: { from: string; to: string; kind: TieKind; strength: Weight }[]
  contacts: { actor: string; worldId: string; strength: Weight }[]
  ended: { memberships: string[]; ties: string[]; contacts: string[] }
}

/** An actor of the list by its id, or a new one by a key of the entry and a kind. */
export type NamedActor = { readonly ref: string; readonly name: string; readonly newKind: ActorKind | null }

export type InterviewAction = {
  readonly ref: string
  readonly title: string
  /** Null: an action that is known. */
  readonly newKind: ActionKind | null
  readonly role: ActionRole
  /** The world of a new action, '' where nobody said. */
  readonly worldId: string
  /** The network knows already that the actor takes part. */
  readonly isKnown: boolean
}

export type InterviewTie = {
  readonly other: NamedActor
  readonly choice: TieChoice
  readonly strength: Weight
}

type Grades = Readonly<Record<string, Weight>>

/** What one actor answers to the three questions. */
export type Interview = {
  readonly who: NamedActor | null
  /** Milliseconds since 1970 when the actor was chosen. */
  readonly startedAt: number
  readonly worlds: Grades
  readonly contacts: Grades
  readonly actions: readonly InterviewAction[]
  readonly ties: readonly InterviewTie[]
  readonly notes: string
  /** What was ticked beforehand because it is known: what is no longer there on saving has ended. */
  readonly known: {
    readonly memberships: Readonly<Record<string, string>>
    readonly contacts: Readonly<Record<string, string>>
    readonly ties: Readonly<Record<string, string>>
  }
}

export const EMPTY_INTERVIEW: Interview = {
  who: null,
  startedAt: 0,
  worlds: {},
  contacts: {},
  actions: [],
  ties: [],
  notes: '',
  known: { memberships: {}, contacts: {}, ties: {} },
}

const tieKeyOf = (ref: string, choice: TieChoice) => `${ref} ${choice}`

/** Begins with an actor: what the network says of it on this day is ticked beforehand. */
export function beginInterview(network: NetworkData, who: NamedActor, day: string, at: number): Interview {
  const holds = <T extends { since: string | null; until: string | null }>(each: T) =>
    each.until === null && holdsOn(each, day)
  const mine = network.memberships.filter((each) => each.actorId === who.ref && holds(each))
  const contacts = network.contacts.filter((each) => each.actorId === who.ref && holds(each))
  const ties = network.ties.filter(
    (each) => (each.fromId === who.ref || each.toId === who.ref) && holds(each),
  )
  const names = new Map(network.actors.map(({ id, name }) => [id, name]))
  const actions = new Map(network.actions.map((action) => [action.id, action]))
  const otherOf = (tie: (typeof ties)[number]) => (tie.fromId === who.ref ? tie.toId : tie.fromId)
  const choiceOf = (tie: (typeof ties)[number]) => chooseTie(tie.kind, tie.fromId === who.ref)
  return {
    ...EMPTY_INTERVIEW,
    who,
    startedAt: at,
    worlds: Object.fromEntries(mine.map(({ worldId, weight }) => [worldId, weight])),
    contacts: Object.fromEntries(contacts.map(({ worldId, strength }) => [worldId, strength])),
    actions: network.participations
      .filter((each) => each.actorId === who.ref && each.until === null)
      .flatMap(({ actionId, role }) => {
        const title = actions.get(actionId)?.title
        return title === undefined
          ? []
          : [{ ref: actionId, title, newKind: null, role, worldId: '', isKnown: true }]
      }),
    ties: ties.map((tie) => ({
      other: { ref: otherOf(tie), name: names.get(otherOf(tie)) ?? '', newKind: null },
      choice: choiceOf(tie),
      strength: tie.strength,
    })),
    known: {
      memberships: Object.fromEntries(mine.map(({ worldId, id }) => [worldId, id])),
      contacts: Object.fromEntries(contacts.map(({ worldId, id }) => [worldId, id])),
      ties: Object.fromEntries(ties.map((tie) => [tieKeyOf(otherOf(tie), choiceOf(tie)), tie.id])),
    },
  }
}

/**
 * The entry that an interview makes: all that it says, what was known confirmed by being said again, and what was
 * ticked beforehand and is no longer as ended. Undefined as long as nobody was chosen.
 */
export function writeInterview(interview: Interview): NetworkEntry | undefined {
  const { who, worlds, contacts, actions, ties, known } = interview
  if (!who) return undefined
  const fresh = actions.filter((action) => !action.isKnown)
  const said = new Set(ties.map(({ other, choice }) => tieKeyOf(other.ref, choice)))
  const gone = (before: Readonly<Record<string, string>>, now: (key: string) => boolean) =>
    Object.entries(before).flatMap(([key, id]) => (now(key) ? [] : [id]))
  return {
    actors: newActors([who, ...ties.map(({ other }) => other)]),
    actions: fresh.flatMap(({ ref, title, newKind }) =>
      newKind === null ? [] : [{ key: ref, title, kind: newKind }],
    ),
    memberships: Object.entries(worlds).map(([worldId, weight]) => ({ actor: who.ref, worldId, weight })),
    participations: fresh.map(({ ref, role }) => ({ actor: who.ref, action: ref, role })),
    actionWorlds: fresh.flatMap(({ ref, newKind, worldId }) =>
      newKind === null || worldId === '' ? [] : [{ action: ref, worldId, weight: 2 as const }],
    ),
    ties: ties.map(({ other, choice, strength }) => ({ ...endsOfTie(choice, who.ref, other.ref), strength })),
    contacts: Object.entries(contacts).map(([worldId, strength]) => ({ actor: who.ref, worldId, strength })),
    ended: {
      memberships: gone(known.memberships, (worldId) => worldId in worlds),
      contacts: gone(known.contacts, (worldId) => worldId in contacts),
      ties: gone(known.ties, (key) => said.has(key)),
    },
  }
}

/** Those who are not on the list yet, each once. */
export function newActors(of: readonly NamedActor[]): NetworkEntry['actors'] {
  const byKey = new Map(of.map((actor) => [actor.ref, actor]))
  return [...byKey.values()].flatMap(({ ref, name, newKind }) =>
    newKind === null ? [] : [{ key: ref, name, kind: newKind }],
  )
}
