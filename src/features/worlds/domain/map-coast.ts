import type { Point } from '#kernel/drawing.ts'
import { SPOT } from './map-spots.ts'
import type { Area } from './world-placing.ts'

/** The coast: straight lines around all areas, as many directions as `reach` has entries; the shore lies beyond. */
export type Coast = { readonly x: number; readonly y: number; readonly reach: readonly number[] }
const DIRECTIONS = 64
const directionOf = (k: number) => (2 * Math.PI * k) / DIRECTIONS

/** The coast around some areas, a spot away from them. */
export function coastOf(areas: readonly Area[]): Coast {
  const mean = (of: (area: Area) => number) =>
    areas.reduce((sum, area) => sum + of(area), 0) / Math.max(1, areas.length)
  const [x, y] = [mean((area) => area.x), mean((area) => area.y)]
  const reach = Array.from({ length: areas.length > 0 ? DIRECTIONS : 0 }, (_, k) => {
    const [cos, sin] = [Math.cos(directionOf(k)), Math.sin(directionOf(k))]
    return Math.max(...areas.map((area) => (area.x - x) * cos + (area.y - y) * sin + area.radius)) + SPOT
  })
  return { x, y, reach }
}

/** Without any area everything is shore. */
export function isAshore([x, y]: Point, coast: Coast): boolean {
  if (coast.reach.length === 0) return true
  return coast.reach.some(
    (reach, k) =>
      (x - coast.x) * Math.cos(directionOf(k)) + (y - coast.y) * Math.sin(directionOf(k)) >= reach,
  )
}

/** The point of the shore that lies in a direction. */
export function shorePoint(coast: Coast, angle: number): Point {
  let distance = coast.reach.length > 0 ? Number.POSITIVE_INFINITY : 0
  coast.reach.forEach((reach, k) => {
    const facing = Math.cos(directionOf(k) - angle)
    if (facing > 0.01) distance = Math.min(distance, reach / facing)
  })
  return [coast.x + (distance + SPOT) * Math.cos(angle), coast.y + (distance + SPOT) * Math.sin(angle)]
}
