import type { Point } from '#kernel/drawing.ts'
import { findHomes, type Home, type Homes } from './actor-homes.ts'
import { coastOf, isAshore, shorePoint } from './map-coast.ts'
import { chanceOf, MapSpots, SPOT } from './map-spots.ts'
import type { NetworkData, NetworkPositions } from './network-data.ts'
import { labelWorld } from './world-label.ts'
import { type Area, GAP, placeOneWorld, placeWorlds } from './world-placing.ts'

/** Radius at which an actor is drawn at most, so that two of them never touch. */
export const ACTOR_RADIUS = SPOT * 0.4
const CELL = (SPOT * SPOT * Math.sqrt(3)) / 2
/** Of an area: how much of it actors take when it is laid out, so that it can receive others; its name takes the rest. */
const FILLED = 0.4
const LEAST_RADIUS = 3 * SPOT
/** Small worlds stay readable beside large ones: of the width of the whole. */
const LEAST_OF_WHOLE = 0.055

const NOTHING: NetworkPositions = { worlds: {}, actors: {} }

/**
 * Where everything stands on the map. Worlds are round areas, neighbours where they share actors; who is in one world
 * stands inside its area, the nearer to its heart the more it is of it; who is in several stands between them, never in
 * the area of a world that is not its own; who is in none stands on the shore around. What was true on any day counts,
 * so that nobody moves along the years, and who has a place in `former` keeps it: newcomers take free spots near their
 * worlds. Who stood on the shore and is now in a world goes there. The same data, former positions and seed give the
 * same map, in whatever order the data comes.
 */
export function layoutNetwork(
  data: NetworkData,
  former: NetworkPositions = NOTHING,
  options: { readonly seed?: number } = {},
): NetworkPositions {
  const seed = options.seed ?? 1
  const homes = findHomes(data)
  const areas = placeAreas(data, homes, former)
  const formerCoast = coastOf(areasOf(former))
  const kept = new Map<string, Point>()
  for (const { id } of data.actors) {
    const at = former.actors[id]
    if (!at) continue
    if (isAshore(at, formerCoast) && homes.worldsOf(id).length > 0) continue
    kept.set(id, at)
  }
  const spots = new MapSpots()
  for (const at of kept.values()) spots.take(at)
  const placed = placeActors(data, homes, areas, { kept, spots, seed })
  return {
    worlds: Object.fromEntries(
      [...areas].map(([id, { x, y, radius }]) => [id, [tenth(x), tenth(y), tenth(radius)] as const]),
    ),
    actors: Object.fromEntries(placed),
  }
}

/** Whether somebody or some world has no place yet, or has one on the shore and is in a world now. */
export function needsPlaces(data: NetworkData, former: NetworkPositions): boolean {
  if (data.worlds.some(({ id }) => !former.worlds[id]) || data.actors.some(({ id }) => !former.actors[id]))
    return true
  const coast = coastOf(areasOf(former))
  const homes = findHomes(data)
  return data.actors.some(({ id }) => {
    const at = former.actors[id]
    return at !== undefined && homes.worldsOf(id).length > 0 && isAshore(at, coast)
  })
}

const areasOf = ({ worlds }: NetworkPositions): Area[] =>
  Object.values(worlds).map(([x, y, radius]) => ({ x, y, radius }))

/** Areas by world: those placed before stay, and grow into free ground when they are full; new ones find a place. */
function placeAreas(data: NetworkData, homes: Homes, former: NetworkPositions): Map<string, Area> {
  const ids = data.worlds.map(({ id }) => id).sort(compare)
  const wanted = wantedRadii(ids, data, homes)
  const shared = sharedWorlds(ids, data, homes)
  const known = ids.filter((id) => former.worlds[id])
  if (known.length === 0) {
    const radii = ids.map((id) => wanted.get(id) ?? LEAST_RADIUS)
    const placed = placeWorlds(radii, { count: ids.length, of: (i, j) => shared(ids[i] ?? '', ids[j] ?? '') })
    return new Map(ids.flatMap((id, i) => (placed[i] ? [[id, placed[i]]] : [])))
  }
  const areas = new Map<string, Area>()
  for (const id of known) {
    const [x, y, radius] = former.worlds[id] ?? [0, 0, LEAST_RADIUS]
    areas.set(id, { x, y, radius })
  }
  for (const id of known) grow(id, areas, wanted.get(id) ?? 0)
  const standing = data.actors.flatMap(({ id }) => (former.actors[id] ? [{ id, at: former.actors[id] }] : []))
  for (const id of ids) {
    if (areas.has(id)) continue
    const others = [...areas]
    const sums = others.map(([other]) => shared(id, other))
    const total = sums.reduce((a, b) => a + b, 0)
    const mean = (of: (area: Area) => number) =>
      others.reduce(
        (s, [, area], k) => s + of(area) * (total > 0 ? (sums[k] ?? 0) / total : 1 / others.length),
        0,
      )
    const wished = { x: mean(({ x }) => x), y: mean(({ y }) => y), radius: wanted.get(id) ?? LEAST_RADIUS }
    const strangers = standing.filter((each) =>
      homes.worldsOf(each.id).every(({ worldId }) => worldId !== id),
    )
    const isClear = (area: Area) =>
      strangers.every(({ at }) => Math.hypot(at[0] - area.x, at[1] - area.y) > area.radius + SPOT / 2)
    areas.set(
      id,
      placeOneWorld(
        wished,
        others.map(([, area]) => area),
        isClear,
      ),
    )
  }
  return areas
}

