import type { Spot } from './map-engine.ts'
import type { MapScene } from './map-scene.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'
type Point = { readonly x: number; readonly y: number }

const VECTORS: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
}

/** How much a step to the side costs beside a step ahead. */
const ASIDE = 2.2

/**
 * Where an arrow leads: the nearest place ahead. Outside of any world from world to world (and to actors who are in
 * none), inside of one among its actors. Stays where nothing lies ahead.
 */
export function walk(
  scene: MapScene,
  from: Spot | null,
  inside: number | null,
  direction: Direction,
  middle: Point,
): Spot | null {
  const spots = spotsOf(scene, inside)
  const here = from && pointOf(scene, from)
  if (!here) return nearest(scene, spots, middle)
  const ahead = VECTORS[direction]
  let best: Spot | null = null
  let least = Number.POSITIVE_INFINITY
  for (const spot of spots) {
    const there = pointOf(scene, spot)
    if (!there || (spot.kind === from.kind && spot.at === from.at)) continue
    const [dx, dy] = [there.x - here.x, there.y - here.y]
    const along = dx * ahead.x + dy * ahead.y
    const aside = Math.abs(dx * ahead.y) + Math.abs(dy * ahead.x)
    if (along <= 0.5 || aside > along * 3) continue
    const cost = along + ASIDE * aside
    if (cost >= least) continue
    least = cost
    best = spot
  }
  return best ?? from
}

/** Where the keyboard begins: the place nearest to the middle of the window. */
export function firstSpot(scene: MapScene, inside: number | null, middle: Point): Spot | null {
  return nearest(scene, spotsOf(scene, inside), middle)
}

function spotsOf(scene: MapScene, inside: number | null): Spot[] {
  const spots: Spot[] = inside === null ? scene.worlds.map((_, at) => ({ kind: 'world', at })) : []
  scene.actors.forEach(({ worlds }, at) => {
    if (inside === null ? worlds.length === 0 : worlds.includes(inside)) spots.push({ kind: 'actor', at })
  })
  return spots
}

function nearest(scene: MapScene, spots: readonly Spot[], to: Point): Spot | null {
  let best: Spot | null = null
  let least = Number.POSITIVE_INFINITY
  for (const spot of spots) {
    const at = pointOf(scene, spot)
    const away = at ? Math.hypot(at.x - to.x, at.y - to.y) : least
    if (away >= least) continue
    least = away
    best = spot
  }
  return best
}

const pointOf = (scene: MapScene, spot: Spot): Point | undefined =>
  spot.kind === 'actor' ? scene.actors[spot.at] : scene.worlds[spot.at]
