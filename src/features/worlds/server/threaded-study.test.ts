import { describe, expect, it } from 'vitest'
import { makeGraph } from '../domain/network/graph.ts'
import { networkStudy } from '../domain/network/study.ts'
import { studyInThreads } from './threaded-study.ts'

/** Forty nodes, ties that a small rule draws, in two modes. */
const ties = Array.from({ length: 20 }, (_, a) =>
  [1, 3, 7].map((step) => ({ source: a, target: 20 + ((a * step) % 20), weight: step })),
)
const graph = makeGraph(40, ties.flat(), { weighted: true })
const mode = Uint8Array.from({ length: 40 }, (_, i) => (i < 20 ? 0 : 1))

describe('a study by threads', () => {
  it('is the study of one thread, to the last bit', async () => {
    expect(await studyInThreads({ graph, mode }, {}, { threads: 2 })).toEqual(networkStudy({ graph, mode }))
    expect(await studyInThreads({ graph, mode })).toEqual(networkStudy({ graph, mode }))
  })

  it('finds no paths that no measure needs', async () => {
    const measures = ['degree', 'closeness_wf'] as const
    const study = await studyInThreads({ graph }, { measures }, { threads: 2 })
    expect(study).toEqual(networkStudy({ graph }, { measures }))
    expect(Object.keys(study.nodes)).toEqual(['degree', 'closeness_wf'])
  })
})
