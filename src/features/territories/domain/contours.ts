import { Problem } from '#kernel/problem.ts'
import type { Commune, CommuneRegister } from './commune.ts'
import { carryCodesOver, type UnmatchedReason } from './commune-history.ts'
import { type FileContour, type RejectedContour, readContourFile } from './contour-file.ts'
import { countPoints, dissolve, formatShape, type Shape, toGrid } from './contour-shape.ts'

/** One row to keep: the contour of a commune of today. */
export type CommuneContour = {
  readonly code: string
  /** Year of the register that `code` belongs to (not of the file, which does not say). */
  readonly vintage: number
  /** Compact text, see `formatShape` and `parseShape`. */
  readonly geometry: string
}

export type CommuneName = { readonly code: string; readonly name: string }

export type ContourReport = {
  /** Contours in the file. */
  readonly features: number
  /** Communes whose contour was taken as it is. */
  readonly matched: number
  /** Communes of today whose contour was put together from the communes that merged into them. */
  readonly carriedOver: readonly (CommuneName & { readonly from: readonly string[] })[]
  /** Contours whose code no commune of today descends from. */
  readonly unmatched: readonly {
    readonly feature: number
    readonly code: string
    readonly name: string | null
    readonly reason: UnmatchedReason
  }[]
  /** Contours that could not be read. */
  readonly rejected: readonly RejectedContour[]
  /**
   * Communes that the file leaves without a contour although it holds nine tenths of their département: most are
   * communes re-established after the file was made, whose land still lies in the contour of the old union.
   */
  readonly missing: readonly CommuneName[]
  /** Points read and kept. */
  readonly points: { readonly read: number; readonly kept: number }
}

export type ContourImport = { readonly contours: readonly CommuneContour[]; readonly report: ContourReport }

/**
 * Turns a parsed GeoJSON document into the contours to keep, carried over to the communes of the register.
 * A département of 300 communes takes about 20 ms, the whole
 * country (36,246 contours, 53 MB) 1.8 s on one core after 0.5 s of parsing.
 * Throws the Problems of `readContourFile`, and `territories.contours-none-matched`.
 */
export function importContours(document: unknown, register: CommuneRegister): ContourImport {
  const file = readContourFile(document)
  const rejected = [...file.rejected]
  const shapes = new Map<string, Shape[]>()
  let kept = 0
  for (const contour of file.contours) {
    const shape = toGrid(contour.polygons)
    if (shape.length === 0) {
      rejected.push({ feature: contour.feature, code: contour.code, reason: 'too-small' })
      continue
    }
    // The same code twice is one commune in several pieces.
    shapes.set(contour.code, [...(shapes.get(contour.code) ?? []), shape])
  }
  const carried = carryCodesOver(shapes.keys(), register)
  if (carried.communes.length === 0) {
    const codes = carried.unmatched.slice(0, 20).map((u) => u.code)
    throw new Problem('territories.contours-none-matched', 'caller', { codes })
  }
  const contours: CommuneContour[] = []
  const carriedOver: (CommuneName & { from: readonly string[] })[] = []
  for (const { code, from: all } of carried.communes) {
    const from = withoutDistricts(code, all, register)
    const parts = from.flatMap((c) => shapes.get(c) ?? [])
    const shape = parts.length === 1 && parts[0] ? parts[0] : dissolve(parts)
    kept += countPoints(shape)
    contours.push({ code, vintage: register.vintage, geometry: formatShape(shape) })
    if (from.length > 1 || from[0] !== code) carriedOver.push({ ...nameOf(code, register), from })
  }
  const reasons = new Map(carried.unmatched.map((u) => [u.code, u.reason]))
  return {
    contours,
    report: {
      features: file.contours.length + file.rejected.length,
      matched: contours.length - carriedOver.length,
      carriedOver,
      unmatched: file.contours.flatMap(({ feature, code, name }) => {
        const reason = reasons.get(code)
        return reason === undefined ? [] : [{ feature, code, name, reason }]
      }),
      rejected: rejected.toSorted((a, b) => a.feature - b.feature),
      missing: findMissing(new Set(contours.map((c) => c.code)), register),
      points: { read: file.contours.reduce((sum, c) => sum + countPositions(c), 0), kept },
    },
  }
}

/** Paris, Lyon and Marseille may come whole, in districts, or both: both would cover the ground twice. */
function withoutDistricts(
  code: string,
  from: readonly string[],
  register: CommuneRegister,
): readonly string[] {
  if (!from.includes(code)) return from
  return from.filter((c) => register.former.get(c)?.how !== 'district')
}

const NEARLY_WHOLE = 0.9

function findMissing(have: ReadonlySet<string>, register: CommuneRegister): readonly CommuneName[] {
  const touched = new Set([...have].map((code) => register.communes.get(code)?.departement))
  const byDepartement = Map.groupBy(register.communes.values(), (c) => c.departement)
  return [...byDepartement].flatMap(([departement, communes]): readonly CommuneName[] => {
    if (!touched.has(departement)) return []
    const missing = communes.filter((c) => !have.has(c.code))
    if (missing.length > communes.length * (1 - NEARLY_WHOLE)) return []
    return missing.map(({ code, name }: Commune) => ({ code, name }))
  })
}

function nameOf(code: string, register: CommuneRegister): CommuneName {
  return { code, name: register.communes.get(code)?.name ?? code }
}

function countPositions({ polygons }: FileContour): number {
  return polygons.reduce((sum, rings) => sum + rings.reduce((n, ring) => n + ring.length - 1, 0), 0)
}
