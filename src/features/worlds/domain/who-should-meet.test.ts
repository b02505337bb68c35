import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formOfMeeting,
  type MeetingNetwork,
  meetScore,
  proposeMeetings,
  relevanceFrom,
} from './who-should-meet.ts'

/** Worlds given by their members: `{ farms: 'a b c' }`, everybody with weight 1 or as `a3`. */
function networkOf(worlds: Record<string, string>, rest: Partial<MeetingNetwork> = {}): MeetingNetwork {
  const memberships = Object.entries(worlds).flatMap(([world, members]) =>
    members
      .split(' ')
      .filter(Boolean)
      .map((member) => ({ world, actor: member.charAt(0), weight: Number(member.slice(1) || 1) })),
  )
  const actors = [...new Set(memberships.map(({ actor }) => actor))]
  return { worlds: Object.keys(worlds), actors, memberships, ties: [], ...rest }
}

const names = (network: MeetingNetwork, options = {}) =>
  proposeMeetings(network, options).map(({ worldA, worldB }) => `${worldA} ${worldB}`)

describe('who should meet', () => {
  it('puts first two worlds of many members and no shared actor', () => {
    const network = networkOf({ farms: 'a b c d', kitchens: 'e f g h', health: 'i', sport: 'a i' })
    const [first] = proposeMeetings(network)
    expect(first).toMatchObject({
      worldA: 'farms',
      worldB: 'kitchens',
      gap: 1,
      weight: 1,
      relevance: 0.5,
      relevanceFrom: 'default',
      score: 0.5,
      shared: 0,
      form: 'cross_visit',
      reason: 'never-meet',
    })
    expect(first?.expected).toBeCloseTo(16 / 9, 12)
  })

  it('scores a pair as the method says', () => {
    const { score, gap, expected } = meetScore({ sizeA: 8, sizeB: 5, shared: 1, actors: 20 }, 0.8, 0.5)
    expect([expected, gap]).toEqual([2, 0.5])
    expect(score).toBeCloseTo(Math.sqrt(0.5) * 0.8 * 0.5, 12)
  })

  it('lowers the score of a pair for each actor who comes to live in both', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), fc.nat(30), fc.nat(40), (onlyA, onlyB, both, elsewhere) => {
        const actors = onlyA + onlyB + both + elsewhere
        fc.pre(onlyB > 0 && onlyA + both > 0)
        const largest = 100
        const of = (sizeA: number, sizeB: number, shared: number, all: number) =>
          meetScore({ sizeA, sizeB, shared, actors: all }, 0.5, Math.sqrt(sizeA * sizeB) / largest).score
        const before = of(onlyA + both, onlyB + both, both, actors)
        // someone of B joins A
        const joined = of(onlyA + both + 1, onlyB + both, both + 1, actors)
        // someone new comes to both
        const come = of(onlyA + both + 1, onlyB + both + 1, both + 1, actors + 1)
        expect(joined).toBeLessThanOrEqual(before + 1e-12)
        expect(come).toBeLessThanOrEqual(before + 1e-12)
        if (before > 0 && elsewhere > 0) expect(joined).toBeLessThan(before)
      }),
    )
  })

  it('says nothing of empty worlds, nor of those that meet as often as chance has it', () => {
    expect(proposeMeetings(networkOf({ farms: 'a b', kitchens: '', health: 'a b' }))).toEqual([])
    expect(proposeMeetings(networkOf({}))).toEqual([])
  })

  it('hears the team first, then objectives, then whom to mobilise', () => {
    const of = relevanceFrom({
      complementarity: [{ a: 'farms', b: 'kitchens', value: 0 }],
      objectives: new Map([
        ['farms', ['o1', 'o2']],
        ['kitchens', ['o2']],
        ['health', ['o2']],
        ['sport', []],
      ]),
      toMobilise: new Set(['sport']),
    })
    expect(of('kitchens', 'farms')).toEqual({ value: 0, from: 'matrix' })
    expect(of('farms', 'health')).toEqual({ value: 0.8, from: 'objectives' })
    expect(of('sport', 'health')).toEqual({ value: 0.7, from: 'to_mobilise' })
    expect(of('media', 'health')).toEqual({ value: 0.5, from: 'default' })
    const network = networkOf({ farms: 'a b', kitchens: 'c d', health: 'e' })
    expect(names(network, { relevance: of })).toEqual(['farms health', 'kitchens health'])
  })

  it('proposes as many pairs as asked, five by default, the most pressing first', () => {
    const worlds = Object.fromEntries('abcdef'.split('').map((actor, i) => [`w${i}`, actor]))
    expect(proposeMeetings(networkOf(worlds))).toHaveLength(5)
    const scores = proposeMeetings(networkOf({ ...worlds, w6: 'g h', w7: 'i j k' }), { limit: 50 }).map(
      ({ score }) => score,
    )
    expect(scores).toHaveLength(28)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })

  it('fits the form to how many are shared', () => {
    expect([0, 1, 2, 7].map(formOfMeeting)).toEqual([
      'cross_visit',
      'invited_pair',
      'joint_project',
      'joint_project',
    ])
  })
})

