import { describe, expect, it } from 'vitest'
import { Problem } from '#kernel/problem.ts'
import { makeCommuneRegister } from './commune-register.ts'
import {
  dissolve,
  doubleArea,
  formatShape,
  fromGrid,
  parseShape,
  type Shape,
  toGrid,
} from './contour-shape.ts'
import { simplifyTogether } from './contour-simplify.ts'
import { importContours } from './contours.ts'

const place = { type: 'commune-actuelle', departement: '01', region: '84' } as const
const register = makeCommuneRegister({
  vintage: 2026,
  communes: [
    { ...place, code: '01001', nom: 'Aix', population: 100 },
    { ...place, code: '01002', nom: 'Bey', population: 50, anciensCodes: ['01009', '01010'] },
    { ...place, code: '01201', nom: 'Aix 1er', type: 'arrondissement-municipal', commune: '01001' },
  ],
  epcis: [],
  departements: [{ code: '01', nom: 'Ain', region: '84' }],
  regions: [{ code: '84', nom: 'Auvergne-Rhône-Alpes' }],
})

/** A square of 0.01 degree; counterclockwise, as RFC 7946 has it. */
const square = (x: number, y: number) => [
  [x, y],
  [x + 0.01, y],
  [x + 0.01, y + 0.01],
  [x, y + 0.01],
  [x, y],
]
const feature = (properties: object, coordinates: unknown = [square(5, 46)], type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
})
const file = (...features: unknown[]) => ({ type: 'FeatureCollection', features })
const area = (shape: Shape) => shape.flat().reduce((sum, ring) => sum - doubleArea(ring), 0) / 2

