import type { MultiPolygon, Position } from 'geojson'
import { feature } from 'topojson-client'
import { topology } from 'topojson-server'
import { type Shape, shapeOf, toPolygons } from './contour-shape.ts'

/**
 * Draws neighbouring shapes with fewer points, none further than `tolerance` cells of the grid from the line it
 * replaces (Douglas and Peucker 1973). Each border is thinned once for both of its sides, so neither gaps nor
 * overlaps appear; the points where three borders meet stay. A shape smaller than the tolerance becomes empty.
 */
export function simplifyTogether(shapes: readonly Shape[], tolerance: number): readonly Shape[] {
  const net = topology(Object.fromEntries(shapes.map(toPolygons).entries()))
  net.arcs = net.arcs.map((arc) => simplifyLine(arc, tolerance))
  return Object.values(net.objects).map((object) => {
    if (object.type !== 'MultiPolygon') return []
    const { geometry }: { geometry: MultiPolygon } = feature(net, { type: object.type, arcs: object.arcs })
    return shapeOf(geometry)
  })
}

/** Keeps both ends; a closed line is split at the point farthest from its start. */
function simplifyLine(line: readonly Position[], tolerance: number): Position[] {
  const keep = new Uint8Array(line.length)
  keep[0] = 1
  keep[line.length - 1] = 1
  const pending: [number, number][] = [[0, line.length - 1]]
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    const [from, to] = part
    let farthest = -1
    let distance = tolerance
    for (let i = from + 1; i < to; i += 1) {
      const d = distanceToSegment(line[i], line[from], line[to])
      if (d <= distance) continue
      distance = d
      farthest = i
    }
    if (farthest < 0) continue
    keep[farthest] = 1
    pending.push([from, farthest], [farthest, to])
  }
  return line.filter((_, i) => keep[i] === 1)
}

function distanceToSegment(
  [x = 0, y = 0]: Position = [],
  [ax = 0, ay = 0]: Position = [],
  [bx = 0, by = 0]: Position = [],
): number {
  const dx = bx - ax
  const dy = by - ay
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}