describe('who introduces two worlds', () => {
  const big = {
    farms: 'a1 b3 c c d e f',
    kitchens: 'a3 b2 g h i j k',
    other: 'l m n o p q r s t u v w x y z',
  }
  const pairOf = (network: MeetingNetwork) =>
    proposeMeetings(network, { limit: 50 }).find((p) => p.worldA === 'farms' && p.worldB === 'kitchens')

  it('is who is in both, by how much and how free', () => {
    // in a network as small as this, chance would have them share more than two
    const network = networkOf(big, { actors: Array.from({ length: 12 }, (_, i) => `x${i}`) })
    expect(pairOf(network)?.introducers).toEqual([
      { actor: 'b', inBoth: true, load: 0, score: 6, via: null },
      { actor: 'a', inBoth: true, load: 0, score: 3, via: null },
    ])
    const busy = { ...network, availability: new Map([['b', 0.4]]) }
    expect(pairOf(busy)?.introducers.map(({ actor }) => actor)).toEqual(['a', 'b'])
    const refusing = { ...network, consent: new Map([['b', 'refused' as const]]) }
    expect(pairOf(refusing)?.introducers.map(({ actor }) => actor)).toEqual(['a'])
  })

  it('is, all else alike, who was asked least, then who agreed', () => {
    const alike = { farms: 'a b c d e', kitchens: 'a b c f g' }
    const actors = Array.from({ length: 8 }, (_, i) => `x${i}`)
    const network = networkOf(alike, {
      actors,
      load: new Map([['a', 2]]),
      consent: new Map([['c', 'given' as const]]),
    })
    expect(pairOf(network)?.introducers.map(({ actor, load }) => [actor, load])).toEqual([
      ['c', 0],
      ['b', 0],
      ['a', 2],
    ])
  })

  it('else is a chain of people over the strongest ties', () => {
    const network = networkOf(
      { farms: 'a3 b3', kitchens: 'c3 d3' },
      {
        ties: [
          { a: 'a', b: 'c', strength: 1 },
          { a: 'b', b: 'e', strength: 3 },
          { a: 'e', b: 'd', strength: 3 },
        ],
      },
    )
    expect(pairOf(network)?.introducers).toEqual(
      ['b', 'e', 'd'].map((actor) => ({ actor, inBoth: false, load: 0, score: null, via: null })),
    )
  })

  it('asks of two equal chains the one that was asked less', () => {
    const ties = ['a', 'b'].map((a) => ({ a, b: 'c', strength: 2 }))
    const network = networkOf({ farms: 'a b', kitchens: 'c' }, { ties, load: new Map([['a', 1]]) })
    expect(pairOf(network)?.introducers.map(({ actor }) => actor)).toEqual(['b', 'c'])
    const agreed = networkOf(
      { farms: 'a b', kitchens: 'c' },
      { ties, consent: new Map([['b', 'given' as const]]) },
    )
    expect(pairOf(agreed)?.introducers.map(({ actor }) => actor)).toEqual(['b', 'c'])
  })

  it('may pass through a third world, where two of the chain meet', () => {
    const network = networkOf({ farms: 'a b', kitchens: 'c d', health: 'b d' })
    expect(pairOf(network)?.introducers.map(({ actor, via }) => [actor, via])).toEqual([
      ['b', 'health'],
      ['d', null],
    ])
  })

  it('is nobody when no one leads there, or all who could refuse', () => {
    expect(pairOf(networkOf({ farms: 'a b', kitchens: 'c d' }))?.introducers).toEqual([])
    const refusing = networkOf(
      { farms: 'a', kitchens: 'b' },
      { ties: [{ a: 'a', b: 'b', strength: 1 }], consent: new Map([['a', 'refused' as const]]) },
    )
    expect(pairOf(refusing)?.introducers).toEqual([])
  })

  it('finds the cheapest chain there is, as trying every path would', () => {
    const actors = ['a', 'b', 'c', 'd', 'e', 'f']
    const tie = fc.record({
      a: fc.constantFrom(...actors),
      b: fc.constantFrom(...actors),
      strength: fc.constantFrom(1, 2, 3),
    })
    fc.assert(
      fc.property(fc.array(tie, { maxLength: 12 }), (drawn) => {
        const ties = drawn.filter(({ a, b }) => a !== b)
        const network = networkOf({ farms: 'a b2', kitchens: 'e f2' }, { actors, ties })
        const entry: Record<string, number> = { a: 1, b: 1 / 2 }
        const exit: Record<string, number> = { e: 1, f: 1 / 2 }
        const cost = (a: string, b: string) =>
          Math.min(
            ...ties
              .filter((t) => (t.a === a && t.b === b) || (t.a === b && t.b === a))
              .map(({ strength }) => 1 / strength),
          )
        let best = Number.POSITIVE_INFINITY
        const walk = (path: string[], sum: number) => {
          const last = path.at(-1) ?? ''
          const out = exit[last]
          if (out !== undefined) best = Math.min(best, sum + out)
          for (const next of actors) {
            if (path.includes(next)) continue
            const step = cost(last, next)
            if (Number.isFinite(step)) walk([...path, next], sum + step)
            // or over a world where both are
            for (const world of [entry, exit]) {
              const [x, y] = [world[last], world[next]]
              if (x !== undefined && y !== undefined) walk([...path, next], sum + x + y)
            }
          }
        }
        walk(['a'], 1)
        walk(['b'], 1 / 2)
        const chain = pairOf(network)?.introducers.map(({ actor }) => actor) ?? []
        if (best === Number.POSITIVE_INFINITY) expect(chain).toEqual([])
        else {
          const sum = chain.reduce(
            (total, actor, i) => {
              const next = chain[i + 1]
              return total + (next === undefined ? 0 : cost(actor, next))
            },
            (entry[chain[0] ?? ''] ?? Number.NaN) + (exit[chain.at(-1) ?? ''] ?? Number.NaN),
          )
          expect(sum).toBeCloseTo(best, 9)
        }
      }),
    )
  })
})