function grow(id: string, areas: Map<string, Area>, wanted: number): void {
  const area = areas.get(id)
  // A little room is left before an area grows: it would else change its size with every newcomer.
  if (!area || wanted <= area.radius * 1.15) return
  const free = [...areas].flatMap(([other, { x, y, radius }]) =>
    other === id ? [] : [Math.hypot(x - area.x, y - area.y) - radius - GAP / 2],
  )
  areas.set(id, { ...area, radius: Math.max(area.radius, Math.min(wanted, ...free)) })
}

/** Radii by how many actors an area receives; one in several worlds counts for a part in each. */
function wantedRadii(ids: readonly string[], data: NetworkData, homes: Homes): Map<string, number> {
  const load = new Map(ids.map((id) => [id, 0]))
  for (const { id } of data.actors) {
    const worlds = homes.worldsOf(id)
    for (const { worldId } of worlds) load.set(worldId, (load.get(worldId) ?? 0) + 1 / worlds.length)
  }
  const radii = new Map<string, number>()
  for (const [id, count] of load)
    radii.set(id, Math.max(LEAST_RADIUS, Math.sqrt((count * CELL) / FILLED / Math.PI) + SPOT))
  const whole = Math.sqrt([...radii.values()].reduce((area, r) => area + Math.PI * r * r, 0) / 0.5)
  for (const [id, radius] of radii) radii.set(id, Math.max(radius, LEAST_OF_WHOLE * whole))
  return radii
}

/** Shared actors over the mean size of both, so that large worlds do not draw everything. */
function sharedWorlds(ids: readonly string[], data: NetworkData, homes: Homes) {
  const place = new Map(ids.map((id, i) => [id, i]))
  const sizes = new Float64Array(ids.length)
  const shared = new Float64Array(ids.length * ids.length)
  for (const { id } of data.actors) {
    const worlds = homes.worldsOf(id).map(({ worldId }) => place.get(worldId) ?? 0)
    for (const i of worlds) {
      sizes[i] = (sizes[i] ?? 0) + 1
      for (const j of worlds) shared[i * ids.length + j] = (shared[i * ids.length + j] ?? 0) + 1
    }
  }
  return (a: string, b: string): number => {
    const [i, j] = [place.get(a) ?? 0, place.get(b) ?? 0]
    const size = Math.sqrt((sizes[i] ?? 0) * (sizes[j] ?? 0))
    return size > 0 ? (shared[i * ids.length + j] ?? 0) / size : 0
  }
}

type Ground = {
  readonly kept: ReadonlyMap<string, Point>
  readonly spots: MapSpots
  readonly seed: number
}

