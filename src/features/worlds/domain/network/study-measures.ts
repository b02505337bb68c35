import type { Brokerage } from './gould-fernandez.ts'
import type { Graph } from './graph.ts'
import type { Communities } from './leiden.ts'

/** Measures of every node; those of `WEIGHTED_MEASURES` exist where ties have weights. */
export const NODE_MEASURES = [
  'degree',
  'strength',
  'betweenness_raw',
  'betweenness_norm',
  'betweenness_invweight_raw',
  'closeness_wf',
  'harmonic_igraph_norm',
  'core_number',
  'constraint_unweighted',
  'constraint_weighted',
  'effective_size',
  'clustering',
  'eigenvector',
  'pagerank_085',
] as const
/** Measures of every node of a two-mode graph. */
export const TWO_MODE_MEASURES = [
  'bip_degree_centrality',
  'bip_betweenness',
  'bip_closeness',
  'latapy_clustering_dot',
] as const
/** Measures of the whole; `two_mode` and `modularity_given_partition` exist where modes and groups are given. */
export const GLOBAL_MEASURES = [
  'density',
  'components',
  'largest_component',
  'transitivity',
  'avg_clustering',
  'diameter_largest',
  'avg_path_length_largest',
  'degree_assortativity',
  'max_core',
  'articulation_points',
  'bridges',
  'modularity_given_partition',
  'two_mode',
] as const
/** `leiden` and, where groups are given, `gould_fernandez`. */
export const OTHER_MEASURES = ['leiden', 'gould_fernandez'] as const
export const WEIGHTED_MEASURES: ReadonlySet<string> = new Set([
  'strength',
  'betweenness_invweight_raw',
  'constraint_weighted',
])

export type NodeMeasure = (typeof NODE_MEASURES)[number] | (typeof TWO_MODE_MEASURES)[number]
export type GlobalMeasure = (typeof GLOBAL_MEASURES)[number]
export type StudyMeasure = NodeMeasure | GlobalMeasure | (typeof OTHER_MEASURES)[number]
export const STUDY_MEASURES: readonly StudyMeasure[] = [
  ...NODE_MEASURES,
  ...TWO_MODE_MEASURES,
  ...GLOBAL_MEASURES,
  ...OTHER_MEASURES,
]

export type StudyInput = {
  readonly graph: Graph
  /** `ACTOR_MODE` or `WORLD_MODE` of each node of a two-mode graph. */
  readonly mode?: Uint8Array
  /** Group of each node, 0 … k − 1, −1 for none. */
  readonly groups?: Int32Array
}

export type TwoModeFigures = {
  readonly actors: number
  readonly worlds: number
  readonly density: number
  readonly robins_alexander_clustering: number
  readonly projection_actors_edges: number
  readonly projection_actors_weight_sum: number
  readonly projection_worlds_edges: number
  readonly projection_worlds_weight_sum: number
}

/** Measures of the whole; NaN where one is not defined. Those not asked for are absent. */
export type GlobalFigures = {
  nodes: number
  edges: number
  directed: boolean
  density?: number
  components?: number
  largest_component?: number
  transitivity?: number
  avg_clustering?: number
  /** Direction ignored. */
  diameter_largest?: number
  avg_path_length_largest?: number
  degree_assortativity?: number
  max_core?: number
  /** Numbers of nodes. */
  articulation_points?: readonly number[]
  /** How many ties would cut the network. */
  bridges?: number
  modularity_given_partition?: number
  two_mode?: TwoModeFigures
}

export type NetworkStudy = {
  /** A column of length n for each measure that was asked for and exists; NaN: not defined for this node. */
  readonly nodes: Partial<Record<NodeMeasure, Float64Array | Int32Array>>
  readonly global: GlobalFigures
  readonly leiden?: Communities
  readonly gould_fernandez?: Brokerage
}
