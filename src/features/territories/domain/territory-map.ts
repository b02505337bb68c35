import { type GeoPath, type GeoProjection, geoDistance, geoMercator, geoPath } from 'd3-geo'
import type { MultiPolygon } from 'geojson'
import {
  type Box,
  boxesOverlap,
  type Drawing,
  estimateTextWidth,
  type Mark,
  type TextMark,
} from '#kernel/drawing.ts'
import { dissolve, fromGrid, parseShape, type Shape } from './contour-shape.ts'
import { simplifyTogether } from './contour-simplify.ts'

export type MapCommune = {
  readonly code: string
  readonly name: string
  readonly departement: string
  readonly population: number | null
  /** As kept by the import of contours. */
  readonly geometry: string
}

export type TerritoryMap = {
  readonly title: string
  readonly description: string
  readonly communes: readonly MapCommune[]
  /** The other communes of the same départements, where imported: their départements are outlined behind. */
  readonly around: readonly MapCommune[]
  /** In units of the drawing; made for 360 to 900. */
  readonly width: number
  /** What hovering a commune says; its name when left out. */
  readonly labelOf?: (commune: MapCommune) => string
}

const MARGIN = 16
const EARTH_RADIUS_KM = 6371.0088

/**
 * A calm map of a territory: départements behind, communes filled softly with thin borders, a clear outline, the
 * names of the largest communes where they fit, a scale bar. Mercator, north up: over one territory its scale is
 * as good as constant. Undefined when no commune of the territory has a contour.
 */
export function drawTerritoryMap(map: TerritoryMap): Drawing | undefined {
  if (map.communes.length === 0) return undefined
  const { inside, around } = place(map)
  const outline = fromGrid(dissolve(inside.map((c) => c.shape)))
  if (outline.coordinates.length === 0) return undefined
  const { projection, height } = frame(outline, map.width)
  const path = geoPath(projection).digits(1)
  const marks: Mark[] = [
    ...departementMarks([...inside, ...around], around.length > 0, path),
    ...inside.map((c) => communeMark(c.commune, c.shape, path, map.labelOf)),
    { kind: 'path', d: path(outline) ?? '', stroke: 'accent', strokeWidth: 1.5 },
  ]
  const scale = scaleBar(projection, map.width, height)
  marks.push(...scale.marks, ...nameMarks(inside, path, { width: map.width, height }, scale.box))
  return { width: map.width, height, title: map.title, description: map.description, marks }
}

type Placed = { readonly commune: MapCommune; readonly shape: Shape }

/** Both sets with what would not be seen at this size left out: about half a unit of the drawing. */
function place(map: TerritoryMap): { inside: readonly Placed[]; around: readonly Placed[] } {
  const communes = [...map.communes, ...map.around]
  const shapes = communes.map((commune) => parseShape(commune.geometry))
  const xs = shapes
    .slice(0, map.communes.length)
    .flat(2)
    .flat()
    .map(([x = 0]) => x)
  const extent =
    xs.reduce((max, x) => Math.max(max, x), -Infinity) - xs.reduce((min, x) => Math.min(min, x), Infinity)
  const simple = simplifyTogether(shapes, extent / map.width / 2)
  const placed = communes.map((commune, i) => ({ commune, shape: simple[i] ?? [] }))
  return { inside: placed.slice(0, map.communes.length), around: placed.slice(map.communes.length) }
}

function frame(outline: MultiPolygon, width: number): { projection: GeoProjection; height: number } {
  // `precision(0)` draws straight lines between points, which are always near each other here.
  const projection = geoMercator()
    .precision(0)
    .fitWidth(width - 2 * MARGIN, outline)
  const [[, top], [, bottom]] = geoPath(projection).bounds(outline)
  const height = Math.round(Math.min(Math.max(bottom - top + 2 * MARGIN, width * 0.5), width * 1.2))
  const extent: [[number, number], [number, number]] = [
    [MARGIN, MARGIN],
    [width - MARGIN, height - MARGIN],
  ]
  // A little beyond the page, so that what is cut shows no border along the cut.
  projection.fitExtent(extent, outline).clipExtent([
    [-4, -4],
    [width + 4, height + 4],
  ])
  return { projection, height }
}

