import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyGraph } from '../../../../../tests/support/graph-arbitraries.ts'
import { type Graph, makeGraph } from './graph.ts'
import { findShortestPath } from './shortest-path.ts'

const weightOf = ({ offsets, targets, weights }: Graph, v: number, w: number) => {
  for (let e = offsets[v] ?? 0; e < (offsets[v + 1] ?? 0); e++) if (targets[e] === w) return weights?.[e] ?? 1
  return 0
}

/** Lengths of all shortest ways by trying every node as a stop (Floyd 1962). */
function lengthsOfAll(graph: Graph): number[][] {
  const nodes = Array.from({ length: graph.n }, (_, v) => v)
  const table = nodes.map((v) => nodes.map((w) => (v === w ? 0 : 1 / weightOf(graph, v, w))))
  for (const k of nodes) {
    for (const row of table)
      for (const w of nodes) row[w] = Math.min(row[w] ?? 0, (row[k] ?? 0) + (table[k]?.[w] ?? 0))
  }
  return table
}

describe('the shortest way between two sets of nodes', () => {
  it('is as short as any, and made of ties', () => {
    fc.assert(
      fc.property(anyGraph({ weighted: true }), fc.array(fc.nat()), fc.array(fc.nat()), (graph, a, b) => {
        const from = a.map((v) => v % graph.n)
        const to = b.map((v) => v % graph.n)
        const table = lengthsOfAll(graph)
        const wanted = Math.min(
          Number.POSITIVE_INFINITY,
          ...from.flatMap((v) => to.map((w) => table[v]?.[w] ?? 0)),
        )
        const path = findShortestPath(graph, from, to)
        if (!path) {
          expect(wanted).toBe(Number.POSITIVE_INFINITY)
          return
        }
        expect(path.length).toBeCloseTo(wanted, 8)
        expect(from).toContain(path.nodes[0])
        expect(to).toContain(path.nodes.at(-1))
        const steps = path.nodes.slice(1).map((w, i) => 1 / weightOf(graph, path.nodes[i] ?? -1, w))
        expect(steps.reduce((sum, step) => sum + step, 0)).toBeCloseTo(path.length, 8)
      }),
    )
  })

  const square = makeGraph(4, [
    { source: 0, target: 1 },
    { source: 1, target: 3 },
    { source: 0, target: 2 },
    { source: 2, target: 3 },
  ])

  it('goes by those who bear least already, else by the lowest numbers', () => {
    expect(findShortestPath(square, [0], [3])?.nodes).toEqual([0, 1, 3])
    expect(findShortestPath(square, [0], [3], { load: [0, 2, 1, 0] })?.nodes).toEqual([0, 2, 3])
  })

  it('passes only those who may be asked', () => {
    expect(findShortestPath(square, [0], [3], { mayPass: (node) => node !== 1 })?.nodes).toEqual([0, 2, 3])
    expect(findShortestPath(square, [0], [3], { mayPass: (node) => node === 0 || node === 3 })).toBeNull()
  })

  it('takes three thirds for as long as one', () => {
    const ties = [
      { source: 0, target: 1, weight: 3 },
      { source: 1, target: 2, weight: 3 },
      { source: 2, target: 3, weight: 3 },
      { source: 0, target: 3, weight: 1 },
    ]
    const graph = makeGraph(4, ties, { weighted: true })
    expect(findShortestPath(graph, [0], [3])).toEqual({ nodes: [0, 3], length: 1 })
  })

  it('is one person when somebody is in both', () => {
    expect(findShortestPath(square, [0, 1], [1, 2])).toEqual({ nodes: [1], length: 0 })
  })
})
