import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { twoModeGraphs } from '../../../../../tests/support/network-arbitraries.ts'
import { computeConstraint, computeEffectiveSizes } from './constraint.ts'
import { ACTOR_MODE, type Graph, makeGraph, WORLD_MODE } from './graph.ts'
import { computeProjectionConstraint, computeProjectionEffectiveSizes } from './projection-constraint.ts'
import { computeAffinities, projectOnto, projectToGraph } from './projections.ts'
import {
  computeCoverage,
  computeTwoModeDegrees,
  computeTwoModeDensity,
  countModes,
  sumProjection,
} from './two-mode.ts'
import { computeLatapyClustering, computeRedundancy, computeRobinsAlexander } from './two-mode-clustering.ts'

const neighbours = (graph: Graph, v: number) =>
  new Set(graph.targets.subarray(graph.offsets[v], graph.offsets[v + 1]))
const nodesOf = (graph: Graph) => Array.from({ length: graph.n }, (_, v) => v)
const both = (a: Set<number>, b: Set<number>) => [...a].filter((x) => b.has(x))

describe('two-mode measures, as the definitions say', () => {
  it('overlap with those that share anything, in three ways', () => {
    fc.assert(
      fc.property(twoModeGraphs, fc.constantFrom('dot', 'min', 'max'), ({ graph }, overlap) => {
        const found = computeLatapyClustering(graph, overlap)
        for (const v of nodesOf(graph)) {
          const own = neighbours(graph, v)
          const overlaps = nodesOf(graph).flatMap((u) => {
            const other = neighbours(graph, u)
            const shared = both(own, other).length
            if (u === v || shared === 0) return []
            const of = {
              dot: own.size + other.size - shared,
              min: Math.min(own.size, other.size),
              max: Math.max(own.size, other.size),
            }
            return [shared / of[overlap]]
          })
          const mean = overlaps.reduce((a, b) => a + b, 0) / overlaps.length
          expect(found[v]).toBeCloseTo(overlaps.length === 0 ? 0 : mean, 12)
        }
      }),
    )
  })

  it('count four-cycles and paths of three ties one by one', () => {
    fc.assert(
      fc.property(twoModeGraphs, ({ graph, mode, actors }) => {
        let cycles = 0
        let paths = 0
        for (let a = 0; a < actors; a++)
          for (const w of neighbours(graph, a))
            for (const b of neighbours(graph, w)) {
              if (b === a) continue
              for (const x of neighbours(graph, b)) {
                if (x === w) continue
                paths++
                if (neighbours(graph, a).has(x)) cycles++
              }
            }
        // a cycle is met from each of its two actors, in two directions
        const wanted = paths === 0 ? 0 : (4 * (cycles / 4)) / paths
        expect(computeRobinsAlexander(graph, mode)).toBeCloseTo(wanted, 12)
      }),
    )
  })

  it('ask of every pair of worlds of an actor whether another joins it', () => {
    fc.assert(
      fc.property(twoModeGraphs, ({ graph }) => {
        const found = computeRedundancy(graph)
        for (const v of nodesOf(graph)) {
          const own = [...neighbours(graph, v)]
          const pairs = own.flatMap((x, i) => own.slice(i + 1).map((y) => [x, y] as const))
          const joined = pairs.filter(([x, y]) =>
            both(neighbours(graph, x), neighbours(graph, y)).some((u) => u !== v),
          )
          if (own.length < 2) expect(found[v]).toBeNaN()
          else expect(found[v]).toBeCloseTo(joined.length / pairs.length, 12)
        }
      }),
    )
  })

  it('ask it too of a world with more than a hundred members', () => {
    const ties = Array.from({ length: 130 }, (_, a) => [
      { source: a, target: 130 },
      { source: a, target: a < 65 ? 131 : 132 },
    ]).flat()
    const graph = makeGraph(133, ties)
    // pairs within each half are joined by the world of that half
    expect(computeRedundancy(graph)[130]).toBeCloseTo((2 * 65 * 64) / (130 * 129), 12)
  })

  it('know who is missing around the table', () => {
    const graph = makeGraph(6, [
      { source: 0, target: 3 },
      { source: 1, target: 3 },
      { source: 1, target: 4 },
    ])
    const mode = Uint8Array.of(0, 0, 0, 1, 1, 1)
    expect(computeCoverage(graph, mode)).toEqual({ covered: 2, worlds: 3, share: 2 / 3, missing: [5] })
    expect(computeCoverage(graph, mode, (actor) => actor === 0).missing).toEqual([4, 5])
    expect(countModes(mode)).toEqual({ actors: 3, worlds: 3 })
    expect(computeTwoModeDensity(graph, mode)).toBeCloseTo(1 / 3, 12)
    expect([...computeTwoModeDegrees(graph, mode)]).toEqual([1 / 3, 2 / 3, 0, 2 / 3, 1 / 3, 0])
  })
})

