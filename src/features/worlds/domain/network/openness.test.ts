import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphs, weightTable } from '../../../../../tests/support/network-arbitraries.ts'
import { plantTerritory } from '../../../../../tests/support/planted-worlds.ts'
import { bootstrapRanks, smallNetworkWarnings } from './bootstrap-ranks.ts'
import { computeDegrees } from './density.ts'
import { computeEiIndex, expectEiIndex } from './ei-index.ts'
import { computeEntropy, computeEvenness } from './entropy.ts'
import { makeGraph } from './graph.ts'
import { seededRandom } from './random.ts'
import { subgraphOf } from './subgraph.ts'

const plan = {
  circles: 4,
  actorsPerCircle: 15,
  worldsPerCircle: 1,
  tiesPerActor: 3,
  worldsPerActor: 1,
  noise: 0.1,
  seed: 2,
}

describe('E-I', () => {
  it('weighs ties outside against ties inside, for all, for a group, for one', () => {
    fc.assert(
      fc.property(
        fc.record({ directed: fc.boolean(), weighted: fc.boolean() }).chain(graphs),
        fc.infiniteStream(fc.integer({ min: -1, max: 2 })),
        fc.boolean(),
        (graph, drawn, weighted) => {
          const groups = Int32Array.from({ length: graph.n }, () => drawn.next().value)
          const table = weightTable(graph)
          const ties = table.flatMap((row, a) =>
            row.flatMap((w, b) =>
              w > 0 && (graph.directed || a < b) && groups[a]! >= 0 && groups[b]! >= 0
                ? [{ a, b, w: weighted ? w : 1 }]
                : [],
            ),
          )
          const index = (of: typeof ties) => {
            const outside = of
              .filter(({ a, b }) => groups[a] !== groups[b])
              .reduce((sum, { w }) => sum + w, 0)
            const all = of.reduce((sum, { w }) => sum + w, 0)
            return (outside - (all - outside)) / all
          }
          const found = computeEiIndex(graph, groups, { weighted })
          const same = (actual: number | undefined, wanted: number) =>
            Number.isNaN(wanted) ? expect(actual).toBeNaN() : expect(actual).toBeCloseTo(wanted, 12)
          same(found.network, index(ties))
          found.ofGroup.forEach((value, g) => {
            same(value, index(ties.filter(({ a, b }) => groups[a] === g || groups[b] === g)))
          })
          found.ofNode.forEach((value, v) => {
            same(value, index(ties.filter(({ a, b }) => a === v || b === v)))
          })
        },
      ),
    )
  })

  it('is −1 where all keep to themselves, +1 where nobody does', () => {
    const inside = makeGraph(4, [
      { source: 0, target: 1 },
      { source: 2, target: 3 },
    ])
    expect(computeEiIndex(inside, Int32Array.of(0, 0, 1, 1)).network).toBe(-1)
    expect(computeEiIndex(inside, Int32Array.of(0, 1, 0, 1)).network).toBe(1)
    expect(computeEiIndex(makeGraph(2, []), Int32Array.of(0, 1)).network).toBeNaN()
  })

  it('by chance is what the sizes of the groups make it', () => {
    const { ties, circleOfActor } = plantTerritory(plan)
    const chance = expectEiIndex(ties, circleOfActor, { seed: 1 })
    // of a pair drawn at random, 45 of the 59 others are of another group
    expect(chance.draws).toBe(999)
    expect(Math.abs(chance.expected - (2 * (45 / 59) - 1))).toBeLessThan(
      (4 * chance.deviation) / Math.sqrt(999),
    )
    expect(chance.observed).toBe(computeEiIndex(ties, circleOfActor).network)
    expect(chance.observed).toBeLessThan(chance.expected)
    expect(chance.pValue).toBeCloseTo(0.001, 12)
    expect(chance.lowerShare).toBe(0)
    // of the ties that touch a group, 2 · 15 · 45 pairs lead out and 15 · 14 stay in
    for (const mean of chance.expectedOfGroup) expect(Math.abs(mean - 76 / 104)).toBeLessThan(0.02)
    expect(expectEiIndex(ties, circleOfActor, { seed: 1 })).toEqual(chance)
  })

  it('is as by chance where ties were drawn by chance', () => {
    const { ties, circleOfActor } = plantTerritory({ ...plan, noise: 1 })
    expect(expectEiIndex(ties, circleOfActor, { seed: 1 }).pValue).toBeGreaterThan(0.05)
  })

  it('by chance leaves who is of no group where they are', () => {
    const graph = makeGraph(3, [
      { source: 0, target: 1 },
      { source: 1, target: 2 },
    ])
    const chance = expectEiIndex(graph, Int32Array.of(0, 1, -1), { seed: 1, draws: 20 })
    expect([chance.observed, chance.expected, chance.pValue]).toEqual([1, 1, 1])
  })
})

