import type { NetworkData, NetworkPositions, Spell } from './network-data.ts'
import { isPerson } from './network-drawing.ts'
import {
  type AttributeValue,
  type FileNode,
  type FileTie,
  type NetworkFile,
  NO_LIFETIME,
} from './network-files/network-file.ts'
import { ACTOR_RADIUS } from './network-layout.ts'
import { holdsOn, networkOn } from './network-on-day.ts'
import { colorsOf } from './network-palette.ts'

export type NetworkExportOptions = {
  /** What holds on that day; with all its dates when left out. */
  readonly day?: string | undefined
  /** Persons, and their ties, are left out of what leaves the team. */
  readonly persons: 'out' | 'in'
}

/**
 * A network as other tools open it: actors and worlds with their places and colours, ties with kind, strength and dates,
 * memberships as ties of an actor to a world. Undirected, so that every tool counts the same ties: the first end of a
 * purchase is the buyer. What an actor has to do with a world without being of it stands in the attribute `contacts`;
 * memberships that follow from actions are there for a day alone (with all dates a file holds what was said).
 */
export function exportedNetwork(
  data: NetworkData,
  positions: NetworkPositions,
  { day, persons }: NetworkExportOptions,
): NetworkFile {
  const view = day === undefined ? null : networkOn(data, day)
  const actors = (view?.actors ?? data.actors).filter(({ kind }) => persons === 'in' || !isPerson(kind))
  const shown = new Set(actors.map(({ id }) => id))
  const worldOf = new Map(data.worlds.map((world) => [world.id, world]))
  const memberships = (view?.memberships ?? data.memberships).filter(({ actorId }) => shown.has(actorId))
  const main = new Map<string, { worldId: string; weight: number }>()
  for (const { actorId, worldId, weight } of memberships)
    if (weight > (main.get(actorId)?.weight ?? 0)) main.set(actorId, { worldId, weight })
  const contacts = new Map<string, string[]>()
  for (const contact of data.contacts) {
    const name = worldOf.get(contact.worldId)?.name
    if (name !== undefined && (day === undefined || holdsOn(contact, day)))
      contacts.set(contact.actorId, [...(contacts.get(contact.actorId) ?? []), name])
  }
  const nodes: FileNode[] = [
    ...data.worlds.map((world): FileNode => {
      const at = positions.worlds[world.id]
      return {
        ...node(world.id, world.name, 'world'),
        position: at ? { x: at[0], y: -at[1], size: at[2] } : null,
        color: colorsOf(world).line,
        attributes: attributesOf({ code: world.code }),
      }
    }),
    ...actors.map((actor): FileNode => {
      const at = positions.actors[actor.id]
      const home = worldOf.get(main.get(actor.id)?.worldId ?? '')
      return {
        ...node(actor.id, actor.name, 'actor'),
        group: home?.name ?? null,
        // Other tools count upwards what screens count downwards.
        position: at ? { x: at[0], y: -at[1], size: ACTOR_RADIUS } : null,
        color: home ? colorsOf(home).line : null,
        attributes: attributesOf({
          'actor kind': actor.kind,
          commune: actor.communeCode,
          contacts: contacts.get(actor.id)?.join(' | ') ?? null,
        }),
      }
    }),
  ]
  const ties: FileTie[] = [
    ...(view?.ties ?? data.ties)
      .filter(({ fromId, toId }) => shown.has(fromId) && shown.has(toId))
      .map(({ id, fromId, toId, kind, strength, since, until }) =>
        tie({ id, source: fromId, target: toId, kind, strength, since, until }),
      ),
    ...(view
      ? view.memberships.map((each) => ({ ...each, ...spellOf(data, each.membershipId) }))
      : data.memberships.map((each) => ({ ...each, membershipId: each.id }))
    )
      .filter(({ actorId }) => shown.has(actorId))
      .map(({ membershipId, actorId, worldId, weight, since, until }) =>
        tie({
          id: membershipId ?? `${actorId}-${worldId}`,
          source: actorId,
          target: worldId,
          kind: 'membership',
          strength: weight,
          since,
          until,
        }),
      ),
  ]
  return { directed: false, nodes, ties }
}

function spellOf(data: NetworkData, membershipId: string | null): Spell {
  const found = data.memberships.find(({ id }) => id === membershipId)
  return { since: found?.since ?? null, until: found?.until ?? null }
}

function node(id: string, label: string, mode: 'actor' | 'world') {
  return {
    ...NO_LIFETIME,
    id,
    label,
    mode,
    group: null,
    position: null,
    color: null,
    attributes: new Map(),
    row: null,
  }
}

type TieFields = {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly kind: string
  readonly strength: number
} & Spell

function tie({ id, source, target, kind, strength, since, until }: TieFields): FileTie {
  const ends = { id, source, target, kind, weight: strength, strength: String(strength) }
  return { ...ends, since, until, spells: [], mutual: false, label: null, attributes: new Map(), row: null }
}

function attributesOf(values: Readonly<Record<string, AttributeValue | null>>): Map<string, AttributeValue> {
  return new Map(Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
}

/** Ties and memberships as rows of names, with the columns that the import reads; names that two bear get a number. */
export function exportedTieRows({ nodes, ties }: NetworkFile): (string | number)[][] {
  const names = uniqueNames(nodes)
  const nameOf = (id: string) => names.get(id) ?? id
  return [
    ['source', 'target', 'kind', 'strength', 'since', 'until'],
    ...ties.map(({ source, target, kind, strength, since, until }) => [
      nameOf(source),
      nameOf(target),
      kind ?? '',
      strength ?? '',
      since ?? '',
      until ?? '',
    ]),
  ]
}

/** Actors and worlds as rows, `id` being the name by which the rows of ties call them. */
export function exportedNodeRows({ nodes }: NetworkFile): (string | number)[][] {
  const names = uniqueNames(nodes)
  return [
    ['id', 'label', 'mode', 'group', 'actor kind', 'commune', 'contacts', 'x', 'y', 'size', 'color'],
    ...nodes.map(({ id, label, mode, group, attributes, position, color }) => [
      names.get(id) ?? id,
      label,
      mode ?? '',
      group ?? '',
      ...['actor kind', 'commune', 'contacts'].map((name) => String(attributes.get(name) ?? '')),
      position?.x ?? '',
      position?.y ?? '',
      position?.size ?? '',
      color ?? '',
    ]),
  ]
}

function uniqueNames(nodes: readonly FileNode[]): Map<string, string> {
  const taken = new Set<string>()
  const names = new Map<string, string>()
  for (const { id, label } of nodes) {
    let name = label
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${label} (${n})`
    taken.add(name.toLowerCase())
    names.set(id, name)
  }
  return names
}
