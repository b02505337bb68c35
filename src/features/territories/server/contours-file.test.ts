import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { GroupMark, TextMark } from '#kernel/drawing.ts'
import { drawingToSvg } from '#kernel/drawing-svg.ts'
import { sharedData } from '../../../../tests/support/shared-data.ts'
import { readContourFile } from '../domain/contour-file.ts'
import { dissolve, doubleArea, parseShape, type Shape, toGrid } from '../domain/contour-shape.ts'
import { importContours } from '../domain/contours.ts'
import { resolveTerritory } from '../domain/territory.ts'
import { drawTerritoryMap, type MapCommune } from '../domain/territory-map.ts'
import { loadCommuneRegister } from './communes-source.ts'
import { parseContourBytes } from './contours-file.ts'

const folder = sharedData('france_contours')
const register = await loadCommuneRegister()

describe('the bytes of a contour file', () => {
  const text = new TextEncoder().encode('{"type":"FeatureCollection","features":[]}')

  it('are read plain or zipped, whatever the name', () => {
    expect(parseContourBytes(text)).toEqual(parseContourBytes(gzipSync(text)))
  })

  it('are refused when they are no JSON, a broken .gz, or too large once unzipped', () => {
    const notGeojson = expect.objectContaining({ code: 'territories.contours-not-geojson' })
    expect(() => parseContourBytes(new TextEncoder().encode('<html>'))).toThrow(notGeojson)
    expect(() => parseContourBytes(gzipSync(text).subarray(0, 20))).toThrow(notGeojson)
    const tooLarge = expect.objectContaining({ code: 'territories.contours-too-large' })
    expect(() => parseContourBytes(gzipSync(new Uint8Array(10_000)), 1000)).toThrow(tooLarge)
    expect(() => parseContourBytes(new Uint8Array(2000), 1000)).toThrow(tooLarge)
  })
})

/** [file, contours in the file, communes of today, codes of those put together from former communes] */
const FILES = [
  ['communes-07-ardeche', 339, 335, ['07011', '07103', '07165', '07262']],
  ['communes-12-aveyron', 285, 285, ['12218']],
  ['communes-42-loire', 326, 320, ['42084', '42217', '42245', '42268']],
  ['communes-46-lot', 320, 312, ['46033', '46083', '46172', '46232', '46263']],
  ['communes-69-rhone', 278, 266, ['69019', '69114', '69135', '69149', '69157']],
  ['communes-81-tarn', 319, 314, ['81233']],
] as const

describe.skipIf(!folder)('contours of 2018 (six départements of IGN Admin Express)', () => {
  const load = (name: string) => readFileSync(join(folder ?? '', `${name}.geojson`))
  const area = (shape: Shape) => shape.flat().reduce((sum, ring) => sum - doubleArea(ring), 0) / 2

  it('are the files counted below', () => {
    expect(readdirSync(folder ?? '').sort()).toEqual(FILES.map(([name]) => `${name}.geojson`))
  })

  it.each(FILES)('%s: %i contours become %i communes', (name, features, communes, merged) => {
    const bytes = load(name)
    const { contours, report } = importContours(parseContourBytes(bytes), register)
    expect(report).toMatchObject({ features, unmatched: [], rejected: [], missing: [] })
    expect(contours).toHaveLength(communes)
    expect(report.matched + report.carriedOver.length).toBe(communes)
    expect(report.carriedOver.map((c) => c.code)).toEqual(merged)
    const kept = contours.reduce((sum, c) => sum + c.geometry.length, 0)
    expect(kept).toBeLessThan(bytes.length * 0.35)
  })

  it('lose no ground when communes are merged', () => {
    const { contours, report } = importContours(parseContourBytes(load('communes-69-rhone')), register)
    const before = readContourFile(parseContourBytes(load('communes-69-rhone'))).contours
    for (const { code, from } of report.carriedOver) {
      const parts = before.filter((c) => from.includes(c.code)).map((c) => area(toGrid(c.polygons)))
      const merged = area(parseShape(contours.find((c) => c.code === code)?.geometry ?? '[]'))
      expect(merged).toBe(parts.reduce((sum, part) => sum + part, 0))
    }
    const whole = dissolve(contours.map((c) => parseShape(c.geometry)))
    const parts = contours.reduce((sum, c) => sum + area(parseShape(c.geometry)), 0)
    expect(area(whole) / parts).toBeCloseTo(1, 6)
  })

  const geometries = new Map(
    (folder ? ['communes-46-lot', 'communes-12-aveyron'] : []).flatMap((name) =>
      importContours(parseContourBytes(load(name)), register).contours.map(
        (c) => [c.code, c.geometry] as const,
      ),
    ),
  )
  const mapOf = (width: number) => {
    const include = [{ kind: 'epci', code: '200067361' }] as const
    const codes = new Set(resolveTerritory({ include, exclude: [] }, register).communes.map((c) => c.code))
    const all = [...geometries].flatMap(([code, geometry]): MapCommune[] => {
      const commune = register.communes.get(code)
      return commune ? [{ ...commune, geometry }] : []
    })
    return drawTerritoryMap({
      title: 'Figeac',
      description: '92 communes',
      communes: all.filter((c) => codes.has(c.code)),
      around: all.filter((c) => !codes.has(c.code)),
      width,
    })
  }

  it.each([360, 900])(
    'draw Grand-Figeac at %i: 92 communes, names that do not touch, a scale bar',
    (width) => {
      const drawing = mapOf(width)
      const marks = drawing?.marks ?? []
      const communes = marks.filter((m): m is GroupMark => m.kind === 'group')
      expect(communes).toHaveLength(92)
      expect(communes.every((g) => g.marks.every((m) => m.kind === 'path' && m.d.endsWith('Z')))).toBe(true)
      const texts = marks
        .filter((m): m is TextMark => m.kind === 'text' && m.fill === 'ink')
        .map((m) => m.text)
      expect(texts).toContain('10 km')
      expect(texts).toContain('Figeac')
      expect(texts.length).toBeGreaterThanOrEqual(5)
      expect(drawing && drawingToSvg(drawing).length).toBeLessThan(width === 360 ? 100_000 : 150_000)
    },
  )
})

it('draws no map of a territory without contours', () => {
  expect(
    drawTerritoryMap({ title: '', description: '', communes: [], around: [], width: 360 }),
  ).toBeUndefined()
})
