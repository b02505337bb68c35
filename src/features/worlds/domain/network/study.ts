import { computeBetweenness, normalizeBetweenness, normalizeTwoModeBetweenness } from './betweenness.ts'
import {
  computeCloseness,
  computeDistances,
  computeHarmonic,
  computeTwoModeCloseness,
  type Distances,
  describeLargestPaths,
} from './closeness.ts'
import { averageOf, computeLocalClustering, computeTransitivity } from './clustering.ts'
import { findComponents } from './components.ts'
import { computeConstraint, computeEffectiveSizes } from './constraint.ts'
import { computeCoreNumbers } from './cores.ts'
import { findCutPoints } from './cut-points.ts'
import { computeDegreeAssortativity } from './degree-assortativity.ts'
import { computeDegrees, computeDensity, computeStrengths } from './density.ts'
import { computeEigenvectorCentrality } from './eigenvector.ts'
import { computeBrokerage } from './gould-fernandez.ts'
import { ACTOR_MODE, WORLD_MODE } from './graph.ts'
import { findCommunities } from './leiden.ts'
import { computeModularity } from './modularity.ts'
import { computePageRank } from './pagerank.ts'
import {
  type GlobalFigures,
  type GlobalMeasure,
  type NetworkStudy,
  type NodeMeasure,
  STUDY_MEASURES,
  type StudyInput,
  type StudyMeasure,
  type TwoModeFigures,
  WEIGHTED_MEASURES,
} from './study-measures.ts'
import { computeTwoModeDegrees, computeTwoModeDensity, countModes, sumProjection } from './two-mode.ts'
import { computeLatapyClustering, computeRobinsAlexander } from './two-mode-clustering.ts'
import { computeWeightedBetweenness } from './weighted-betweenness.ts'

/** What was computed elsewhere (by several workers) and need not be again; by node. */
export type KnownPaths = {
  /** `computeBetweenness` */
  readonly betweenness?: Float64Array
  /** `computeWeightedBetweenness` */
  readonly weightedBetweenness?: Float64Array
  /** `computeDistances(graph, 'all')` */
  readonly distances?: Distances
}

export type StudyOptions = {
  /** Which measures; all that exist for this graph when left out. None is computed that is not asked for. */
  readonly measures?: readonly StudyMeasure[]
  /** Seed of the search for communities. */
  readonly seed?: number
  readonly known?: KnownPaths
}

/** Computes at the first call, and then remembers. */
function once<T>(compute: () => T): () => T {
  let kept: { readonly value: T } | undefined
  return () => {
    kept ??= { value: compute() }
    return kept.value
  }
}

type NodeColumns = Partial<Record<NodeMeasure, () => Float64Array | Int32Array>>
type GlobalValues = { readonly [K in GlobalMeasure]?: () => NonNullable<GlobalFigures[K]> }

/** What several measures need, each computed once and only if one of them is asked for. */
function shareWork({ graph }: StudyInput, known: KnownPaths) {
  const distances = once(() => known.distances ?? computeDistances(graph, 'all'))
  return {
    betweenness: once(() => known.betweenness ?? computeBetweenness(graph)),
    distances,
    arriving: graph.directed ? once(() => computeDistances(graph, 'in')) : distances,
    components: once(() => findComponents(graph)),
    clustering: once(() => computeLocalClustering(graph)),
    cores: once(() => computeCoreNumbers(graph)),
    cuts: once(() => findCutPoints(graph)),
  }
}
type SharedWork = ReturnType<typeof shareWork>

