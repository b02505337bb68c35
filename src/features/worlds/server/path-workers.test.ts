import { describe, expect, it } from 'vitest'
import { computeBetweenness } from '../domain/network/betweenness.ts'
import { computeDistances } from '../domain/network/closeness.ts'
import { makeGraph, type Tie } from '../domain/network/graph.ts'
import { seededRandom } from '../domain/network/random.ts'
import { computeWeightedBetweenness } from '../domain/network/weighted-betweenness.ts'
import { computePaths, isWorthThreads } from './path-workers.ts'
import { studyInThreads } from './study-in-threads.ts'

function madeGraph(n: number, m: number, directed = false) {
  const random = seededRandom(5)
  const ties = Array.from({ length: m }, (): Tie => {
    const source = random.below(n)
    return { source, target: (source + 1 + random.below(n - 1)) % n, weight: 1 + random.below(5) }
  })
  return makeGraph(n, ties, { directed, weighted: true })
}

const ALL = ['betweenness', 'weightedBetweenness', 'distances'] as const

describe('shortest paths by several threads', () => {
  it.each([false, true])('are the same to the last bit as by one (directed: %s)', async (directed) => {
    const graph = madeGraph(700, 1600, directed)
    const one = {
      betweenness: computeBetweenness(graph),
      weightedBetweenness: computeWeightedBetweenness(graph),
      distances: computeDistances(graph),
    }
    for (const threads of [0, 1, 3]) expect(await computePaths(graph, ALL, { threads })).toEqual(one)
  })

  it('are not started for a network of the usual size', () => {
    expect(isWorthThreads(madeGraph(1000, 3000))).toBe(false)
    expect(isWorthThreads(madeGraph(10_000, 30_000))).toBe(true)
  })

  it('stop when they are no longer wanted', async () => {
    const abort = new AbortController()
    const running = computePaths(madeGraph(6_000, 18_000), ALL, { threads: 2, signal: abort.signal })
    setTimeout(() => abort.abort(new Error('the page was left')), 150)
    await expect(running).rejects.toThrow('the page was left')
  })

  it('feed a study, which is the same without them', async () => {
    const graph = madeGraph(500, 1200)
    const measures = [
      'betweenness_norm',
      'betweenness_invweight_raw',
      'closeness_wf',
      'diameter_largest',
    ] as const
    const alone = await studyInThreads({ graph }, { measures })
    expect(await studyInThreads({ graph }, { measures, threads: 2 })).toEqual(alone)
  })
})
