import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphs, weightTable } from '../../../../../tests/support/network-arbitraries.ts'
import { computeNmi } from '../../../../../tests/support/partition-agreement.ts'
import { plantTerritory } from '../../../../../tests/support/planted-worlds.ts'
import { type Graph, makeGraph } from './graph.ts'
import { findCommunities } from './leiden.ts'
import { computeModularity } from './modularity.ts'

const anyGraph = fc
  .record({ directed: fc.boolean(), weighted: fc.boolean() })
  .chain((options) => graphs({ ...options, most: 7 }))

/** Every way to part n nodes, numbered by first node. */
function* partitions(n: number, begun: number[] = []): Generator<number[]> {
  if (begun.length === n) {
    yield begun
    return
  }
  const next = Math.max(-1, ...begun) + 1
  for (let c = 0; c <= next; c++) yield* partitions(n, [...begun, c])
}

/** Σ over all pairs of one community of w_ij/W − γ k_i k_j/W². */
function modularityByPairs(graph: Graph, membership: ArrayLike<number>, resolution: number) {
  const table = weightTable(graph)
  const total = table.flat().reduce((a, b) => a + b, 0)
  const out = table.map((row) => row.reduce((a, b) => a + b, 0))
  const into = table.map((_, v) => table.reduce((sum, row) => sum + row[v]!, 0))
  let q = 0
  table.forEach((row, u) => {
    row.forEach((w, v) => {
      if (membership[u] === membership[v]) q += w / total - (resolution * out[u]! * into[v]!) / total ** 2
    })
  })
  return q
}

describe('modularity', () => {
  it('is what the sum over all pairs gives, directed or not, at any resolution', () => {
    fc.assert(
      fc.property(
        anyGraph,
        fc.constantFrom(0.5, 1, 2),
        fc.infiniteStream(fc.nat(2)),
        (graph, resolution, drawn) => {
          fc.pre(graph.m > 0)
          const membership = Int32Array.from({ length: graph.n }, () => drawn.next().value)
          expect(computeModularity(graph, membership, { resolution })).toBeCloseTo(
            modularityByPairs(graph, membership, resolution),
            12,
          )
        },
      ),
    )
  })

  it('is not defined without ties', () => {
    expect(computeModularity(makeGraph(3, []), [0, 1, 2])).toBeNaN()
  })
})