describe('entropy', () => {
  it('is 0 for one world alone, ln K and evenness 1 for K alike', () => {
    expect(computeEntropy([4, 0, 0])).toBe(0)
    expect(computeEvenness([4, 0, 0])).toBe(0)
    expect(computeEntropy([2, 2, 2])).toBeCloseTo(Math.log(3), 12)
    expect(computeEvenness([2, 2, 2])).toBeCloseTo(1, 12)
    expect(computeEvenness([1, 1], 4)).toBeCloseTo(0.5, 12)
    expect(computeEntropy([3, 1])).toBeCloseTo(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25), 12)
  })

  it('says nothing of nobody, nor of one kind only', () => {
    expect(computeEntropy([0, 0])).toBeNaN()
    expect(computeEvenness([])).toBeNaN()
    expect(computeEvenness([3])).toBeNaN()
  })
})

describe('how sure a rank is', () => {
  it('is sure of the middle of a star and unsure of what all are alike in', () => {
    const star = makeGraph(
      20,
      Array.from({ length: 19 }, (_, i) => ({ source: 0, target: i + 1 })),
    )
    const [middle, leaf] = bootstrapRanks(star, computeDegrees, { seed: 1 })
    expect(middle).toEqual({ node: 0, value: 19, rank: 1, low: 1, high: 1 })
    expect(leaf).toMatchObject({ node: 1, value: 1, rank: 2, low: 1 })
  })

  it('has the rank of the whole within or near its interval, and tells it again', () => {
    const { memberships, mode } = plantTerritory({
      ...plan,
      noise: 0.6,
      worldsPerActor: 4,
      worldsPerCircle: 3,
    })
    const droppable = mode.map((side) => 1 - side)
    const ranks = bootstrapRanks(memberships, computeDegrees, { seed: 5, droppable })
    expect(ranks).toHaveLength(60)
    for (const { low, high } of ranks) {
      expect(low).toBeGreaterThanOrEqual(1)
      expect(high).toBeLessThanOrEqual(60)
      expect(low).toBeLessThanOrEqual(high)
    }
    const near = ranks.filter(({ rank, low, high }) => rank >= low - 2 && rank <= high + 2)
    expect(near.length).toBeGreaterThan(54)
    expect(bootstrapRanks(memberships, computeDegrees, { seed: 5, droppable })).toEqual(ranks)
  })

  it('keeps the ties among those who stay, with their weights', () => {
    fc.assert(
      fc.property(
        fc.record({ directed: fc.boolean(), weighted: fc.boolean() }).chain(graphs),
        fc.infiniteStream(fc.constantFrom(0, 1)),
        (graph, drawn) => {
          const kept = Array.from({ length: graph.n }, () => drawn.next().value as number)
          const part = subgraphOf(graph, kept)
          const whole = weightTable(graph)
          const nodes = [...kept.keys()].filter((v) => kept[v] === 1)
          expect([...part.nodes]).toEqual(nodes)
          const table = nodes.map((v) => nodes.map((u) => whole[v]![u]!))
          expect(weightTable(part.graph)).toEqual(table)
          expect(weightTable({ ...part.graph, ...part.graph.incoming })).toEqual(
            table.map((_, i) => table.map((row) => row[i])),
          )
          expect(part.graph.m).toBe(table.flat().filter((w) => w > 0).length / (graph.directed ? 1 : 2))
        },
      ),
    )
  })

  it('warns under fifteen actors or thirty ties', () => {
    expect(smallNetworkWarnings(15, 30)).toEqual([])
    expect(smallNetworkWarnings(14, 29)).toEqual(['few-actors', 'few-ties'])
  })
})

describe('chance that can be told again', () => {
  it('fills [0, 1[ evenly, and every seed in its own way', () => {
    const random = seededRandom(1)
    const counts = new Array<number>(10).fill(0)
    for (let i = 0; i < 20_000; i++) counts[random.below(10)]!++
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(220)
    expect(seededRandom(1).float()).toBe(seededRandom(1).float())
    expect(seededRandom(1).float()).not.toBe(seededRandom(2).float())
  })

  it('puts three items in each of their six orders as often', () => {
    const random = seededRandom(4)
    const seen = new Map<string, number>()
    for (let i = 0; i < 6000; i++) {
      const items = Int32Array.of(0, 1, 2)
      random.shuffle(items)
      seen.set(items.join(), (seen.get(items.join()) ?? 0) + 1)
    }
    expect(seen.size).toBe(6)
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })
})
