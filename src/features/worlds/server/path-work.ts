import { betweennessOfSources } from '../domain/network/betweenness-pass.ts'
import { type Batch, type DistanceSums, distancesOfSources } from '../domain/network/distance-pass.ts'
import type { FoldedGraph } from '../domain/network/folded-graph.ts'
import type { Graph } from '../domain/network/graph.ts'
import { weightedBetweennessOfSources } from '../domain/network/weighted-betweenness.ts'

export type PathMeasure = 'betweenness' | 'weightedBetweenness' | 'distances'

/** A chunk of sources of one measure: `from … to − 1` of classes, of batches or of nodes. */
export type PathJob = { readonly measure: PathMeasure; readonly from: number; readonly to: number }

/** What all threads read: its arrays lie in memory that they share. */
export type PathWork = {
  readonly jobs: readonly PathJob[]
  /** At 0: the next job that nobody has taken. */
  readonly next: Int32Array
  readonly graph: Graph | null
  readonly forBetweenness: FoldedGraph | null
  readonly forDistances: FoldedGraph | null
  readonly batches: readonly Batch[]
}

export type PathReply = { readonly job: number; readonly sums: Float64Array | DistanceSums }

/** What a thread is asked, and what it says of each run: a job done, no job left, or why it failed. */
export type PathTask = { readonly run: number; readonly work: PathWork }
export type PathMessage = { readonly run: number } & (
  | PathReply
  | { readonly ended: true }
  | { readonly failure: string }
)

/** One job; the same to the last bit whoever does it. */
export function doPathJob(work: PathWork, { measure, from, to }: PathJob): Float64Array | DistanceSums {
  const { graph, forBetweenness, forDistances, batches } = work
  if (measure === 'betweenness' && forBetweenness) return betweennessOfSources(forBetweenness, from, to)
  if (measure === 'distances' && forDistances)
    return distancesOfSources(forDistances, batches.slice(from, to))
  if (measure === 'weightedBetweenness' && graph) return weightedBetweennessOfSources(graph, from, to)
  throw new Error(`no graph to compute ${measure} on`)
}
