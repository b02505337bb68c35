import { describe, expect, it } from 'vitest'
import {
  expectedNumber,
  type ReferenceNetwork,
  readReferenceNetwork,
} from '../../../../../tests/support/reference-networks.ts'
import { sharedData } from '../../../../../tests/support/shared-data.ts'
import { makeGraph } from './graph.ts'
import { networkStudy } from './study.ts'
import { NODE_MEASURES, TWO_MODE_MEASURES } from './study-measures.ts'

const folder = sharedData('networks')

/** As near as 1e-9 of what is expected, or of 1 below 1. */
function findOff(actual: ArrayLike<number>, network: ReferenceNetwork, file: string, column: string) {
  const rows = network.rows(file)
  expect(rows.length).toBe(actual.length)
  return rows.flatMap((row, v) => {
    const wanted = expectedNumber(row[column])
    const value = actual[v] ?? Number.NaN
    if (Number.isNaN(wanted) && Number.isNaN(value)) return []
    return Math.abs(value - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)) ? [] : [{ ...row, value }]
  })
}

describe.skipIf(!folder).each(['karate', 'davis_southern_women', 'two_mode_100', 'two_mode_1000'])(
  'a study of the reference network %s',
  (name) => {
    const network = folder ? readReferenceNetwork(folder, name) : undefined
    if (!network) return
    const { graph, mode, groups } = network
    const study = networkStudy({ graph, ...(mode && { mode }), ...(groups && { groups }) })

    it('has every column that is expected, value by value', () => {
      const files = [
        { file: 'expected_node_metrics.csv', measures: NODE_MEASURES },
        { file: 'expected_two_mode_metrics.csv', measures: TWO_MODE_MEASURES },
      ]
      for (const { file, measures } of files) {
        const expected = Object.keys(network.rows(file)[0] ?? {})
        for (const column of measures.filter((each) => expected.includes(each)))
          expect(findOff(study.nodes[column] ?? [], network, file, column), column).toEqual([])
      }
    })

    it('has the figures of the whole', () => {
      const { global } = study
      for (const key of ['nodes', 'edges', 'directed', 'components', 'largest_component', 'diameter_largest'])
        expect(Reflect.get(global, key), key).toBe(network.global[key])
      for (const key of [
        'density',
        'transitivity',
        'avg_clustering',
        'avg_path_length_largest',
        'degree_assortativity',
      ])
        expect(Reflect.get(global, key), key).toBeCloseTo(network.global[key], 9)
      expect(global.max_core).toBe(network.global.max_core)
      expect(global.bridges).toBe(network.global.bridges)
      for (const [key, wanted] of Object.entries(network.global.two_mode ?? {}))
        expect(Reflect.get(global.two_mode ?? {}, key), key).toBeCloseTo(Number(wanted), 9)
    })
  },
)

describe('a study', () => {
  const graph = makeGraph(4, [
    { source: 0, target: 1 },
    { source: 1, target: 2 },
  ])

  it('holds what was asked for, and nothing else', () => {
    const { nodes, global, leiden } = networkStudy({ graph }, { measures: ['betweenness_raw', 'components'] })
    expect(nodes).toEqual({ betweenness_raw: new Float64Array([0, 1, 0, 0]) })
    expect(global).toEqual({ nodes: 4, edges: 2, directed: false, components: 2 })
    expect(leiden).toBeUndefined()
  })

  it('leaves out what does not exist: weights, modes, groups that were not given', () => {
    const { nodes, global, gould_fernandez } = networkStudy({ graph })
    expect(nodes).not.toHaveProperty('strength')
    expect(nodes).not.toHaveProperty('bip_closeness')
    expect(global).not.toHaveProperty('two_mode')
    expect(gould_fernandez).toBeUndefined()
  })

  it('takes what was computed elsewhere', () => {
    const betweenness = new Float64Array([7, 8, 9, 10])
    const { nodes } = networkStudy({ graph }, { measures: ['betweenness_raw'], known: { betweenness } })
    expect(nodes.betweenness_raw).toBe(betweenness)
  })
})
