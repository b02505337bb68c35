import type { MultiPolygon, Position } from 'geojson'
import { merge } from 'topojson-client'
import { topology } from 'topojson-server'

/**
 * Contours are kept on a fixed grid of 0.0001 degree (11 m northwards, 8 m eastwards in France). The grid is the
 * same for every file, so that two neighbours imported from different files still share their border exactly,
 * and merging communes leaves no slivers.
 */
const GRID = 10_000

/** A ring on the grid, without the closing repetition of its first point. */
type Ring = readonly Position[]

/** Polygons, each an exterior ring and its holes, in units of the grid. */
export type Shape = readonly (readonly Ring[])[]

/**
 * Puts GeoJSON polygons (degrees) on the grid; points that fall together are dropped, as are rings of fewer than
 * three points. An empty shape means: smaller than the grid.
 */
export function toGrid(polygons: MultiPolygon['coordinates']): Shape {
  const cell = ([x = 0, y = 0]: Position): Position => [Math.round(x * GRID), Math.round(y * GRID)]
  return shapeOf({
    type: 'MultiPolygon',
    coordinates: polygons.map((rings) => rings.map((r) => r.map(cell))),
  })
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
  const net = topology(Object.fromEntries(shapes.map(toPolygons).entries()))
  const polygons = Object.values(net.objects).flatMap((o) =>
    o.type === 'MultiPolygon' ? { type: o.type, arcs: o.arcs } : [],
  )
  return shapeOf(merge(net, polygons))
}

/** As GeoJSON in units of the grid, rings closed: what topojson works on. */
export function toPolygons(shape: Shape): MultiPolygon {
  return { type: 'MultiPolygon', coordinates: shape.map((rings) => rings.map(closed)) }
}

/**
 * Back from GeoJSON in units of the grid. Exterior rings are made to run clockwise and holes the other way, as
 * d3-geo wants it (RFC 7946 says the contrary, and files follow either).
 */
export function shapeOf({ coordinates }: MultiPolygon): Shape {
  return orient(coordinates.map((rings) => rings.map(withoutRepeats)))
}

/**
 * As compact text for one column: `[[[x0,y0,dx,dy,…],…],…]` in units of the grid, each point relative to the one
 * before. A third of the GeoJSON that it came from: 470 bytes a commune in the Lot.
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

function closed(ring: Ring): Position[] {
  const first = ring[0]
  return first ? [...ring, first] : []
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
