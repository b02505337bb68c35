import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anActor, isIn, madeNetwork, network } from '../../../../tests/support/made-network.ts'
import type { NetworkData, NetworkPositions } from './network-data.ts'
import { ACTOR_RADIUS, layoutNetwork, needsPlaces } from './network-layout.ts'
import { labelWorld } from './world-label.ts'
import { GAP } from './world-placing.ts'

const sizes = fc.record({
  actors: fc.integer({ min: 0, max: 160 }),
  ties: fc.integer({ min: 0, max: 200 }),
  worlds: fc.integer({ min: 0, max: 20 }),
  seed: fc.integer({ min: 1, max: 1e6 }),
})
const turned = (data: NetworkData): NetworkData => ({
  ...data,
  worlds: data.worlds.toReversed(),
  actors: data.actors.toReversed(),
  memberships: data.memberships.toReversed(),
  ties: data.ties.toReversed(),
})
const distance = (a: readonly number[], b: readonly number[]) =>
  Math.hypot((a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0))
const worldsOf = (data: NetworkData, actor: string) =>
  data.memberships.filter(({ actorId }) => actorId === actor).map(({ worldId }) => worldId)

function expectNobodyTouches(positions: NetworkPositions): void {
  const spots = Object.values(positions.actors)
  spots.forEach((a, i) => {
    for (const b of spots.slice(0, i)) expect(distance(a, b)).toBeGreaterThanOrEqual(2 * ACTOR_RADIUS)
  })
  const areas = Object.values(positions.worlds)
  areas.forEach((a, i) => {
    for (const b of areas.slice(0, i)) expect(distance(a, b)).toBeGreaterThan(a[2] + b[2])
  })
}

describe('the map', () => {
  it('is the same for the same network, in whatever order it is read', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const data = madeNetwork(size)
        expect(layoutNetwork(turned(data))).toEqual(layoutNetwork(data))
      }),
      { numRuns: 25 },
    )
  })

  it('gives everyone a place where nobody touches anybody, nor any area another', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const data = madeNetwork(size)
        const positions = layoutNetwork(data)
        expect(Object.keys(positions.actors)).toHaveLength(data.actors.length)
        expectNobodyTouches(positions)
        expect(needsPlaces(data, positions)).toBe(false)
      }),
      { numRuns: 25 },
    )
  })

  it('puts who is in one world inside its area, and nobody into a world that is not their own', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const data = madeNetwork(size)
        const { worlds, actors } = layoutNetwork(data)
        for (const { id } of data.actors) {
          const own = worldsOf(data, id)
          for (const [world, area] of Object.entries(worlds)) {
            const away = distance(actors[id] ?? [], area)
            if (own.length === 1 && own[0] === world) expect(away).toBeLessThanOrEqual(area[2])
            if (!own.includes(world)) expect(away).toBeGreaterThan(area[2])
          }
        }
      }),
      { numRuns: 25 },
    )
  })

  it('keeps everybody where they are when others come, and gives those a place of their own', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 60 }), (size, more) => {
        const before = madeNetwork(size)
        const former = layoutNetwork(before)
        const newcomers = Array.from({ length: more }, (_, i) => anActor(`new ${i}`))
        const joining = before.worlds.length
          ? newcomers.map(({ id }, i) => isIn(id, `w${i % before.worlds.length}`))
          : []
        const after: NetworkData = {
          ...before,
          actors: [...before.actors, ...newcomers],
          memberships: [...before.memberships, ...joining],
        }
        const positions = layoutNetwork(after, former)
        expect(positions.actors).toMatchObject(former.actors)
        expect(Object.keys(positions.actors)).toHaveLength(after.actors.length)
        for (const [id, [x, y]] of Object.entries(former.worlds))
          expect(positions.worlds[id]?.slice(0, 2)).toEqual([x, y])
        expectNobodyTouches(positions)
      }),
      { numRuns: 25 },
    )
  })

  it('finds a new world free ground, beside those with which it shares most', () => {
    const data = madeNetwork({ actors: 120, ties: 60, worlds: 9 })
    const former = layoutNetwork(data)
    const world = { id: 'new', code: null, name: 'Sport', color: 9 }
    const shared = data.actors.filter(({ id }) => worldsOf(data, id)[0] === 'w3').slice(0, 6)
    const after = {
      ...data,
      worlds: [...data.worlds, world],
      memberships: [...data.memberships, ...shared.map(({ id }) => isIn(id, 'new'))],
    }
    const positions = layoutNetwork(after, former)
    expect(positions.worlds).toMatchObject(former.worlds)
    expectNobodyTouches(positions)
    const near = Object.entries(former.worlds)
      .map(([id, area]) => ({ id, away: distance(area, positions.worlds.new ?? []) - area[2] }))
      .sort((a, b) => a.away - b.away)
    expect(near.slice(0, 4).map(({ id }) => id)).toContain('w3')
  })

  it('takes who stood on the shore into the world that they turn out to be of', () => {
    const data = madeNetwork({ actors: 40, ties: 0, worlds: 6 })
    const stranger = anActor('stranger')
    const before = { ...data, actors: [...data.actors, stranger] }
    const former = layoutNetwork(before)
    const after = { ...before, memberships: [...data.memberships, isIn('stranger', 'w2')] }
    expect(needsPlaces(after, former)).toBe(true)
    const { actors, worlds } = layoutNetwork(after, former)
    const area = worlds.w2 ?? [0, 0, 0]
    expect(distance(actors.stranger ?? [], area)).toBeLessThanOrEqual(area[2])
  })

  it('makes neighbours of worlds that share actors', () => {
    const pairs = [
      ['w0', 'w1'],
      ['w2', 'w3'],
    ] as const
    const worlds = madeNetwork({ actors: 0, ties: 0, worlds: 8 }).worlds
    const actors = Array.from({ length: 40 }, (_, i) => anActor(`a${i}`))
    const memberships = actors.flatMap(({ id }, i) => {
      const [a, b] = pairs[i % 2] ?? pairs[0]
      return [isIn(id, a), isIn(id, b)]
    })
    const { worlds: areas } = layoutNetwork(network({ worlds, actors, memberships }))
    const gap = (a: string, b: string) => {
      const [x, y] = [areas[a] ?? [0, 0, 0], areas[b] ?? [0, 0, 0]]
      return distance(x, y) - x[2] - y[2]
    }
    // As close as any two may be; with eight areas not all pairs can.
    for (const [a, b] of pairs) expect(gap(a, b)).toBeLessThan(GAP * 1.1)
    const widest = worlds.map(({ id }) => gap('w0', id)).toSorted((a, b) => b - a)[0]
    expect(widest).toBeGreaterThan(GAP * 2)
  })
})

describe('names of worlds', () => {
  it('lie inside their area, which no other area touches, and no actor stands on them', () => {
    const data = madeNetwork({ actors: 300, ties: 300 })
    const positions = layoutNetwork(data)
    for (const { id, name } of data.worlds) {
      const [x, y, radius] = positions.worlds[id] ?? [0, 0, 0]
      const { width, height, lines } = labelWorld(name, radius)
      expect(lines.join(' ')).toBe(name)
      expect(Math.hypot(width, height) / 2).toBeLessThanOrEqual(radius)
      for (const [ax, ay] of Object.values(positions.actors))
        expect(Math.abs(ax - x) < width / 2 && Math.abs(ay - y) < height / 2).toBe(false)
    }
  })
})
