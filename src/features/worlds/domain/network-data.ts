import type { ActorKind } from '#features/actors/domain/actor.ts'
import type { ActionKind, ActionRole, ActionState, SourceKind, TieKind, Weight } from './world.ts'

/** When something holds: from `since` (null: for longer than anybody remembers) to `until` (null: still), days included. */
export type Spell = { readonly since: string | null; readonly until: string | null }

/** A spell that somebody told: the last day on which it was said to hold, and by which source. */
export type Told = Spell & { readonly seenOn: string | null; readonly sourceId: string | null }

export type NetworkWorld = {
  readonly id: string
  readonly code: string | null
  readonly name: string
  /** Place in the palette, 0 to 23. */
  readonly color: number
}

export type NetworkActor = {
  readonly id: string
  readonly name: string
  readonly kind: ActorKind
  readonly communeCode: string | null
}

export type NetworkAction = {
  readonly id: string
  readonly title: string
  readonly kind: ActionKind
  readonly state: ActionState
  readonly startedOn: string | null
  readonly endedOn: string | null
}

export type Membership = Told & {
  readonly id: string
  readonly worldId: string
  readonly actorId: string
  readonly weight: Weight
}
export type Participation = Spell & {
  readonly id: string
  readonly actionId: string
  readonly actorId: string
  readonly role: ActionRole
}
export type ActionWorld = {
  readonly id: string
  readonly actionId: string
  readonly worldId: string
  readonly weight: Weight
}
export type ActorTie = Told & {
  readonly id: string
  readonly fromId: string
  readonly toId: string
  readonly kind: TieKind
  readonly strength: Weight
}
/** An actor has to do with a world without being of it. */
export type WorldContact = Told & {
  readonly id: string
  readonly actorId: string
  readonly worldId: string
  readonly strength: Weight
}

/**
 * The whole network of a territory with its dates: what holds on a day, what changed between two, the figures and the
 * picture all come from it, by pure functions.
 */
export type NetworkData = {
  readonly worlds: readonly NetworkWorld[]
  readonly actors: readonly NetworkActor[]
  readonly actions: readonly NetworkAction[]
  readonly memberships: readonly Membership[]
  readonly participations: readonly Participation[]
  readonly actionWorlds: readonly ActionWorld[]
  readonly ties: readonly ActorTie[]
  readonly contacts: readonly WorldContact[]
  readonly sources: readonly {
    readonly id: string
    readonly kind: SourceKind
    readonly title: string
    readonly heldOn: string
  }[]
}

/** Where everything stands on the map, in units of the map: `worlds` [x, y, radius], `actors` [x, y]. */
export type NetworkPositions = {
  readonly worlds: Readonly<Record<string, readonly [number, number, number]>>
  readonly actors: Readonly<Record<string, readonly [number, number]>>
}