function nodeColumns({ graph, mode }: StudyInput, work: SharedWork, known: KnownPaths): NodeColumns {
  const columns: NodeColumns = {
    degree: () => computeDegrees(graph),
    strength: () => computeStrengths(graph),
    betweenness_raw: work.betweenness,
    betweenness_norm: () => normalizeBetweenness(work.betweenness(), graph.directed),
    betweenness_invweight_raw: () => known.weightedBetweenness ?? computeWeightedBetweenness(graph),
    closeness_wf: () => computeCloseness(work.arriving()),
    harmonic_igraph_norm: () => computeHarmonic(work.distances()),
    core_number: work.cores,
    constraint_unweighted: () => computeConstraint(graph, { weighted: false }),
    constraint_weighted: () => computeConstraint(graph),
    effective_size: () => computeEffectiveSizes(graph),
    clustering: work.clustering,
    eigenvector: () => computeEigenvectorCentrality(graph),
    pagerank_085: () => computePageRank(graph),
  }
  if (!mode) return columns
  return {
    ...columns,
    bip_degree_centrality: () => computeTwoModeDegrees(graph, mode),
    bip_betweenness: () => normalizeTwoModeBetweenness(work.betweenness(), mode),
    bip_closeness: () => computeTwoModeCloseness(work.distances(), mode),
    latapy_clustering_dot: () => computeLatapyClustering(graph, 'dot'),
  }
}

function describeTwoMode({ graph }: StudyInput, mode: Uint8Array): TwoModeFigures {
  const ofActors = sumProjection(graph, mode, ACTOR_MODE)
  const ofWorlds = sumProjection(graph, mode, WORLD_MODE)
  return {
    ...countModes(mode),
    density: computeTwoModeDensity(graph, mode),
    robins_alexander_clustering: computeRobinsAlexander(graph, mode),
    projection_actors_edges: ofActors.edges,
    projection_actors_weight_sum: ofActors.weightSum,
    projection_worlds_edges: ofWorlds.edges,
    projection_worlds_weight_sum: ofWorlds.weightSum,
  }
}

function globalValues(input: StudyInput, work: SharedWork): GlobalValues {
  const { graph, mode, groups } = input
  const paths = once(() => describeLargestPaths(work.distances(), work.components()))
  return {
    density: () => computeDensity(graph),
    components: () => work.components().count,
    largest_component: () => work.components().sizes[work.components().largest] ?? 0,
    transitivity: () => computeTransitivity(graph),
    avg_clustering: () => averageOf(work.clustering()),
    diameter_largest: () => paths().diameter,
    avg_path_length_largest: () => paths().averageLength,
    degree_assortativity: () => computeDegreeAssortativity(graph),
    max_core: () => work.cores().reduce((most, core) => Math.max(most, core), 0),
    articulation_points: () => work.cuts().points.map(({ node }) => node),
    bridges: () => work.cuts().bridges.length,
    ...(groups && { modularity_given_partition: () => computeModularity(graph, groups) }),
    ...(mode && { two_mode: () => describeTwoMode(input, mode) }),
  }
}

/**
 * Every measure of a network that is asked for and exists for it, in one reading; what several measures need is computed
 * once. Time: that of betweenness, n·m at most.
 */
export function networkStudy(input: StudyInput, options: StudyOptions = {}): NetworkStudy {
  const { graph, groups } = input
  const { measures = STUDY_MEASURES, known = {} } = options
  const work = shareWork(input, known)
  const columns = nodeColumns(input, work, known)
  const values = globalValues(input, work)
  const nodes: Partial<Record<NodeMeasure, Float64Array | Int32Array>> = {}
  const global: GlobalFigures = { nodes: graph.n, edges: graph.m, directed: graph.directed }
  const asked = new Set<string>(measures)
  for (const name of Object.keys(columns) as NodeMeasure[]) {
    if (!asked.has(name) || (WEIGHTED_MEASURES.has(name) && !graph.weights)) continue
    const column = columns[name]
    if (column) nodes[name] = column()
  }
  for (const [name, compute] of Object.entries(values)) {
    if (asked.has(name)) Object.assign(global, { [name]: compute() })
  }
  return {
    nodes,
    global,
    ...(asked.has('leiden') && { leiden: findCommunities(graph, { seed: options.seed ?? 1 }) }),
    ...(asked.has('gould_fernandez') && groups && { gould_fernandez: computeBrokerage(graph, groups) }),
  }
}
