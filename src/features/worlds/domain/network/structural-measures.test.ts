import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphs, weightTable } from '../../../../../tests/support/network-arbitraries.ts'
import { averageOf, computeLocalClustering, computeTransitivity } from './clustering.ts'
import { computeConstraint, computeEffectiveSizes, computeEfficiencies } from './constraint.ts'
import { computeCoreNumbers } from './cores.ts'
import { findCutPoints } from './cut-points.ts'
import { computeDegreeAssortativity } from './degree-assortativity.ts'
import { computeDegrees, computeDensity, computeStrengths } from './density.ts'
import { computeEigenvectorCentrality } from './eigenvector.ts'
import { computeBrokerage } from './gould-fernandez.ts'
import { type Graph, makeGraph } from './graph.ts'
import { computePageRank } from './pagerank.ts'

const anyGraph = fc
  .record({ directed: fc.boolean(), weighted: fc.boolean() })
  .chain((options) => graphs(options))
const nodesOf = (graph: Graph) => Array.from({ length: graph.n }, (_, v) => v)
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0)

function expectSame(actual: ArrayLike<number>, wanted: number[], digits = 10) {
  expect(actual.length).toBe(wanted.length)
  wanted.forEach((value, i) => {
    if (Number.isNaN(value)) expect(actual[i]).toBeNaN()
    else expect(actual[i]).toBeCloseTo(value, digits)
  })
}

/** w_uv + w_vu of all pairs. */
function mutualTable(graph: Graph, weighted: boolean): number[][] {
  const table = weightTable(graph).map((row) => row.map((w) => (weighted ? w : Math.sign(w))))
  return table.map((row, u) => row.map((w, v) => w + table[v]![u]!))
}

describe('structural holes, as the definitions say', () => {
  it('has the constraint that the formula gives, weighted or not, directed or not', () => {
    fc.assert(
      fc.property(anyGraph, fc.boolean(), (graph, weighted) => {
        const mutual = mutualTable(graph, weighted)
        const p = mutual.map((row) => row.map((w) => w / sum(row)))
        const wanted = nodesOf(graph).map((v) => {
          if (graph.offsets[v + 1] === graph.offsets[v]) return Number.NaN
          return sum(
            nodesOf(graph)
              .filter((w) => mutual[v]![w]! > 0)
              .map((w) => {
                const through = nodesOf(graph).map((q) => (mutual[v]![q]! > 0 ? p[v]![q]! * p[q]![w]! : 0))
                return (p[v]![w]! + sum(through)) ** 2
              }),
          )
        })
        expectSame(computeConstraint(graph, { weighted }), wanted)
      }),
    )
  })

  it('has Burt’s effective size, and Borgatti’s where ties weigh nothing', () => {
    fc.assert(
      fc.property(anyGraph, fc.boolean(), (graph, weighted) => {
        const mutual = mutualTable(graph, weighted)
        const wanted = nodesOf(graph).map((v) => {
          if (graph.offsets[v + 1] === graph.offsets[v]) return Number.NaN
          const own = mutual[v]!
          const contacts = nodesOf(graph).filter((u) => own[u]! > 0)
          return sum(
            contacts.map(
              (u) =>
                1 -
                sum(contacts.map((w) => (own[w]! / sum(own)) * (mutual[u]![w]! / Math.max(...mutual[u]!)))),
            ),
          )
        })
        expectSame(computeEffectiveSizes(graph, { weighted }), wanted)
        const contacts = mutual.map((row) => row.filter((w) => w > 0).length)
        expectSame(
          computeEfficiencies(graph, { weighted }),
          wanted.map((size, v) => size / contacts[v]!),
        )
      }),
    )
  })

  it('is not defined for who has no ties', () => {
    const graph = makeGraph(3, [{ source: 0, target: 1 }])
    expect(computeConstraint(graph)[2]).toBeNaN()
    expect(computeEffectiveSizes(graph)[2]).toBeNaN()
    expect(computeEfficiencies(graph)[2]).toBeNaN()
  })
})

