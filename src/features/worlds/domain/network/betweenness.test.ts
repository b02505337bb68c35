import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyGraph } from '../../../../../tests/support/graph-arbitraries.ts'
import { plainBetweenness } from '../../../../../tests/support/plain-paths.ts'
import { computeBetweenness, normalizeBetweenness } from './betweenness.ts'
import { makeGraph, type Tie } from './graph.ts'
import { computeWeightedBetweenness } from './weighted-betweenness.ts'

const line = (n: number): Tie[] =>
  Array.from({ length: n - 1 }, (_, i) => ({ source: i, target: i + 1, weight: 1 }))

function expectNear(actual: Float64Array, wanted: readonly number[]) {
  expect(actual.length).toBe(wanted.length)
  wanted.forEach((value, v) => {
    expect(actual[v]).toBeCloseTo(value, 9)
  })
}

describe('betweenness', () => {
  it('is what its definition says, on trees, stars, two modes and pieces', () => {
    fc.assert(
      fc.property(anyGraph(), (graph) => expectNear(computeBetweenness(graph), plainBetweenness(graph))),
    )
  })

  it('follows the directions of ties, and counts ordered pairs', () => {
    fc.assert(
      fc.property(anyGraph({ directed: true }), (graph) =>
        expectNear(computeBetweenness(graph), plainBetweenness(graph)),
      ),
    )
  })

  it('of a graph whose ties all weigh the same is the same along weights', () => {
    for (const directed of [false, true]) {
      fc.assert(
        fc.property(anyGraph({ directed }), (graph) =>
          expectNear(computeWeightedBetweenness(graph), [...computeBetweenness(graph)]),
        ),
      )
    }
  })

  it('takes a way round over strong ties for shorter than a weak tie', () => {
    const ties = [...line(3).map((tie) => ({ ...tie, weight: 4 })), { source: 0, target: 2, weight: 1 }]
    expect([...computeWeightedBetweenness(makeGraph(3, ties, { weighted: true }))]).toEqual([0, 1, 0])
    expect([...computeBetweenness(makeGraph(3, ties))]).toEqual([0, 0, 0])
  })

  it('of a star is 1 for its centre, normalised, and 0 for the others', () => {
    const ties = [1, 2, 3, 4].map((target) => ({ source: 0, target }))
    const between = computeBetweenness(makeGraph(5, ties))
    expect([...normalizeBetweenness(between, false)]).toEqual([1, 0, 0, 0, 0])
  })
})
