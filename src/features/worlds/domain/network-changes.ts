import { addMonths } from '#kernel/day.ts'
import type { NetworkData, Told } from './network-data.ts'
import { holdsOn, type NetworkView, networkOn } from './network-on-day.ts'
import type { TieKind, Weight } from './world.ts'

/** What happened to a tie, a membership or a contact between two days. */
export type Change = 'new' | 'lost' | 'strengthened' | 'weakened' | 'kept'

/** `before` and `after`: strength on the two days, null where it does not hold. */
type Changed = { readonly change: Change; readonly before: Weight | null; readonly after: Weight | null }
export type TieChange = Changed & {
  /** The tie that holds on the later day, else the one that held on the earlier. */
  readonly tieId: string
  readonly fromId: string
  readonly toId: string
  readonly kind: TieKind
}
export type MembershipChange = Changed & { readonly actorId: string; readonly worldId: string }
export type ContactChange = MembershipChange

export type ChangeCounts = Readonly<Record<Change, number>>

export type NetworkChanges = {
  readonly from: string
  readonly to: string
  readonly ties: readonly TieChange[]
  readonly memberships: readonly MembershipChange[]
  readonly contacts: readonly ContactChange[]
  /** Ties that hold on the later day and of which nobody has said anything for `sleepingMonths`. */
  readonly sleepingTieIds: readonly string[]
  /** Ties of which no day is known at all: whether they sleep cannot be said. */
  readonly undatedTieIds: readonly string[]
  readonly worlds: {
    /** With somebody on the later day and nobody on the earlier. */
    readonly appeared: readonly string[]
    readonly emptied: readonly string[]
    /** With nobody on the later day. */
    readonly absent: readonly string[]
  }
  readonly actors: { readonly come: readonly string[]; readonly gone: readonly string[] }
  readonly actions: { readonly begun: readonly string[]; readonly ended: readonly string[] }
  readonly counts: {
    readonly ties: ChangeCounts
    readonly memberships: ChangeCounts
    readonly contacts: ChangeCounts
    readonly tiesByKind: Readonly<Record<TieKind, ChangeCounts>>
    readonly sleeping: number
  }
}

/**
 * What changed between two days. The strength of a tie is that of the spell which holds: a tie that grew stronger is two
 * spells, one that ended and one that followed it.
 */
export function changesBetween(
  data: NetworkData,
  from: string,
  to: string,
  sleepingMonths: number,
): NetworkChanges {
  const before = networkOn(data, from)
  const after = networkOn(data, to)
  const ties = compare(tiesOf(before), tiesOf(after), ({ tieId, fromId, toId, kind }) => ({
    tieId,
    fromId,
    toId,
    kind,
  }))
  const memberships = compare(membershipsOf(before), membershipsOf(after), pairOf)
  const contacts = compare(contactsOf(before), contactsOf(after), pairOf)
  const { sleeping, undated } = findSleepingTies(data, to, sleepingMonths)
  return {
    from,
    to,
    ties,
    memberships,
    contacts,
    sleepingTieIds: sleeping,
    undatedTieIds: undated,
    worlds: {
      appeared: without(livedWorlds(after), livedWorlds(before)),
      emptied: without(livedWorlds(before), livedWorlds(after)),
      absent: after.absentWorldIds,
    },
    actors: {
      come: without(idsOf(after.actors), idsOf(before.actors)),
      gone: without(idsOf(before.actors), idsOf(after.actors)),
    },
    actions: {
      begun: without(idsOf(after.actions), idsOf(before.actions)),
      ended: without(idsOf(before.actions), idsOf(after.actions)),
    },
    counts: {
      ties: countChanges(ties),
      memberships: countChanges(memberships),
      contacts: countChanges(contacts),
      tiesByKind: {
        information: countChanges(ties.filter(({ kind }) => kind === 'information')),
        purchase: countChanges(ties.filter(({ kind }) => kind === 'purchase')),
        joint_project: countChanges(ties.filter(({ kind }) => kind === 'joint_project')),
        trust: countChanges(ties.filter(({ kind }) => kind === 'trust')),
      },
      sleeping: sleeping.length,
    },
  }
}

