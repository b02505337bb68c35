import { networkStudy, type StudyOptions } from '../domain/network/study.ts'
import { type NetworkStudy, STUDY_MEASURES, type StudyInput } from '../domain/network/study-measures.ts'
import type { PathMeasure } from './path-work.ts'
import { computePaths, isWorthThreads, type PathOptions } from './path-workers.ts'

/** What each kind of walk is needed for. */
const NEEDED_FOR: Readonly<Record<PathMeasure, readonly string[]>> = {
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

/** `networkStudy`, with what walks shortest paths done by several threads where the graph is large enough. */
export async function studyInThreads(
  input: StudyInput,
  options: StudyOptions & PathOptions = {},
): Promise<NetworkStudy> {
  const { graph } = input
  const asked = new Set<string>(options.measures ?? STUDY_MEASURES)
  const needed = (['weightedBetweenness', 'betweenness', 'distances'] as const).filter((walk) =>
    NEEDED_FOR[walk].some((measure) => asked.has(measure)),
  )
  const walks = needed.filter((walk) => walk !== 'weightedBetweenness' || graph.weights)
  if (walks.length === 0 || !(options.threads ?? isWorthThreads(graph))) return networkStudy(input, options)
  return networkStudy(input, { ...options, known: await computePaths(graph, walks, options) })
}
