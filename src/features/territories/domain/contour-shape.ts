import type { MultiPolygon, Position } from 'geojson'
import { merge } from 'topojson-client'
import { topology } from 'topojson-server'

/**
 * Contours are kept on a fixed grid of 0.0001 degree (11 m northwards, 8 m eastwards in France). The grid is the
 * same for every file, so that two neighbours imported from different files still share their border exactly,
 * and merging communes leaves no slivers.
 */
export const GRID = 10_000

/** A ring on the grid, without the closing repetition of its first point. */
type Ring = readonly Position[]

/** Polygons, each an exterior ring and its holes, in units of the grid. */
export type Shape = readonly (readonly Ring[])[]

/**
 * Puts GeoJSON polygons (degrees) on a grid, `step` cells wide; points that fall together are dropped, as are
 * rings of fewer than three points. Exterior rings run clockwise and holes the other way, as d3-geo wants it
 * (RFC 7946 says the contrary, and files follow either). An empty shape means: smaller than the grid.
 */
export function toGrid(polygons: MultiPolygon['coordinates'], step = 1): Shape {
  const scale = GRID / step
  const snapped = polygons.map((rings) =>
    rings.map((ring) =>
      withoutRepeats(ring.map(([x = 0, y = 0]) => [Math.round(x * scale) * step, Math.round(y * scale) * step])),
    ),
  )
  return orient(snapped)
}

/** Degrees again, rings closed. */
export function fromGrid(shape: Shape): MultiPolygon {
  const degrees = ([x = 0, y = 0]: Position): Position => [x / GRID, y / GRID]
  return {
    type: 'MultiPolygon',
    coordinates: shape.map((rings) => rings.map((ring) => closed(ring).map(degrees))),
  }
}

/** The union of shapes that share borders (the communes of a merge, a territory): inner borders disappear. */
export function dissolve(shapes: readonly Shape[]): Shape {
  const geometries = shapes.map((shape): MultiPolygon => {
    return { type: 'MultiPolygon', coordinates: shape.map((rings) => rings.map((ring) => [...closed(ring)])) }
  })
  const together = topology({ all: { type: 'GeometryCollection', geometries } })
  const all = together.objects.all
  if (all?.type !== 'GeometryCollection') return []
  const polygons = all.geometries.filter((g) => g.type === 'MultiPolygon')
  return orient(merge(together, polygons).coordinates.map((rings) => rings.map(withoutRepeats)))
}

/**
 * As compact text for one column: `[[[x0,y0,dx,dy,…],…],…]` in units of the grid, each point relative to the one
 * before. ENCODE_TEXT
 */
export function formatShape(shape: Shape): string {
  return JSON.stringify(shape.map((rings) => rings.map(toDeltas)))
}

/** Reads what `formatShape` has written. */
export function parseShape(text: string): Shape {
  const polygons = JSON.parse(text) as number[][][]
  return polygons.map((rings) => rings.map(fromDeltas))
}

/** How many points a shape is drawn with. */
export function countPoints(shape: Shape): number {
  return shape.reduce((sum, rings) => sum + rings.reduce((n, ring) => n + ring.length, 0), 0)
}

/** Twice the area of a ring, positive when it runs counterclockwise (y upwards). */
export function doubleArea(ring: Ring): number {
  let sum = 0
  let [px = 0, py = 0] = ring.at(-1) ?? []
  for (const [x = 0, y = 0] of ring) {
    sum += px * y - x * py
    px = x
    py = y
  }
  return sum
}

function orient(polygons: readonly (readonly Ring[])[]): Shape {
  return polygons.flatMap((rings) => {
    const [exterior, ...holes] = rings
    if (!exterior || isFlat(exterior)) return []
    return [[clockwise(exterior, true), ...holes.filter((h) => !isFlat(h)).map((h) => clockwise(h, false))]]
  })
}

function isFlat(ring: Ring): boolean {
  return ring.length < 3 || doubleArea(ring) === 0
}

function clockwise(ring: Ring, wanted: boolean): Ring {
  return doubleArea(ring) < 0 === wanted ? ring : ring.toReversed()
}

function withoutRepeats(ring: Ring): Ring {
  const kept: Position[] = []
  for (const point of ring) {
    const last = kept.at(-1)
    if (last?.[0] !== point[0] || last?.[1] !== point[1]) kept.push(point)
  }
  const first = kept[0]
  const last = kept.at(-1)
  if (kept.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]) kept.pop()
  return kept
}

function closed(ring: Ring): Ring {
  const first = ring[0]
  return first ? [...ring, first] : ring
}

function toDeltas(ring: Ring): number[] {
  let px = 0
  let py = 0
  return ring.flatMap(([x = 0, y = 0]) => {
    const delta = [x - px, y - py]
    px = x
    py = y
    return delta
  })
}

function fromDeltas(deltas: readonly number[]): Ring {
  const ring: Position[] = []
  let x = 0
  let y = 0
  for (let i = 0; i + 1 < deltas.length; i += 2) {
    x += deltas[i] ?? 0
    y += deltas[i + 1] ?? 0
    ring.push([x, y])
  }
  return ring
}
