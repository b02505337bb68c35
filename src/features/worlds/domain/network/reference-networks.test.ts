import { describe, expect, it } from 'vitest'
import {
  expectedNumber,
  type ReferenceNetwork,
  readReferenceNetwork,
} from '../../../../../tests/support/reference-networks.ts'
import { sharedData } from '../../../../../tests/support/shared-data.ts'
import { averageOf, computeLocalClustering, computeTransitivity } from './clustering.ts'
import { computeConstraint, computeEffectiveSizes } from './constraint.ts'
import { computeCoreNumbers } from './cores.ts'
import { findCutPoints } from './cut-points.ts'
import { computeDegreeAssortativity } from './degree-assortativity.ts'
import { computeDegrees, computeDensity, computeStrengths } from './density.ts'
import { computeEigenvectorCentrality } from './eigenvector.ts'
import { BROKERAGE_ROLES, computeBrokerage } from './gould-fernandez.ts'
import { ACTOR_MODE, WORLD_MODE } from './graph.ts'
import { findCommunities } from './leiden.ts'
import { computeModularity } from './modularity.ts'
import { computePageRank } from './pagerank.ts'
import { computeProjectionConstraint, computeProjectionEffectiveSizes } from './projection-constraint.ts'
import { projectOnto, projectToGraph } from './projections.ts'
import { computeTwoModeDegrees, computeTwoModeDensity, countModes, sumProjection } from './two-mode.ts'
import { computeLatapyClustering, computeRobinsAlexander } from './two-mode-clustering.ts'

const folder = sharedData('networks')
const NAMES = ['karate', 'davis_southern_women', 'two_mode_100', 'two_mode_1000']

/** As many values, each within 1e-9, and undefined at the same places. */
function expectColumn(actual: ArrayLike<number>, network: ReferenceNetwork, file: string, column: string) {
  const rows = network.rows(file)
  expect(rows.length).toBeGreaterThan(0)
  const off = rows.flatMap((row, i) => {
    expect(row.id).toBe(network.ids[i])
    const value = actual[i] ?? Number.NaN
    const wanted = expectedNumber(row[column])
    const same = Number.isNaN(wanted) ? Number.isNaN(value) : Math.abs(value - wanted) <= 1e-9
    return same ? [] : [{ id: row.id, value, wanted }]
  })
  expect(off, `${network.name} ${column}`).toEqual([])
}

