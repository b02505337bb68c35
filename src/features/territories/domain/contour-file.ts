import type { MultiPolygon, Position } from 'geojson'
import { Problem } from '#kernel/problem.ts'

/** One contour as the file gives it. */
export type FileContour = {
  /** Place in the file, from 1. */
  readonly feature: number
  readonly code: string
  readonly name: string | null
  readonly polygons: MultiPolygon['coordinates']
}

export type RejectedReason =
  | 'no-code'
  | 'no-geometry'
  | 'not-a-polygon'
  | 'bad-ring'
  | 'out-of-range'
  | 'too-small'

export type RejectedContour = {
  readonly feature: number
  readonly code: string | null
  readonly reason: RejectedReason
}

export type ContourFile = {
  readonly contours: readonly FileContour[]
  readonly rejected: readonly RejectedContour[]
}

/** Names of the property that holds the INSEE code in files of Etalab, IGN, INSEE and OpenStreetMap. */
const CODE_NAMES = [
  'code',
  'codgeo',
  'inseecom',
  'codeinsee',
  'insee',
  'codecommune',
  'codecom',
  'com',
  'depcom',
  'refinsee',
]
const LABEL_NAMES = ['nom', 'libgeo', 'nomcom', 'nomcommune', 'libelle', 'name']

/** WGS 84 and the French equivalents, which differ from it by less than a metre. */
const DEGREES = /CRS84|EPSG:+(?:4326|4171|4258)$/i

/**
 * Reads a parsed GeoJSON document of commune contours. One unreadable feature is reported and the others are
 * kept; the file as a whole is refused (Problem, fault of the caller) as
 * `territories.contours-not-geojson`, `territories.contours-empty`, `territories.contours-wrong-crs`,
 * `territories.contours-no-code` or `territories.contours-bad-geometry` (not one usable).
 */
export function readContourFile(document: unknown): ContourFile {
  const features = featuresOf(document)
  refuseOtherCrs(document, features)
  const codeName = findCodeProperty(features)
  const labelName = propertyNames(features).find((name) => LABEL_NAMES.includes(plain(name)))
  const contours: FileContour[] = []
  const rejected: RejectedContour[] = []
  for (const [i, { properties, geometry }] of features.entries()) {
    const code = codeOf(properties[codeName])
    const polygons = polygonsOf(geometry)
    const reason = code === null ? 'no-code' : typeof polygons === 'string' ? polygons : undefined
    if (code === null || typeof polygons === 'string') {
      rejected.push({ feature: i + 1, code, reason: reason ?? 'no-code' })
      continue
    }
    const label = labelName === undefined ? undefined : properties[labelName]
    contours.push({ feature: i + 1, code, name: typeof label === 'string' ? label : null, polygons })
  }
  if (contours.length === 0) {
    throw new Problem('territories.contours-bad-geometry', 'caller', { rejected: rejected.slice(0, 20) })
  }
  return { contours, rejected }
}

type Feature = { readonly properties: Readonly<Record<string, unknown>>; readonly geometry: unknown }

function featuresOf(document: unknown): readonly Feature[] {
  if (!isRecord(document) || document.type !== 'FeatureCollection' || !Array.isArray(document.features)) {
    const type = isRecord(document) && typeof document.type === 'string' ? document.type : null
    throw new Problem('territories.contours-not-geojson', 'caller', { type })
  }
  if (document.features.length === 0) throw new Problem('territories.contours-empty', 'caller')
  return document.features.map((feature: unknown): Feature => {
    if (!isRecord(feature)) return { properties: {}, geometry: null }
    return { properties: isRecord(feature.properties) ? feature.properties : {}, geometry: feature.geometry }
  })
}

/** Projected metres (Lambert 93 above all) and swapped axes are told apart by the first position of the file. */
function refuseOtherCrs(document: unknown, features: readonly Feature[]): void {
  const [x, y] = features.map((f) => firstPosition(f.geometry)).find((p) => p !== undefined) ?? [0, 0]
  const named = isRecord(document) ? crsName(document.crs) : null
  const declaredOther = named !== null && !DEGREES.test(named)
  const metres = Math.abs(x) > 180 || Math.abs(y) > 90
  // Metropolitan France spans longitudes −5.2 to 9.6 and latitudes 41.3 to 51.1.
  const swapped = x > 41 && x < 51.5 && y > -5.5 && y < 10
  if (!declaredOther && !metres && !swapped) return
  const lambert = metres && x > 0 && x < 1_300_000 && y > 6_000_000 && y < 7_200_000
  const guess = lambert ? 'lambert-93' : swapped ? 'swapped' : 'unknown'
  throw new Problem('territories.contours-wrong-crs', 'caller', { crs: named, x, y, guess })
}

function crsName(crs: unknown): string | null {
  const properties = isRecord(crs) ? crs.properties : undefined
  return isRecord(properties) && typeof properties.name === 'string' ? properties.name : null
}

function firstPosition(geometry: unknown): readonly [number, number] | undefined {
  let at = isRecord(geometry) ? geometry.coordinates : undefined
  while (Array.isArray(at) && Array.isArray(at[0])) at = at[0]
  const [x, y]: readonly unknown[] = Array.isArray(at) ? at : []
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : undefined
}

/** The known name under which at least half of the features hold something like a commune code. */
function findCodeProperty(features: readonly Feature[]): string {
  const names = propertyNames(features)
  const candidates = CODE_NAMES.flatMap((known) => names.filter((name) => plain(name) === known))
  const found = candidates.find((name) => {
    const good = features.filter((f) => codeOf(f.properties[name]) !== null).length
    return good * 2 >= features.length
  })
  if (found === undefined) {
    throw new Problem('territories.contours-no-code', 'caller', { properties: names.slice(0, 20) })
  }
  return found
}

function propertyNames(features: readonly Feature[]): readonly string[] {
  return [...new Set(features.slice(0, 50).flatMap((f) => Object.keys(f.properties)))]
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '')
}

/** Codes are text; spreadsheets on the way make 1004 of "01004", which is mended here. */
function codeOf(value: unknown): string | null {
  const text =
    typeof value === 'number' || typeof value === 'string' ? String(value).trim().toUpperCase() : ''
  const code = /^\d{4}$/.test(text) ? `0${text}` : text
  return /^[0-9AB]{5}$/.test(code) ? code : null
}

function polygonsOf(geometry: unknown): MultiPolygon['coordinates'] | RejectedReason {
  if (!isRecord(geometry)) return 'no-geometry'
  const { type, coordinates } = geometry
  if (type !== 'Polygon' && type !== 'MultiPolygon') return 'not-a-polygon'
  const polygons: unknown = type === 'Polygon' ? [coordinates] : coordinates
  if (!Array.isArray(polygons) || polygons.length === 0) return 'no-geometry'
  for (const rings of polygons as unknown[]) {
    if (!Array.isArray(rings) || rings.length === 0) return 'bad-ring'
    for (const ring of rings as unknown[]) {
      if (!Array.isArray(ring) || ring.length < 4 || !ring.every(isPosition)) return 'bad-ring'
      if (!ring.every(([x = 0, y = 0]: Position) => Math.abs(x) <= 180 && Math.abs(y) <= 90))
        return 'out-of-range'
    }
  }
  return polygons as MultiPolygon['coordinates']
}

function isPosition(value: unknown): value is Position {
  return Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1])
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