function placeActors(
  data: NetworkData,
  homes: Homes,
  areas: ReadonlyMap<string, Area>,
  { kept, spots, seed }: Ground,
): Map<string, Point> {
  const placed = new Map(kept)
  const labels = new Map(
    data.worlds.map(({ id, name }) => [id, labelWorld(name, areas.get(id)?.radius ?? LEAST_RADIUS)]),
  )
  const all = [...areas]
  const isUnderName = (x: number, y: number) =>
    all.some(([id, area]) => {
      const label = labels.get(id)
      if (!label) return false
      return (
        Math.abs(x - area.x) < (label.width + SPOT) / 2 && Math.abs(y - area.y) < (label.height + SPOT) / 2
      )
    })
  const isInside = (x: number, y: number, area: Area, margin: number) =>
    Math.hypot(x - area.x, y - area.y) <= area.radius + margin
  const isStranger = (x: number, y: number, own: ReadonlySet<string>) =>
    all.some(([id, area]) => !own.has(id) && isInside(x, y, area, SPOT / 2))
  const place = (id: string, at: Point | null) => {
    if (at) placed.set(id, [tenth(at[0]), tenth(at[1])])
  }
  const pulls = pullsOf(data, homes, areas)
  const newcomers = data.actors
    .filter(({ id }) => !kept.has(id))
    .map(({ id }) => ({ id, worlds: homes.worldsOf(id), chance: chanceOf(id, seed) }))
    .sort((a, b) => heartOf(b) - heartOf(a) || a.chance[0] - b.chance[0] || compare(a.id, b.id))

  for (const { id, worlds, chance } of newcomers) {
    const [home] = worlds
    const area = home && areas.get(home.worldId)
    if (!area || worlds.length !== 1) continue
    const wished = wishedIn(area, home.weight, pulls.get(id) ?? null, chance)
    const inside = (x: number, y: number) => isInside(x, y, area, -SPOT / 2) && !isUnderName(x, y)
    const rings = Math.ceil((2.2 * area.radius) / SPOT)
    const own = new Set([home.worldId])
    const near = (x: number, y: number) => !isStranger(x, y, own) && !isUnderName(x, y)
    place(id, spots.takeNear(wished, inside, rings) ?? spots.takeNear(wished, near))
  }
  for (const { id, worlds, chance } of newcomers) {
    if (worlds.length < 2) continue
    const own = new Set(worlds.map(({ worldId }) => worldId))
    const isFree = (x: number, y: number) => !isStranger(x, y, own) && !isUnderName(x, y)
    place(id, spots.takeNear(wishedBetween(worlds, areas, chance), isFree))
  }
  const coast = coastOf([...areas.values()])
  const nobodys = new Set<string>()
  const ashore = newcomers.filter(({ worlds }) => worlds.length === 0)
  ashore.forEach(({ id, chance }, k) => {
    const [contact] = homes.contactsOf(id)
    const area = contact === undefined ? undefined : areas.get(contact)
    const pull = pulls.get(id)
    const angle = area
      ? Math.atan2(area.y - coast.y, area.x - coast.x)
      : pull
        ? Math.atan2(pull[1], pull[0])
        : 2 * Math.PI * ((k * 0.618034 + chance[0] * 0.1) % 1)
    const isFree = (x: number, y: number) => isAshore([x, y], coast) && !isStranger(x, y, nobodys)
    place(id, spots.takeNear(shorePoint(coast, angle), isFree))
  })
  return placed
}

const heartOf = ({ worlds }: { readonly worlds: readonly Home[] }) => worlds[0]?.weight ?? 0

/** From the heart to the edge by weight, on the side of those with whom it has ties elsewhere. */
function wishedIn(area: Area, weight: number, pull: Point | null, [u, v]: readonly [number, number]): Point {
  const [from, to] = weight >= 3 ? [0.25, 0.62] : weight === 2 ? [0.5, 0.85] : [0.8, 1]
  const distance = (area.radius - SPOT / 2) * Math.sqrt(from * from + u * (to * to - from * from))
  const angle = pull ? Math.atan2(pull[1], pull[0]) + (v - 0.5) * 4.4 : 2 * Math.PI * v
  return [area.x + distance * Math.cos(angle), area.y + distance * Math.sin(angle)]
}

/** The point between its worlds, counted from their edges and by its weight in each. */
function wishedBetween(
  worlds: readonly Home[],
  areas: ReadonlyMap<string, Area>,
  [u, v]: readonly [number, number],
): Point {
  let [x, y, total] = [0, 0, 0]
  for (const { worldId, weight } of worlds) {
    const area = areas.get(worldId)
    if (!area) continue
    // A small area counts as much as a large one: the point lies on the ground between both.
    const share = weight / area.radius
    x += area.x * share
    y += area.y * share
    total += share
  }
  const spread = SPOT * 2.5 * Math.sqrt(u)
  return total > 0
    ? [x / total + spread * Math.cos(2 * Math.PI * v), y / total + spread * Math.sin(2 * Math.PI * v)]
    : [0, 0]
}

/** Directions from the world of each actor to the worlds of those with whom it has ties. */
function pullsOf(data: NetworkData, homes: Homes, areas: ReadonlyMap<string, Area>): Map<string, Point> {
  const pulls = new Map<string, Point>()
  const areaOf = (id: string) => areas.get(homes.worldsOf(id)[0]?.worldId ?? '')
  const add = (id: string, otherId: string, strength: number) => {
    const to = areaOf(otherId)
    const from = areaOf(id) ?? { x: 0, y: 0 }
    if (!to || to === from) return
    const [x, y] = pulls.get(id) ?? [0, 0]
    const distance = Math.hypot(to.x - from.x, to.y - from.y) || 1
    pulls.set(id, [x + ((to.x - from.x) * strength) / distance, y + ((to.y - from.y) * strength) / distance])
  }
  for (const { fromId, toId, strength } of data.ties.toSorted((a, b) => compare(a.id, b.id))) {
    add(fromId, toId, strength)
    add(toId, fromId, strength)
  }
  return pulls
}

const tenth = (value: number) => Math.round(value * 10) / 10

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