describe('communities by Leiden', () => {
  it('of a small graph are the best of all partitions', () => {
    fc.assert(
      fc.property(
        graphs({ weighted: true, most: 7 }),
        fc.constantFrom(0.5, 1, 1.5),
        fc.nat(1000),
        (graph, resolution, seed) => {
          fc.pre(graph.m > 0)
          const found = findCommunities(graph, { resolution, seed })
          let best = Number.NEGATIVE_INFINITY
          for (const partition of partitions(graph.n))
            best = Math.max(best, computeModularity(graph, partition, { resolution }))
          expect(computeModularity(graph, found.membership, { resolution })).toBeCloseTo(best, 10)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('hold together inside, and nobody would gain by moving', () => {
    fc.assert(
      fc.property(graphs({ weighted: true, most: 40 }), fc.nat(1000), (graph, seed) => {
        fc.pre(graph.m > 0)
        const { membership, communities, modularity } = findCommunities(graph, { seed })
        const table = weightTable(graph)
        const numbers = new Set(membership)
        expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: communities }, (_, c) => c))
        for (const c of numbers) {
          const members = [...membership.keys()].filter((v) => membership[v] === c)
          const reached = [members[0] ?? 0]
          for (const v of reached)
            for (const u of members) if (table[v]![u]! > 0 && !reached.includes(u)) reached.push(u)
          expect(reached.length).toBe(members.length)
        }
        for (let v = 0; v < graph.n; v++)
          for (let c = 0; c <= communities; c++) {
            const moved = membership.slice()
            moved[v] = c
            expect(computeModularity(graph, moved)).toBeLessThanOrEqual(modularity + 1e-9)
          }
      }),
      { numRuns: 40 },
    )
  })

  it('are the same for the same seed', () => {
    const { ties } = plantTerritory({ ...plan, noise: 0.5, seed: 3 })
    expect(findCommunities(ties, { seed: 7 })).toEqual(findCommunities(ties, { seed: 7 }))
  })

  it('do not change when all weights are a million times smaller', () => {
    const { ties } = plantTerritory({ ...plan, noise: 0.3, seed: 4 })
    const small = { ...ties, weights: ties.weights?.map((w) => w * 2 ** -20) ?? null }
    expect(findCommunities(small).membership).toEqual(findCommunities(ties).membership)
  })

  it('of a directed graph are those of its ties without direction', () => {
    const ties = [
      { source: 0, target: 1 },
      { source: 1, target: 0 },
      { source: 1, target: 2 },
      { source: 3, target: 2 },
    ]
    const directed = findCommunities(makeGraph(4, ties, { directed: true }))
    const counted = makeGraph(4, ties, { weighted: true })
    expect([...directed.membership]).toEqual([...findCommunities(counted).membership])
  })

  it('of a graph without ties are everyone alone', () => {
    const { membership, communities, modularity } = findCommunities(makeGraph(3, []))
    expect([...membership]).toEqual([0, 1, 2])
    expect(communities).toBe(3)
    expect(modularity).toBeNaN()
    expect(findCommunities(makeGraph(0, [])).communities).toBe(0)
  })
})

const plan = {
  circles: 6,
  actorsPerCircle: 20,
  worldsPerCircle: 3,
  tiesPerActor: 4,
  worldsPerActor: 4,
  noise: 0.08,
  seed: 1,
}
const sizes = [
  plan,
  { ...plan, circles: 4, actorsPerCircle: 12, worldsPerCircle: 4 },
  { ...plan, circles: 10, actorsPerCircle: 60, tiesPerActor: 6, noise: 0.15 },
  { ...plan, circles: 15, actorsPerCircle: 200, tiesPerActor: 6, worldsPerCircle: 6, noise: 0.15 },
]

describe('planted worlds', () => {
  it.each(sizes)('are found again: $circles circles of $actorsPerCircle actors, noise $noise', (size) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const territory = plantTerritory({ ...size, seed })
      const byTies = findCommunities(territory.ties, { seed })
      expect(computeNmi(byTies.membership, territory.circleOfActor)).toBeGreaterThanOrEqual(0.9)
      const byWorlds = findCommunities(territory.memberships, { seed })
      expect(computeNmi(byWorlds.membership, territory.circleOfNode)).toBeGreaterThanOrEqual(0.9)
    }
  })

  it('are not seen where there is nothing but noise', () => {
    const { ties, circleOfActor } = plantTerritory({ ...plan, noise: 1 })
    expect(computeNmi(findCommunities(ties).membership, circleOfActor)).toBeLessThan(0.5)
  })
})

describe('how much two partitions say the same', () => {
  it('is 1 for the same under other names, 0 for what is independent', () => {
    expect(computeNmi([0, 0, 1, 1, 2], [5, 5, 3, 3, 9])).toBeCloseTo(1, 12)
    expect(computeNmi([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(0, 12)
    expect(computeNmi([0, 0, 0], [0, 0, 0])).toBe(1)
    // two halves, of which the other partition splits one again: entropies ln 2 and 1.5 ln 2
    expect(computeNmi([0, 0, 1, 1], [0, 0, 1, 2])).toBeCloseTo((2 * Math.log(2)) / (Math.log(2) * 2.5), 12)
  })

  it('does not mind which is first', () => {
    const labels = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1 })
    fc.assert(
      fc.property(labels, (pairs) => {
        const a = pairs.map(([x]) => x)
        const b = pairs.map(([, y]) => y)
        expect(computeNmi(a, b)).toBeCloseTo(computeNmi(b, a), 10)
        expect(computeNmi(a, b)).toBeGreaterThanOrEqual(-1e-12)
        expect(computeNmi(a, b)).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })
})
