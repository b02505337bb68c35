import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEVELS, type Level } from '../domain/ratings.ts'
import { findNeighbour, layOutMap, levelsAt, RADIUS, stepLevel } from './map-dots.ts'
import { placeAll } from './map-view.ts'
import { thresholdsOf } from './rated.ts'
import { aRating, aRecord, rate, SETTINGS } from './rated-sample.ts'

const texts = {
  discuss: 'à discuter',
  quadrants: {
    pillars: 'Piliers',
    to_mobilise: 'À mobiliser',
    ambassadors: 'Ambassadeurs',
    to_inform: 'Cercle à informer',
  },
}
const thresholds = thresholdsOf(SETTINGS)
type Spot = readonly [Level, Level]
function layOut(spots: readonly Spot[], width = 700, turn = false) {
  const names = spots.map((_, at) => `Maraîchage des coteaux n° ${at}`)
  const records = names.map((name) => aRecord(name))
  const ratings = spots.map(([i, m], at) => aRating(names[at] ?? '', 'me', i, m))
  const placed = placeAll(rate(records, ratings), 'everyone', thresholds)
  return layOutMap(turn ? placed.toReversed() : placed, width, thresholds, texts)
}
const level = fc.constantFrom(...LEVELS)
const spots = fc.array(fc.tuple(level, level), { minLength: 1, maxLength: 60 })

describe('the map', () => {
  it('lets no dot cover another, nor leave the frame, with sixty on a phone', () => {
    fc.assert(
      fc.property(spots, fc.constantFrom(330, 740), (at, width) => {
        const { dots, frame } = layOut(at, width)
        expect(dots).toHaveLength(at.length)
        for (const [i, a] of dots.entries()) {
          expect(a.x).toBeGreaterThanOrEqual(frame.box.left + RADIUS)
          expect(a.y).toBeLessThanOrEqual(frame.box.bottom - RADIUS)
          for (const b of dots.slice(i + 1))
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(2 * RADIUS)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('writes every name, beside its dot or in the list under it', () => {
    const { dots, keys } = layOut(
      Array.from({ length: 60 }, () => [2, 2] as const),
      330,
    )
    expect(dots.every((dot) => dot.label !== undefined)).toBe(true)
    expect(keys.length).toBe(dots.filter((dot) => dot.label?.key !== null).length)
    expect(keys.length).toBeGreaterThan(0)
  })

  it('is the same whatever the order', () => {
    fc.assert(
      fc.property(spots, (at) => {
        const [one, other] = [layOut(at), layOut(at, 700, true)]
        expect([other.dots, other.keys]).toEqual([one.dots, one.keys])
      }),
      { numRuns: 20 },
    )
  })

  it('snaps to the nearest level, held at the border', () => {
    const { frame } = layOut([[0, 0]])
    expect(levelsAt(frame, frame.x(3) + 5, frame.y(1) - 5)).toEqual({ involvement: 3, importance: 1 })
    expect(levelsAt(frame, -500, -500)).toEqual({ involvement: 0, importance: 4 })
  })

  it('is walked by arrows: straight ahead before aside, nowhere at its border', () => {
    const { dots } = layOut([
      [0, 2],
      [2, 2],
      [1, 4],
      [4, 2],
    ])
    const at = (n: number) => dots.find((dot) => dot.id.endsWith(`n° ${n}`))
    const from = at(0)
    expect(from && findNeighbour(dots, from, 'ArrowRight')).toBe(at(1))
    expect(from && findNeighbour(dots, from, 'ArrowUp')).toBe(at(2))
    expect(from && findNeighbour(dots, from, 'ArrowLeft')).toBeUndefined()
    expect(from && findNeighbour(dots, from, 'Enter')).toBeUndefined()
  })

  it('moves one level at a time, held on the scale', () => {
    expect([stepLevel(3, 1), stepLevel(4, 1), stepLevel(0, -1)]).toEqual([4, 4, 0])
  })
})
