import type { Point } from '#kernel/drawing.ts'

/** Distance between neighbouring spots of the map, in its units: actors drawn with less than half of it never touch. */
export const SPOT = 24
const ROW = (SPOT * Math.sqrt(3)) / 2
/** Nobody is looked for a place farther away than that many rings of spots. */
const FARTHEST = 400

/** The spots of a honeycomb over the whole map, each of which takes one actor. */
export class MapSpots {
  private readonly taken = new Set<number>()

  /** Takes what a point covers: its spot, or those around it where it stands between spots. */
  take([x, y]: Point): void {
    const { column, row } = spotNear(x, y)
    for (const [c, r] of around(column, row, 1)) {
      const [sx, sy] = pointOf(c, r)
      if (Math.hypot(sx - x, sy - y) < SPOT * 0.99) this.taken.add(keyOf(c, r))
    }
    this.taken.add(keyOf(column, row))
  }

  /** Takes the free spot nearest to a point among those allowed; null where there is none within `rings`. */
  takeNear([x, y]: Point, isAllowed: (x: number, y: number) => boolean, rings = FARTHEST): Point | null {
    const { column, row } = spotNear(x, y)
    let best: { at: Point; key: number; distance: number } | null = null
    for (let ring = 0; ring <= rings; ring++) {
      // Rings are hexagons: a spot of the next one may be nearer than the corner of this one.
      if (best && (ring - 1) * ROW > best.distance) break
      for (const [c, r] of ringOf(column, row, ring)) {
        const key = keyOf(c, r)
        if (this.taken.has(key)) continue
        const at = pointOf(c, r)
        const distance = Math.hypot(at[0] - x, at[1] - y)
        if ((best && distance >= best.distance) || !isAllowed(at[0], at[1])) continue
        best = { at, key, distance }
      }
    }
    if (!best) return null
    this.taken.add(best.key)
    return best.at
  }
}

const SPAN = 1 << 20
const keyOf = (column: number, row: number) => (column + SPAN / 2) * SPAN + row + SPAN / 2

/** Axial coordinates of a honeycomb: rows lean by half a spot. */
function pointOf(column: number, row: number): Point {
  return [SPOT * (column + row / 2), ROW * row]
}

function spotNear(x: number, y: number): { column: number; row: number } {
  const row = Math.round(y / ROW)
  return { row, column: Math.round(x / SPOT - row / 2) }
}

const STEPS: readonly (readonly [number, number])[] = [
  [1, 0],
  [1, -1],
  [0, -1],
  [-1, 0],
  [-1, 1],
  [0, 1],
]

function* ringOf(column: number, row: number, ring: number): Generator<readonly [number, number]> {
  if (ring === 0) {
    yield [column, row]
    return
  }
  let c = column - ring
  let r = row + ring
  for (const [dc, dr] of STEPS) {
    for (let step = 0; step < ring; step++) {
      yield [c, r]
      c += dc
      r += dr
    }
  }
}

function around(column: number, row: number, rings: number): (readonly [number, number])[] {
  return Array.from({ length: rings + 1 }, (_, ring) => [...ringOf(column, row, ring)]).flat()
}

/** Two numbers of [0, 1[ that belong to an identifier: the same for ever, whatever else is on the map (FNV-1a, mixed). */
export function chanceOf(id: string, seed: number): readonly [number, number] {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193) >>> 0
  return [mix(hash), mix(hash ^ 0x9e3779b9)]
}

function mix(value: number): number {
  let h = value >>> 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296
}