/**
 * The last day on which anybody said that it holds: that it was seen, the day for which its source speaks, or the day
 * since when it holds; null where none of them is known.
 */
export function lastNewsOf(told: Told, heldOnOf: ReadonlyMap<string, string>): string | null {
  const source = told.sourceId === null ? undefined : heldOnOf.get(told.sourceId)
  const days = [told.seenOn, source, told.since].filter((day): day is string => typeof day === 'string')
  return days.toSorted().at(-1) ?? null
}

/** Ties that hold on a day without news for so many months, and those of which no day is known. */
export function findSleepingTies(data: NetworkData, day: string, sleepingMonths: number) {
  const limit = addMonths(day, -sleepingMonths) ?? ''
  const heldOnOf = new Map(data.sources.map(({ id, heldOn }) => [id, heldOn]))
  const sleeping: string[] = []
  const undated: string[] = []
  for (const tie of data.ties) {
    if (!holdsOn(tie, day)) continue
    const news = lastNewsOf(tie, heldOnOf)
    if (news === null) undated.push(tie.id)
    else if (news < limit) sleeping.push(tie.id)
  }
  return { sleeping, undated }
}

type Strong<T> = T & { readonly strength: Weight }

const pairOf = ({ actorId, worldId }: { actorId: string; worldId: string }) => ({ actorId, worldId })

function tiesOf(view: NetworkView) {
  const all = new Map<string, Strong<Omit<TieChange, keyof Changed>>>()
  for (const { id, fromId, toId, kind, strength } of view.ties) {
    // Only a purchase has a direction.
    const ends = kind === 'purchase' || fromId < toId ? `${fromId} ${toId}` : `${toId} ${fromId}`
    keepStronger(all, `${kind} ${ends}`, { tieId: id, fromId, toId, kind, strength })
  }
  return all
}

function membershipsOf(view: NetworkView) {
  const all = new Map<string, Strong<{ actorId: string; worldId: string }>>()
  for (const { actorId, worldId, weight } of view.memberships)
    all.set(`${actorId} ${worldId}`, { actorId, worldId, strength: weight })
  return all
}

function contactsOf(view: NetworkView) {
  const all = new Map<string, Strong<{ actorId: string; worldId: string }>>()
  for (const { actorId, worldId, strength } of view.contacts)
    keepStronger(all, `${actorId} ${worldId}`, { actorId, worldId, strength })
  return all
}

function keepStronger<T>(all: Map<string, Strong<T>>, key: string, value: Strong<T>): void {
  const there = all.get(key)
  if (!there || there.strength < value.strength) all.set(key, value)
}

function compare<T, O>(
  before: ReadonlyMap<string, Strong<T>>,
  after: ReadonlyMap<string, Strong<T>>,
  show: (it: Strong<T>) => O,
): (O & Changed)[] {
  const changes: (O & Changed)[] = []
  for (const [key, now] of after) {
    const then = before.get(key)?.strength ?? null
    changes.push({ ...show(now), change: nameChange(then, now.strength), before: then, after: now.strength })
  }
  for (const [key, then] of before)
    if (!after.has(key)) changes.push({ ...show(then), change: 'lost', before: then.strength, after: null })
  return changes
}

function nameChange(before: Weight | null, after: Weight): Change {
  if (before === null) return 'new'
  return after > before ? 'strengthened' : after < before ? 'weakened' : 'kept'
}

function countChanges(changes: readonly Changed[]): ChangeCounts {
  const counts = { new: 0, lost: 0, strengthened: 0, weakened: 0, kept: 0 }
  for (const { change } of changes) counts[change] += 1
  return counts
}

const idsOf = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id)

const livedWorlds = (view: NetworkView) => {
  const absent = new Set(view.absentWorldIds)
  return idsOf(view.worlds).filter((id) => !absent.has(id))
}

function without(ids: readonly string[], others: readonly string[]): string[] {
  const there = new Set(others)
  return ids.filter((id) => !there.has(id))
}