describe('projections', () => {
  it('hold every pair that shares something, with Newman’s weights, in order of ids', () => {
    fc.assert(
      fc.property(twoModeGraphs, fc.constantFrom(ACTOR_MODE, WORLD_MODE), ({ graph, mode }, side) => {
        // ids in another order than numbers
        const ids = nodesOf(graph).map((v) => `n${(v * 7) % 23}`)
        const nodes = nodesOf(graph)
          .filter((v) => mode[v] === side)
          .sort((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1))
        const wanted = nodes.flatMap((a, i) =>
          nodes.slice(i + 1).flatMap((b) => {
            const shared = both(neighbours(graph, a), neighbours(graph, b))
            const newman = shared.reduce((sum, x) => sum + 1 / (neighbours(graph, x).size - 1), 0)
            return shared.length > 0 ? [{ a, b, shared: shared.length, newman }] : []
          }),
        )
        const { sources, targets, shared, newman } = projectOnto(graph, mode, side, ids)
        expect(Array.from(sources, (a, k) => ({ a, b: targets[k], shared: shared[k] }))).toEqual(
          wanted.map(({ newman: _, ...pair }) => pair),
        )
        wanted.forEach((pair, k) => {
          expect(newman[k]).toBeCloseTo(pair.newman, 12)
        })
        expect(sumProjection(graph, mode, side)).toEqual({
          edges: wanted.length,
          weightSum: wanted.reduce((sum, pair) => sum + pair.shared, 0),
        })
      }),
    )
  })

  it('compare what two worlds share with what chance would give', () => {
    fc.assert(
      fc.property(twoModeGraphs, ({ graph, mode, actors, worlds }) => {
        const pairs = computeAffinities(graph, mode)
        expect(pairs).toHaveLength((worlds * (worlds - 1)) / 2)
        for (const { a, b, shared, expected, affinity, jaccard, min, max } of pairs) {
          const [inA, inB] = [neighbours(graph, a), neighbours(graph, b)]
          expect(shared).toBe(both(inA, inB).length)
          expect(expected).toBeCloseTo((inA.size * inB.size) / actors, 12)
          if (inA.size === 0 || inB.size === 0) expect(affinity).toBeNaN()
          else {
            expect(affinity).toBeCloseTo((shared * actors) / (inA.size * inB.size), 12)
            expect(jaccard).toBeCloseTo(shared / new Set([...inA, ...inB]).size, 12)
            expect(min * Math.min(inA.size, inB.size)).toBeCloseTo(shared, 12)
            expect(max * Math.max(inA.size, inB.size)).toBeCloseTo(shared, 12)
          }
        }
      }),
    )
  })

  it('need not be built for constraint and effective size', () => {
    fc.assert(
      fc.property(twoModeGraphs, fc.constantFrom(ACTOR_MODE, WORLD_MODE), ({ graph, mode }, side) => {
        const projection = projectToGraph(graph, mode, side)
        const constraint = computeProjectionConstraint(graph, mode, side)
        const sizes = computeProjectionEffectiveSizes(graph, mode, side)
        const wantedConstraint = computeConstraint(projection.graph)
        const wantedSizes = computeEffectiveSizes(projection.graph, { weighted: true })
        const inProjection = new Set(projection.nodes)
        projection.nodes.forEach((v, i) => {
          if (Number.isNaN(wantedConstraint[i] ?? 0)) {
            expect(constraint[v]).toBeNaN()
            expect(sizes[v]).toBeNaN()
            return
          }
          expect(constraint[v]).toBeCloseTo(wantedConstraint[i] ?? Number.NaN, 10)
          expect(sizes[v]).toBeCloseTo(wantedSizes[i] ?? Number.NaN, 10)
        })
        for (const v of nodesOf(graph)) if (!inProjection.has(v)) expect(constraint[v]).toBeNaN()
      }),
    )
  })
})