describe('triangles and cores, as the definitions say', () => {
  it('has local clustering and transitivity by looking at every triple', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const mutual = mutualTable(graph, false)
        const tied = (a: number, b: number) => mutual[a]![b]! > 0
        let closed = 0
        let triples = 0
        const local = nodesOf(graph).map((v) => {
          let pairs = 0
          let joined = 0
          for (const a of nodesOf(graph))
            for (const b of nodesOf(graph)) {
              if (a >= b || a === v || b === v || !tied(v, a) || !tied(v, b)) continue
              pairs++
              if (tied(a, b)) joined++
            }
          closed += joined
          triples += pairs
          return pairs === 0 ? 0 : joined / pairs
        })
        expect(computeTransitivity(graph)).toBeCloseTo(triples === 0 ? 0 : closed / triples, 12)
        if (graph.directed) return
        expectSame(computeLocalClustering(graph), local)
        expect(averageOf(computeLocalClustering(graph))).toBeCloseTo(sum(local) / graph.n, 12)
      }),
    )
  })

  it('has the clustering of a directed graph over triangles in every direction', () => {
    fc.assert(
      fc.property(graphs({ directed: true }), (graph) => {
        const mutual = mutualTable(graph, false)
        const wanted = nodesOf(graph).map((v) => {
          const walks = sum(
            nodesOf(graph).flatMap((a) =>
              nodesOf(graph).map((b) => mutual[v]![a]! * mutual[a]![b]! * mutual[b]![v]!),
            ),
          )
          const degree = sum(mutual[v]!)
          const both = mutual[v]!.filter((w) => w === 2).length
          return walks === 0 ? 0 : walks / (2 * (degree * (degree - 1) - 2 * both))
        })
        expectSame(computeLocalClustering(graph), wanted)
      }),
    )
  })

  it('has core numbers by peeling again for every k', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const table = weightTable(graph).map((row) => row.map(Math.sign))
        const degreeAmong = (v: number, left: Set<number>) =>
          sum([...left].map((u) => table[v]![u]! + (graph.directed ? table[u]![v]! : 0)))
        const wanted = new Array<number>(graph.n).fill(0)
        for (let k = 1; k <= 2 * graph.n; k++) {
          const left = new Set(nodesOf(graph))
          for (let before = -1; before !== left.size; ) {
            before = left.size
            for (const v of left) if (degreeAmong(v, left) < k) left.delete(v)
          }
          for (const v of left) wanted[v] = k
        }
        expect([...computeCoreNumbers(graph)]).toEqual(wanted)
      }),
    )
  })

  it('counts ties, strengths and density', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const table = weightTable(graph)
        const both = (v: number) => [...table[v]!, ...(graph.directed ? table.map((row) => row[v]!) : [])]
        expect([...computeDegrees(graph)]).toEqual(
          nodesOf(graph).map((v) => both(v).filter((w) => w > 0).length),
        )
        expect([...computeStrengths(graph)]).toEqual(nodesOf(graph).map((v) => sum(both(v))))
        const ties = sum(table.flat().map(Math.sign))
        expect(computeDensity(graph)).toBeCloseTo(graph.n < 2 ? 0 : ties / (graph.n * (graph.n - 1)), 12)
      }),
    )
  })

  it('correlates degrees over ties as Pearson does', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const table = weightTable(graph)
        const out = table.map((row) => row.filter((w) => w > 0).length)
        const into = nodesOf(graph).map((v) => table.filter((row) => row[v]! > 0).length)
        const ends = nodesOf(graph).flatMap((v) =>
          nodesOf(graph).flatMap((u) => (table[v]![u]! > 0 ? [[out[v]!, into[u]!] as const] : [])),
        )
        const mean = (of: 0 | 1) => sum(ends.map((end) => end[of])) / ends.length
        const covariance = (of: 0 | 1, and: 0 | 1) =>
          sum(ends.map((end) => (end[of] - mean(of)) * (end[and] - mean(and))))
        const spread = Math.sqrt(covariance(0, 0) * covariance(1, 1))
        const wanted = spread > 1e-9 ? covariance(0, 1) / spread : Number.NaN
        expectSame([computeDegreeAssortativity(graph)], [wanted])
      }),
    )
  })
})

describe('what parts the network', () => {
  /** Groups that hold together without some nodes and without one tie. */
  function piecesOf(graph: Graph, without: (v: number) => boolean, cut?: readonly [number, number]) {
    const mutual = mutualTable(graph, false)
    if (cut) mutual[cut[0]]![cut[1]] = mutual[cut[1]]![cut[0]] = 0
    const seen = new Set<number>()
    const pieces: number[][] = []
    for (const start of nodesOf(graph)) {
      if (seen.has(start) || without(start)) continue
      const piece = [start]
      seen.add(start)
      for (const v of piece)
        for (const u of nodesOf(graph))
          if (mutual[v]![u]! > 0 && !seen.has(u) && !without(u)) {
            seen.add(u)
            piece.push(u)
          }
      pieces.push(piece)
    }
    return pieces
  }

  it('finds articulation points and bridges, and the pairs they carry, by losing each in turn', () => {
    fc.assert(
      fc.property(anyGraph, fc.infiniteStream(fc.boolean()), (graph, coins) => {
        const counted = nodesOf(graph).map(() => (coins.next().value ? 1 : 0))
        const pairs = (pieces: number[][], left: number) =>
          sum(
            pieces.map((piece) => {
              const size = piece.filter((v) => v !== left && counted[v] === 1).length
              return (size * (size - 1)) / 2
            }),
          )
        const now = piecesOf(graph, () => false)
        const { points, bridges } = findCutPoints(graph, { counted })
        const wantedPoints = nodesOf(graph).flatMap((node) => {
          const after = piecesOf(graph, (v) => v === node)
          const alone = now.some((piece) => piece.length === 1 && piece[0] === node)
          if (after.length <= now.length - (alone ? 1 : 0)) return []
          const before = pairs(now, node)
          const pairsLost = before - pairs(after, node)
          return [{ node, pairsLost, pairShare: before === 0 ? 0 : pairsLost / before }]
        })
        expect(points).toEqual(wantedPoints)
        const mutual = mutualTable(graph, false)
        const wantedBridges = nodesOf(graph).flatMap((source) =>
          nodesOf(graph).flatMap((target) => {
            if (source >= target || mutual[source]![target] === 0) return []
            const after = piecesOf(graph, () => false, [source, target])
            if (after.length === now.length) return []
            const pairsLost = pairs(now, -1) - pairs(after, -1)
            return [
              { source, target, pairsLost, pairShare: pairsLost === 0 ? 0 : pairsLost / pairs(now, -1) },
            ]
          }),
        )
        expect(bridges).toEqual(wantedBridges)
      }),
    )
  })

  it('says of the middle of a star that all pairs rest on it', () => {
    const star = makeGraph(
      6,
      [1, 2, 3, 4, 5].map((target) => ({ source: 0, target })),
    )
    expect(findCutPoints(star).points).toEqual([{ node: 0, pairsLost: 10, pairShare: 1 }])
    expect(findCutPoints(star).bridges).toHaveLength(5)
  })

  it('walks a path of a hundred thousand nodes', () => {
    const path = makeGraph(
      100_000,
      Array.from({ length: 99_999 }, (_, v) => ({ source: v, target: v + 1 })),
    )
    const { points, bridges } = findCutPoints(path)
    expect([points.length, bridges.length]).toEqual([99_998, 99_999])
    expect(points[49_999]?.pairShare).toBeCloseTo(0.5, 4)
  })
})

