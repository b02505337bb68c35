import { networkStudy, type StudyOptions } from '../domain/network/study.ts'
import {
  type NetworkStudy,
  STUDY_MEASURES,
  type StudyInput,
  type StudyMeasure,
} from '../domain/network/study-measures.ts'
import type { PathMeasure } from './path-work.ts'
import { computePaths, isWorthThreads, type PathOptions } from './path-workers.ts'

const NEEDS: Readonly<Record<PathMeasure, readonly StudyMeasure[]>> = {
  betweenness: ['betweenness_raw', 'betweenness_norm', 'bip_betweenness'],
  weightedBetweenness: ['betweenness_invweight_raw'],
  distances: [
    'closeness_wf',
    'harmonic_igraph_norm',
    'bip_closeness',
    'diameter_largest',
    'avg_path_length_largest',
  ],
}

/** `networkStudy`, the shortest paths of a large network found by several threads; the same to the last bit. */
export async function studyInThreads(
  input: StudyInput,
  options: StudyOptions = {},
  pathOptions: PathOptions = {},
): Promise<NetworkStudy> {
  const { graph, mode } = input
  if (!isWorthThreads(graph) && pathOptions.threads === undefined) return networkStudy(input, options)
  const asked = options.measures ?? STUDY_MEASURES
  const exists = (measure: StudyMeasure) => asked.includes(measure) && (mode || !measure.startsWith('bip_'))
  const paths = (Object.keys(NEEDS) as PathMeasure[]).filter(
    (path) => NEEDS[path].some(exists) && (path !== 'weightedBetweenness' || graph.weights !== null),
  )
  const known = paths.length > 0 ? await computePaths(graph, paths, pathOptions) : {}
  return networkStudy(input, { ...options, known: { ...options.known, ...known } })
}