describe.skipIf(!folder).each(NAMES)('the reference network %s', (name) => {
  const network = folder ? readReferenceNetwork(folder, name) : undefined
  if (!network) return
  const { graph, mode, groups, global, ids } = network
  const nodeFile = 'expected_node_metrics.csv'
  const columns = Object.keys(network.rows(nodeFile)[0] ?? {})

  const ofNodes: [string, () => ArrayLike<number>][] = [
    ['degree', () => computeDegrees(graph)],
    ['strength', () => computeStrengths(graph)],
    ['core_number', () => computeCoreNumbers(graph)],
    ['constraint_unweighted', () => computeConstraint(graph, { weighted: false })],
    ['constraint_weighted', () => computeConstraint(graph)],
    ['effective_size', () => computeEffectiveSizes(graph)],
    ['clustering', () => computeLocalClustering(graph)],
    ['eigenvector', () => computeEigenvectorCentrality(graph)],
    ['pagerank_085', () => computePageRank(graph)],
  ]
  it.each(ofNodes.filter(([column]) => columns.includes(column)))(
    'has the %s of every node',
    (column, of) => {
      expectColumn(of(), network, nodeFile, column)
    },
  )

  it('has the figures of the whole', () => {
    expect(computeDensity(graph)).toBeCloseTo(global.density, 12)
    expect(computeTransitivity(graph)).toBeCloseTo(global.transitivity, 12)
    expect(averageOf(computeLocalClustering(graph))).toBeCloseTo(global.avg_clustering, 12)
    expect(computeDegreeAssortativity(graph)).toBeCloseTo(global.degree_assortativity, 10)
    expect(Math.max(...computeCoreNumbers(graph))).toBe(global.max_core)
    const { points, bridges } = findCutPoints(graph)
    expect(points.map(({ node }) => ids[node]).sort()).toEqual([...global.articulation_points].sort())
    expect(bridges.length).toBe(global.bridges)
  })

  it('has communities at least as good as Louvain, and no better than the best there is', () => {
    const rules = [{ weighted: true, expected: global }]
    if (global.unweighted) rules.push({ weighted: false, expected: global.unweighted })
    for (const { weighted, expected } of rules) {
      for (const seed of [1, 2, 3]) {
        const { membership, modularity } = findCommunities(graph, { seed, weighted })
        expect(modularity).toBe(computeModularity(graph, membership, { weighted }))
        const optimum = expected.modularity_optimal_exact_igraph
        expect(modularity).toBeGreaterThanOrEqual(
          (expected.modularity_louvain_median_igraph ?? expected.modularity_louvain_best_of_30_igraph) -
            1e-12,
        )
        expect(modularity).toBeLessThanOrEqual((optimum ?? 1) + 1e-12)
        if (name === 'karate') expect(modularity).toBeCloseTo(optimum, 12)
      }
    }
    if (!groups) return
    expect(computeModularity(graph, groups)).toBeCloseTo(global.modularity_given_partition, 12)
    const plain = computeModularity(graph, groups, { weighted: false })
    expect(plain).toBeCloseTo(global.unweighted.modularity_given_partition, 12)
  })

  if (groups)
    it('has brokerage as R counts and scores it', () => {
      const { raw, z } = computeBrokerage(graph, groups)
      for (const role of BROKERAGE_ROLES) {
        expectColumn(raw[role], network, 'expected_gould_fernandez_raw.csv', role)
        expectColumn(z[role], network, 'expected_gould_fernandez_z.csv', role)
      }
    })

  if (mode)
    it('has the two-mode figures of nodes and of the whole', () => {
      const file = 'expected_two_mode_metrics.csv'
      expectColumn(computeTwoModeDegrees(graph, mode), network, file, 'bip_degree_centrality')
      expectColumn(computeLatapyClustering(graph), network, file, 'latapy_clustering_dot')
      const actors = sumProjection(graph, mode, ACTOR_MODE)
      const worlds = sumProjection(graph, mode, WORLD_MODE)
      const found = {
        ...countModes(mode),
        density: computeTwoModeDensity(graph, mode),
        robins_alexander_clustering: computeRobinsAlexander(graph, mode),
        projection_actors_edges: actors.edges,
        projection_actors_weight_sum: actors.weightSum,
        projection_worlds_edges: worlds.edges,
        projection_worlds_weight_sum: worlds.weightSum,
      }
      expect(Object.keys(found).sort()).toEqual(Object.keys(global.two_mode).sort())
      for (const [key, value] of Object.entries(found))
        expect(value, key).toBeCloseTo(global.two_mode[key], 12)
    })

  if (mode)
    it('has constraint and effective size of both projections as if these were built', () => {
      for (const side of [ACTOR_MODE, WORLD_MODE]) {
        const built = projectToGraph(graph, mode, side)
        const of: [Float64Array, Float64Array][] = [
          [computeProjectionConstraint(graph, mode, side), computeConstraint(built.graph)],
          [
            computeProjectionEffectiveSizes(graph, mode, side),
            computeEffectiveSizes(built.graph, { weighted: true }),
          ],
        ]
        for (const [native, wanted] of of) {
          const off = Array.from(built.nodes, (v, i) => [native[v] ?? 0, wanted[i] ?? 0] as const).filter(
            ([a, b]) => !(Math.abs(a - b) <= 1e-9 || (Number.isNaN(a) && Number.isNaN(b))),
          )
          expect(off).toEqual([])
        }
      }
    })

  if (mode)
    it('has both projections, pair by pair and in the same order', () => {
      for (const [side, word] of [
        [ACTOR_MODE, 'actors'],
        [WORLD_MODE, 'worlds'],
      ] as const) {
        const { sources, targets, shared, newman } = projectOnto(graph, mode, side, ids)
        const rows = network.rows(`expected_projection_${word}.csv`)
        expect(Array.from(sources, (s, k) => `${ids[s]},${ids[targets[k] ?? -1]},${shared[k]}`)).toEqual(
          rows.map((row) => `${row.source},${row.target},${row.shared}`),
        )
        const weights = network.rows(`expected_projection_newman_${word}.csv`)
        expect(weights.map((row) => `${row.source},${row.target}`)).toEqual(
          Array.from(sources, (s, k) => `${ids[s]},${ids[targets[k] ?? -1]}`),
        )
        const off = weights.filter((row, k) => !(Math.abs(Number(row.weight) - (newman[k] ?? 0)) <= 1e-9))
        expect(off).toEqual([])
      }
    })
})