function problemOf(document: unknown): Problem {
  try {
    importContours(document, register)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('importing contours', () => {
  it('keeps one compact row per commune of today', () => {
    const { contours, report } = importContours(file(feature({ code: '01001', nom: 'Aix' })), register)
    expect(contours).toEqual([
      { code: '01001', vintage: 2026, geometry: '[[[50000,460100,100,0,0,-100,-100,0]]]' },
    ])
    expect(report).toMatchObject({ features: 1, matched: 1, carriedOver: [], unmatched: [], rejected: [] })
  })

  it('joins the contours of merged communes: one piece where they touch, several where they do not', () => {
    const touching = importContours(
      file(feature({ code: '01002' }, [square(5, 46)]), feature({ code: '01009' }, [square(5.01, 46)])),
      register,
    )
    const joined = parseShape(touching.contours[0]?.geometry ?? '')
    expect(joined).toHaveLength(1)
    expect(area(joined)).toBe(20_000)
    expect(touching.report.carriedOver).toEqual([{ code: '01002', name: 'Bey', from: ['01002', '01009'] }])
    const apart = importContours(
      file(feature({ code: '01009' }, [square(5, 46)]), feature({ code: '01010' }, [square(5.5, 46)])),
      register,
    )
    expect(parseShape(apart.contours[0]?.geometry ?? '')).toHaveLength(2)
  })

  it('does not cover a city twice when the file has it whole and in districts', () => {
    const both = file(feature({ code: '01001' }), feature({ code: '01201' }))
    const { contours, report } = importContours(both, register)
    expect(area(parseShape(contours[0]?.geometry ?? ''))).toBe(10_000)
    expect(report.carriedOver).toEqual([])
    const alone = importContours(file(feature({ code: '01201' })), register)
    expect(alone.report.carriedOver).toEqual([{ code: '01001', name: 'Aix', from: ['01201'] }])
  })

  it('lists what belongs to no commune of today, and what cannot be read, and keeps the rest', () => {
    const { contours, report } = importContours(
      file(
        feature({ code: '01001', nom: 'Aix' }),
        feature({ code: '99999', nom: 'Nulle Part' }, [square(6, 46)]),
        feature({ code: '01002' }, [5, 46], 'Point'),
        feature({ code: '01002' }, [
          [
            [5, 46],
            [6, 46],
          ],
        ]),
        feature({ code: '01002' }, [
          [
            [5, 46],
            [6, 46],
            [500, 47],
            [5, 46],
          ],
        ]),
        feature({ code: '01002' }, [
          [
            [5, 46],
            [5.00001, 46],
            [5, 46.00001],
            [5, 46],
          ],
        ]),
        { type: 'Feature', properties: { code: '01002' }, geometry: null },
        feature({ nom: 'Sans code' }),
      ),
      register,
    )
    expect(contours.map((c) => c.code)).toEqual(['01001'])
    expect(report.unmatched).toEqual([{ feature: 2, code: '99999', name: 'Nulle Part', reason: 'unknown' }])
    expect(report.rejected.map((r) => `${r.feature} ${r.reason}`)).toEqual([
      '3 not-a-polygon',
      '4 bad-ring',
      '5 out-of-range',
      '6 too-small',
      '7 no-geometry',
      '8 no-code',
    ])
  })

  it('understands the names that offices give to the code, and mends a lost leading zero', () => {
    for (const properties of [
      { codgeo: '01001' },
      { INSEE_COM: '01001' },
      { insee: 1001 },
      { code_insee: '1001' },
    ]) {
      expect(importContours(file(feature(properties)), register).contours[0]?.code).toBe('01001')
    }
  })

  it('refuses a file as a whole by a named problem', () => {
    expect(problemOf({ type: 'Topology' })).toMatchObject({
      code: 'territories.contours-not-geojson',
      fault: 'caller',
      details: { type: 'Topology' },
    })
    expect(problemOf([1, 2]).code).toBe('territories.contours-not-geojson')
    expect(problemOf(file()).code).toBe('territories.contours-empty')
    expect(problemOf(file(feature({ nom: 'Aix' })))).toMatchObject({
      code: 'territories.contours-no-code',
      details: { properties: ['nom'] },
    })
    expect(problemOf(file(feature({ code: '01001' }, [[[5, 46]]]))).code).toBe(
      'territories.contours-bad-geometry',
    )
    expect(problemOf(file(feature({ code: '99999' })))).toMatchObject({
      code: 'territories.contours-none-matched',
      details: { codes: ['99999'] },
    })
  })

  it('refuses projected metres and swapped axes, saying which it looks like', () => {
    const lambert = file(
      feature({ code: '01001' }, [
        [
          [842_000, 6_519_000],
          [843_000, 6_519_000],
        ],
      ]),
    )
    expect(problemOf(lambert)).toMatchObject({
      code: 'territories.contours-wrong-crs',
      details: { x: 842_000, y: 6_519_000, guess: 'lambert-93' },
    })
    const swapped = file(feature({ code: '01001' }, [square(46, 5)]))
    expect(problemOf(swapped).details).toMatchObject({ guess: 'swapped' })
    const crs = (name: string) => ({
      ...file(feature({ code: '01001' })),
      crs: { type: 'name', properties: { name } },
    })
    expect(problemOf(crs('urn:ogc:def:crs:EPSG::2154')).details).toMatchObject({
      crs: 'urn:ogc:def:crs:EPSG::2154',
    })
    expect(importContours(crs('urn:ogc:def:crs:OGC:1.3:CRS84'), register).contours).toHaveLength(1)
  })
})

describe('a shape', () => {
  const ring = square(5, 46)
  const hole = ring.map(([x = 0, y = 0]) => [5.005 + (x - 5.005) / 2, 46.005 + (y - 46.005) / 2])

  it('is the same after being written and read', () => {
    const shape = toGrid([[ring, hole], [square(7, 45)]])
    expect(parseShape(formatShape(shape))).toEqual(shape)
  })

  it('runs clockwise outside and the other way in holes, whichever way the file had it', () => {
    for (const rings of [
      [ring, hole],
      [ring.toReversed(), hole.toReversed()],
    ]) {
      const [[outside = [], inside = []] = []] = toGrid([rings])
      expect(doubleArea(outside)).toBeLessThan(0)
      expect(doubleArea(inside)).toBeGreaterThan(0)
    }
    expect(fromGrid(toGrid([[ring]])).coordinates[0]?.[0]).toHaveLength(5)
  })

  it('keeps a hole where merged neighbours surround a third', () => {
    const around = [
      [0, 0],
      [1, 0],
      [2, 0],
      [0, 1],
      [2, 1],
      [0, 2],
      [1, 2],
      [2, 2],
    ] as const
    const shape = dissolve(around.map(([i, j]) => toGrid([[square(5 + i / 100, 46 + j / 100)]])))
    expect(shape.map((rings) => rings.length)).toEqual([2])
    expect(area(shape)).toBe(80_000)
  })

  it('is thinned together with its neighbours: their common border stays common', () => {
    const zigzag = Array.from({ length: 21 }, (_, i) => [5.01 + (i % 2) * 0.0002, 46 + i * 0.0005])
    const left = toGrid([[[...zigzag, [5, 46.01], [5, 46], [5.01, 46]]]])
    const right = toGrid([[[...zigzag, [5.02, 46.01], [5.02, 46], [5.01, 46]]]])
    const thin = simplifyTogether([left, right], 5)
    expect(thin.map((s) => s[0]?.[0]?.length)).toEqual([4, 4])
    expect(area(dissolve(thin))).toBe(area(dissolve([left, right])))
    expect(simplifyTogether([left, right], 0).map((s) => s[0]?.[0]?.length)).toEqual([23, 23])
  })
})