describe('who is central', () => {
  it('has ranks that stay as they are when the walk goes one step further', () => {
    fc.assert(
      fc.property(anyGraph, fc.double({ min: 0.1, max: 0.95, noNaN: true }), (graph, damping) => {
        const rank = computePageRank(graph, { damping })
        const table = weightTable(graph)
        const next = nodesOf(graph).map((v) => {
          const received = nodesOf(graph).map((u) => {
            const out = sum(table[u]!)
            return rank[u]! * (out > 0 ? table[u]![v]! / out : 1 / graph.n)
          })
          return (1 - damping) / graph.n + damping * sum(received)
        })
        expect(sum([...rank])).toBeCloseTo(1, 12)
        expectSame(rank, next, 13)
      }),
    )
  })

  it('has an eigenvector of the ties, its largest value 1', () => {
    fc.assert(
      fc.property(graphs({ weighted: true, most: 14 }), (graph) => {
        fc.pre(graph.m > 0)
        const x = [...computeEigenvectorCentrality(graph)]
        const table = weightTable(graph)
        const image = table.map((row) => sum(row.map((w, u) => w * x[u]!)))
        const value = sum(image.map((y, v) => y * x[v]!)) / sum(x.map((y) => y * y))
        expect(Math.max(...x)).toBe(1)
        expect(Math.min(...x)).toBeGreaterThanOrEqual(0)
        for (const v of nodesOf(graph)) expect(image[v]! / value).toBeCloseTo(x[v]!, 10)
        // no other vector is stretched more: the largest eigenvalue, which is at least the mean strength
        expect(value).toBeGreaterThanOrEqual(sum(table.flat()) / graph.n - 1e-9)
      }),
    )
  })

  it('says nothing of eigenvectors without ties', () => {
    expect(computeEigenvectorCentrality(makeGraph(2, []))[0]).toBeNaN()
  })
})

describe('brokerage', () => {
  it('counts every open path by the groups of its three', () => {
    const withGroups = fc
      .boolean()
      .chain((directed) => graphs({ directed, most: 10 }))
      .chain((graph) =>
        fc
          .array(fc.integer({ min: -1, max: 3 }), { minLength: graph.n, maxLength: graph.n })
          .map((groups) => ({ graph, groups: Int32Array.from(groups) })),
      )
    fc.assert(
      fc.property(withGroups, ({ graph, groups }) => {
        const table = weightTable(graph)
        const counts = nodesOf(graph).map(() => ({ w_I: 0, w_O: 0, b_IO: 0, b_OI: 0, b_O: 0, t: 0 }))
        for (const a of nodesOf(graph))
          for (const b of nodesOf(graph))
            for (const c of nodesOf(graph)) {
              const [ga, gb, gc] = [groups[a]!, groups[b]!, groups[c]!]
              if (a === c || Math.min(ga, gb, gc) < 0) continue
              if (table[a]![b] === 0 || table[b]![c] === 0 || table[a]![c]! > 0) continue
              const of = counts[b]!
              of.t++
              if (ga === gb && gb === gc) of.w_I++
              else if (ga === gb) of.b_IO++
              else if (gb === gc) of.b_OI++
              else if (ga === gc) of.w_O++
              else of.b_O++
            }
        const { raw } = computeBrokerage(graph, groups)
        for (const role of ['w_I', 'w_O', 'b_IO', 'b_OI', 'b_O', 't'] as const)
          expectSame(
            raw[role],
            counts.map((of, v) => (groups[v]! < 0 ? Number.NaN : of[role])),
          )
      }),
    )
  })
})
