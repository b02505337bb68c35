import { type ActorFamily, familyOf } from '../domain/actor-family.ts'
import type { NetworkPositions } from '../domain/network-data.ts'
import type { TieDifference } from '../domain/network-difference.ts'
import type { NetworkView } from '../domain/network-on-day.ts'
import { markWorlds } from '../domain/network-palette.ts'
import type { TieKind, Weight } from '../domain/world.ts'
import type { WorldLabel } from '../domain/world-label.ts'
import { labelWorld } from '../domain/world-label.ts'
import type { Bounds } from './map-camera.ts'
import type { MapFilter } from './map-filter.ts'
import { PointGrid } from './map-grid.ts'

export type SceneWorld = {
  readonly id: string
  readonly name: string
  readonly color: number
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly label: WorldLabel
  /** Two letters that say the same as the colour. */
  readonly mark: string
  /** How many actors are shown in it. */
  readonly size: number
  /** Nobody is in it on this day. */
  readonly isAbsent: boolean
}
export type SceneActor = {
  readonly id: string
  readonly name: string
  readonly family: ActorFamily
  readonly x: number
  readonly y: number
  readonly radius: number
  /** Numbers of its worlds, the one that it is most of first. */
  readonly worlds: readonly number[]
  /** Worlds and ties: who has most is named first. */
  readonly importance: number
}
/** What happened to a tie between the two days that are compared. */
export type TieMark = TieDifference
export type SceneTie = {
  readonly id: string
  /** Numbers of its two actors. */
  readonly a: number
  readonly b: number
  readonly kind: TieKind
  readonly strength: Weight
  readonly mark: TieMark | null
}
/** What joins two worlds: actors that are in both, ties from one to the other. */
export type SceneBond = {
  readonly a: number
  readonly b: number
  readonly shared: number
  readonly ties: number
}
/** The map on one day, with numbers in place of identifiers: what is painted, hit and walked. */
export type MapScene = {
  readonly worlds: readonly SceneWorld[]
  readonly actors: readonly SceneActor[]
  readonly ties: readonly SceneTie[]
  readonly bonds: readonly SceneBond[]
  readonly worldOf: ReadonlyMap<string, number>
  readonly actorOf: ReadonlyMap<string, number>
  /** Numbers of the ties of each actor. */
  readonly tiesOf: readonly (readonly number[])[]
  /** Numbers of actors, the most important first. */
  readonly byImportance: readonly number[]
  readonly grid: PointGrid
  readonly bounds: Bounds
}

const RADIUS = { 1: 5.2, 2: 6.6, 3: 8, 4: 9.2 } as const