function departementMarks(communes: readonly Placed[], shown: boolean, path: GeoPath): readonly Mark[] {
  if (!shown) return []
  const grounds = [...Map.groupBy(communes, (c) => c.commune.departement).values()].map((list) =>
    path(fromGrid(dissolve(list.map((c) => c.shape)))),
  )
  return grounds.flatMap((d): readonly Mark[] =>
    d ? [{ kind: 'path', d, fill: 'quadrant-4', stroke: 'line', strokeWidth: 0.75 }] : [],
  )
}

function communeMark(
  commune: MapCommune,
  shape: Shape,
  path: GeoPath,
  labelOf: TerritoryMap['labelOf'],
): Mark {
  const d = path(fromGrid(shape)) ?? ''
  return {
    kind: 'group',
    dataId: commune.code,
    label: labelOf?.(commune) ?? commune.name,
    marks: [{ kind: 'path', d, fill: 'quadrant-2', stroke: 'line', strokeWidth: 0.5 }],
  }
}

type Size = { readonly width: number; readonly height: number }

/** Names by population, each where it touches no other: five on a phone, up to twelve on a wide screen. */
function nameMarks(communes: readonly Placed[], path: GeoPath, page: Size, taken: Box): readonly Mark[] {
  const wanted = Math.round(Math.min(12, Math.max(5, page.width / 75)))
  const size = page.width < 500 ? 11 : 13
  const boxes: Box[] = [taken]
  const marks: TextMark[] = []
  const bySize = communes.toSorted((a, b) => (b.commune.population ?? -1) - (a.commune.population ?? -1))
  for (const { commune, shape } of bySize) {
    if (boxes.length > wanted) break
    const [x, y] = path.centroid(fromGrid(shape))
    const half = estimateTextWidth(commune.name, size) / 2
    const box = { left: x - half - 4, top: y - size, right: x + half + 4, bottom: y + size * 0.6 }
    const outside = box.left < 0 || box.top < 0 || box.right > page.width || box.bottom > page.height
    if (!Number.isFinite(x) || outside || boxes.some((other) => boxesOverlap(other, box))) continue
    boxes.push(box)
    marks.push(...haloed({ kind: 'text', x, y: y + size * 0.35, text: commune.name, size, anchor: 'middle' }))
  }
  return marks
}

/** A pale edge under the letters keeps them readable over borders. */
function haloed(text: TextMark): readonly TextMark[] {
  return [
    { ...text, fill: 'paper', stroke: 'paper', strokeWidth: 3, opacity: 0.85 },
    { ...text, fill: 'ink' },
  ]
}

/** A round length of at most a quarter of the width, true at the foot of the map where it stands. */
function scaleBar(
  projection: GeoProjection,
  width: number,
  height: number,
): { marks: readonly Mark[]; box: Box } {
  const y = height - 14
  const from = projection.invert?.([MARGIN, y]) ?? [0, 0]
  const to = projection.invert?.([MARGIN + 100, y]) ?? [0, 0]
  const kmPerUnit = (geoDistance(from, to) * EARTH_RADIUS_KM) / 100
  const km = roundLength((kmPerUnit * width) / 4)
  const end = MARGIN + km / kmPerUnit
  const text = km < 1 ? `${Math.round(km * 1000)} m` : `${km} km`
  const box = { left: 0, top: y - 20, right: end + 12, bottom: height }
  const tick = { kind: 'line', stroke: 'ink', strokeWidth: 1.25 } as const
  return {
    box,
    marks: [
      { ...tick, x1: MARGIN, y1: y, x2: end, y2: y },
      { ...tick, x1: MARGIN, y1: y - 4, x2: MARGIN, y2: y },
      { ...tick, x1: end, y1: y - 4, x2: end, y2: y },
      ...haloed({ kind: 'text', x: (MARGIN + end) / 2, y: y - 6, text, size: 11, anchor: 'middle' }),
    ],
  }
}

/** The largest of 1, 2 or 5 × 10ⁿ that is not above the limit. */
function roundLength(limit: number): number {
  const ten = 10 ** Math.floor(Math.log10(limit))
  return ([5, 2, 1].find((n) => n * ten <= limit) ?? 1) * ten
}
