import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyGraph } from '../../../../../tests/support/graph-arbitraries.ts'
import { plainDistances } from '../../../../../tests/support/plain-paths.ts'
import { computeCloseness, computeDistances, computeHarmonic, describeLargestPaths } from './closeness.ts'
import { findComponents } from './components.ts'
import { type Graph, makeGraph } from './graph.ts'
import { undirectedView } from './undirected-view.ts'

/** What is said of a node that stands at these distances from others. */
function describeNode(distances: readonly number[], v: number) {
  const others = distances.filter((d, w) => w !== v && d !== Number.POSITIVE_INFINITY)
  return {
    far: others.reduce((sum, d) => sum + d, 0),
    harmonic: others.reduce((sum, d) => sum + 1 / d, 0),
    reached: others.length,
    deepest: Math.max(0, ...others),
  }
}

function expectDistances(graph: Graph, direction: 'in' | 'out' | 'all') {
  const view = direction === 'all' ? undirectedView(graph) : graph
  const nodes = Array.from({ length: graph.n }, (_, v) => v)
  const table = nodes.map((v) => plainDistances(view, v))
  const found = computeDistances(graph, direction)
  for (const v of nodes) {
    const row =
      direction === 'in' ? nodes.map((s) => table[s]?.[v] ?? Number.POSITIVE_INFINITY) : (table[v] ?? [])
    const wanted = describeNode(row, v)
    expect(found.far[v]).toBe(wanted.far)
    expect(found.reached[v]).toBe(wanted.reached)
    expect(found.deepest[v]).toBe(wanted.deepest)
    expect(found.harmonic[v]).toBeCloseTo(wanted.harmonic, 10)
  }
}

describe('distances of many sources at once', () => {
  it('are those of one source after the other, whatever the shape', () => {
    fc.assert(fc.property(anyGraph(), (graph) => expectDistances(graph, 'all')))
  })

  it('are so over more than one batch of sources', () => {
    fc.assert(
      fc.property(anyGraph({ most: 400 }), (graph) => expectDistances(graph, 'all')),
      { numRuns: 25 },
    )
  })

  it('follow directions when asked', () => {
    for (const direction of ['in', 'out', 'all'] as const) {
      fc.assert(fc.property(anyGraph({ directed: true }), (graph) => expectDistances(graph, direction)))
    }
  })
})

describe('closeness', () => {
  it('of a pair beside a node alone: each reaches half of the others', () => {
    const distances = computeDistances(makeGraph(3, [{ source: 0, target: 1 }]))
    expect([...computeCloseness(distances)]).toEqual([0.5, 0.5, 0])
    expect([...computeHarmonic(distances)]).toEqual([0.5, 0.5, 0])
  })

  it('tells the longest and the mean way of the largest piece', () => {
    const graph = makeGraph(6, [
      { source: 0, target: 1 },
      { source: 2, target: 3 },
      { source: 3, target: 4 },
      { source: 4, target: 5 },
    ])
    const figures = describeLargestPaths(computeDistances(graph), findComponents(graph))
    expect(figures).toEqual({ diameter: 3, averageLength: 20 / 12 })
  })
})
