import { Worker } from 'node:worker_threads'
import type { NetworkData, NetworkPositions } from '../domain/network-data.ts'
import { layoutNetwork } from '../domain/network-layout.ts'
import { type StudiedNetwork, type StudyRequest, studyNetwork } from '../domain/network-study.ts'

/** What is worked out of a network and takes longer than others may wait for. */
export type NetworkTask =
  | { readonly act: 'layout'; readonly data: NetworkData; readonly former: NetworkPositions }
  | { readonly act: 'study'; readonly request: StudyRequest }

type ResultOf<T extends NetworkTask> = T extends { act: 'layout' } ? NetworkPositions : StudiedNetwork

/** What the thread answers, by the number of the task. */
export type TaskReply = { readonly n: number } & ({ readonly result: unknown } | { readonly failure: string })

/** A network without anything yet is answered at once. */
function isEmpty(task: NetworkTask): boolean {
  const { worlds, actors } = task.act === 'layout' ? task.data : task.request.view
  return worlds.length === 0 && actors.length === 0
}

/** The work itself, in whatever thread. */
export function computeHere<T extends NetworkTask>(task: T): ResultOf<T>
export function computeHere(task: NetworkTask): NetworkPositions | StudiedNetwork {
  return task.act === 'layout' ? layoutNetwork(task.data, task.former) : studyNetwork(task.request)
}

type Waiting = { resolve: (result: never) => void; reject: (reason: Error) => void }

let thread: Worker | undefined
const waiting = new Map<number, Waiting>()
let last = 0

/**
 * Does a task in a thread of its own, one after the other: the server goes on answering (a first layout of twenty worlds
 * takes 40 ms, a study of 5,000 actors a second). The thread is made when first needed, and does not keep the process alive.
 */
export async function computeApart<T extends NetworkTask>(task: T): Promise<ResultOf<T>> {
  if (isEmpty(task)) return computeHere(task)
  thread ??= startThread()
  const worker = thread
  last += 1
  const n = last
  return new Promise((resolve, reject) => {
    waiting.set(n, { resolve, reject })
    worker.ref()
    worker.postMessage({ n, task })
  })
}

function startThread(): Worker {
  const worker = new Worker(new URL('./network-worker.ts', import.meta.url))
  worker.on('message', (reply: TaskReply) => {
    const asked = waiting.get(reply.n)
    waiting.delete(reply.n)
    if (waiting.size === 0) worker.unref()
    if ('failure' in reply) asked?.reject(new Error(reply.failure))
    else asked?.resolve(reply.result as never)
  })
  const end = (reason: Error) => {
    if (thread !== worker) return
    thread = undefined
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }
  worker.on('error', end)
  worker.on('exit', (code) => end(new Error(`the thread of networks ended with ${code}`)))
  worker.unref()
  return worker
}
