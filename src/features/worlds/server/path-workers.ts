import { availableParallelism } from 'node:os'
import { prepareBetweenness, unfoldBetweenness } from '../domain/network/betweenness.ts'
import { addInto, cutIntoChunks } from '../domain/network/chunks.ts'
import { prepareDistances, unfoldDistances } from '../domain/network/closeness.ts'
import { addDistances, cutBatches, cutIntoBatches, noDistances } from '../domain/network/distance-pass.ts'
import type { Graph } from '../domain/network/graph.ts'
import type { KnownPaths } from '../domain/network/study.ts'
import { runInThreads } from './path-threads.ts'
import { doPathJob, type PathJob, type PathMeasure, type PathReply, type PathWork } from './path-work.ts'
import { shareFolded, shareGraph } from './shared-graph.ts'

export type PathOptions = {
  /** Threads beside this one; as many as the machine runs at once when left out. 0: all in this thread. */
  readonly threads?: number
  /** Stops the threads after the job in hand, and rejects. */
  readonly signal?: AbortSignal
}

/** Nodes × ties from which threads save more than they take to start (some 0.2 s of one thread). */
const WORTH_THREADS = 4e7

/** Whether a graph is large enough for `computePaths` to be worth its threads. */
export const isWorthThreads = (graph: Graph): boolean => graph.n * graph.m >= WORTH_THREADS

function planWork(graph: Graph, measures: readonly PathMeasure[], shared: boolean): PathWork {
  const forBetweenness = measures.includes('betweenness') ? prepareBetweenness(graph) : null
  const forDistances = measures.includes('distances') ? prepareDistances(graph) : null
  const weighted = measures.includes('weightedBetweenness') ? graph : null
  const batches = forDistances ? cutIntoBatches(forDistances) : []
  const cut = (measure: PathMeasure, chunks: readonly { from: number; to: number }[]) =>
    chunks.map(({ from, to }): PathJob => ({ measure, from, to }))
  return {
    // the longest first, so that threads end together
    jobs: [
      ...(weighted ? cut('weightedBetweenness', cutIntoChunks(graph.n)) : []),
      ...(forBetweenness ? cut('betweenness', cutIntoChunks(forBetweenness.classes)) : []),
      ...cut('distances', cutBatches(batches)),
    ],
    next: new Int32Array(new SharedArrayBuffer(4)),
    graph: weighted && shared ? shareGraph(weighted) : weighted,
    forBetweenness: forBetweenness && shared ? shareFolded(forBetweenness) : forBetweenness,
    forDistances: forDistances && shared ? shareFolded(forDistances) : forDistances,
    batches,
  }
}

/** Adds up replies in the order of the jobs, in whatever order they come. */
function gatherReplies({ jobs, graph, forBetweenness, forDistances }: PathWork) {
  const between = new Float64Array(forBetweenness?.classes ?? 0)
  const weighted = new Float64Array(graph?.n ?? 0)
  const distances = noDistances(forDistances?.classes ?? 0)
  const early = new Map<number, PathReply['sums']>()
  let added = 0
  const add = (measure: PathMeasure, sums: PathReply['sums']) => {
    if (!(sums instanceof Float64Array)) addDistances(distances, sums)
    else addInto(measure === 'betweenness' ? between : weighted, sums)
  }
  return {
    take({ job, sums }: PathReply) {
      early.set(job, sums)
      for (let next = early.get(added); next; next = early.get(added)) {
        early.delete(added)
        add(jobs[added]?.measure ?? 'distances', next)
        added++
      }
    },
    isDone: () => added === jobs.length,
    result: (): KnownPaths => ({
      ...(forBetweenness && { betweenness: unfoldBetweenness(forBetweenness, between) }),
      ...(graph && {
        weightedBetweenness: graph.directed ? weighted : weighted.map((value) => value / 2),
      }),
      ...(forDistances && { distances: unfoldDistances(forDistances, distances) }),
    }),
  }
}

/**
 * Betweenness and distances of every node by several threads, which take chunks of sources one after the other; the
 * result is that of one thread to the last bit. A small graph is done in this thread.
 *
 * @throws the reason of `signal` when it is aborted
 */
export async function computePaths(
  graph: Graph,
  measures: readonly PathMeasure[],
  { threads = isWorthThreads(graph) ? availableParallelism() : 0, signal }: PathOptions = {},
): Promise<KnownPaths> {
  signal?.throwIfAborted()
  const work = planWork(graph, measures, threads > 0)
  const { take, isDone, result } = gatherReplies(work)
  if (threads === 0) work.jobs.forEach((job, k) => void take({ job: k, sums: doPathJob(work, job) }))
  else await runInThreads(work, threads, take, signal)
  signal?.throwIfAborted()
  if (!isDone()) throw new Error('the threads ended before their work was done')
  return result()
}