/** Puts what holds on a day where the map has its place, as far as the filter lets it through. */
export function makeScene(
  view: NetworkView,
  positions: NetworkPositions,
  filter: MapFilter,
  marks: ReadonlyMap<string, TieMark> = new Map(),
): MapScene {
  const kept = view.worlds.filter(
    ({ id }) => positions.worlds[id] && (!filter.worldIds || filter.worldIds.includes(id)),
  )
  const worldOf = new Map(kept.map(({ id }, i) => [id, i]))
  const homes = new Map<string, { world: number; weight: number }[]>()
  const outside = new Set<string>()
  for (const { actorId, worldId, weight } of view.memberships) {
    const world = worldOf.get(worldId)
    if (world === undefined) outside.add(actorId)
    else homes.set(actorId, [...(homes.get(actorId) ?? []), { world, weight }])
  }
  const kinds = new Set(filter.families)
  const shown = view.actors.filter(
    ({ id, kind }) =>
      positions.actors[id] &&
      kinds.has(familyOf(kind)) &&
      (homes.has(id) || filter.worldIds === null || !outside.has(id)),
  )
  const inFilter = filter.worldIds === null ? shown : shown.filter(({ id }) => homes.has(id))
  const actorOf = new Map(inFilter.map(({ id }, i) => [id, i]))
  const ties = tiesAmong(view, actorOf, filter, marks)
  const tiesOf: number[][] = inFilter.map(() => [])
  ties.forEach(({ a, b }, i) => {
    tiesOf[a]?.push(i)
    tiesOf[b]?.push(i)
  })
  const actors = inFilter.map(({ id, name, kind }, i): SceneActor => {
    const [x, y] = positions.actors[id] ?? [0, 0]
    const worlds = (homes.get(id) ?? []).toSorted((a, b) => b.weight - a.weight).map(({ world }) => world)
    const degree = tiesOf[i]?.length ?? 0
    const importance = degree + 3 * worlds.length
    const grade =
      worlds.length > 2 || degree > 24 ? 4 : worlds.length === 2 || degree > 9 ? 3 : degree > 2 ? 2 : 1
    return { id, name, family: familyOf(kind), x, y, radius: RADIUS[grade], worlds, importance }
  })
  const sizes = kept.map(() => 0)
  for (const { worlds } of actors) for (const world of worlds) sizes[world] = (sizes[world] ?? 0) + 1
  const absent = new Set(view.absentWorldIds)
  const letters = markWorlds(view.worlds)
  const worlds = kept.map(({ id, name, color }, i): SceneWorld => {
    const [x, y, radius] = positions.worlds[id] ?? [0, 0, 1]
    return {
      ...{ id, name, color, x, y, radius },
      label: labelWorld(name, radius),
      mark: letters.get(id) ?? '',
      size: sizes[i] ?? 0,
      isAbsent: absent.has(id),
    }
  })
  return {
    ...{ worlds, actors, ties, worldOf, actorOf, tiesOf },
    bonds: bondsOf(actors, ties),
    byImportance: actors
      .map((_, i) => i)
      .sort((a, b) => (actors[b]?.importance ?? 0) - (actors[a]?.importance ?? 0)),
    grid: new PointGrid(
      actors.map(({ x }) => x),
      actors.map(({ y }) => y),
    ),
    bounds: boundsOf(positions, view),
  }
}

function tiesAmong(
  view: NetworkView,
  actorOf: ReadonlyMap<string, number>,
  filter: MapFilter,
  marks: ReadonlyMap<string, TieMark>,
): SceneTie[] {
  const kinds = new Set(filter.tieKinds)
  return view.ties.flatMap(({ id, fromId, toId, kind, strength }) => {
    const a = actorOf.get(fromId)
    const b = actorOf.get(toId)
    if (a === undefined || b === undefined || !kinds.has(kind) || strength < filter.strength) return []
    return [{ id, a, b, kind, strength, mark: marks.get(id) ?? null }]
  })
}

function bondsOf(actors: readonly SceneActor[], ties: readonly SceneTie[]): SceneBond[] {
  const bonds = new Map<string, { a: number; b: number; shared: number; ties: number }>()
  const bond = (i: number, j: number) => {
    const [a, b] = i < j ? [i, j] : [j, i]
    const key = `${a} ${b}`
    const known = bonds.get(key) ?? { a, b, shared: 0, ties: 0 }
    bonds.set(key, known)
    return known
  }
  for (const { worlds } of actors)
    worlds.forEach((i, at) => {
      for (const j of worlds.slice(at + 1)) bond(i, j).shared += 1
    })
  for (const { a, b } of ties) {
    const [i] = actors[a]?.worlds ?? []
    const [j] = actors[b]?.worlds ?? []
    if (i !== undefined && j !== undefined && i !== j) bond(i, j).ties += 1
  }
  return [...bonds.values()]
}

/** Of everything that has a place, shown or not: the map keeps its frame from day to day. */
function boundsOf(positions: NetworkPositions, view: NetworkView): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  const hold = (x: number, y: number, r: number) => {
    left = Math.min(left, x - r)
    right = Math.max(right, x + r)
    top = Math.min(top, y - r)
    bottom = Math.max(bottom, y + r)
  }
  for (const { id } of view.worlds) {
    const at = positions.worlds[id]
    if (at) hold(at[0], at[1], at[2])
  }
  for (const { id } of [...view.actors, ...view.absentActors]) {
    const at = positions.actors[id]
    if (at) hold(at[0], at[1], 12)
  }
  return left < right ? { left, top, right, bottom } : { left: -100, top: -100, right: 100, bottom: 100 }
}
