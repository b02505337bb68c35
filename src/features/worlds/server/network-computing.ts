import { Worker } from 'node:worker_threads'
import { type Fault, Problem, type ProblemDetails } from '#kernel/problem.ts'
import type { NetworkTask, ResultOf } from './network-work.ts'

/** What the thread answers, by the number of the task. */
export type TaskReply = { readonly n: number } & (
  | { readonly result: unknown }
  | { readonly problem: { readonly code: string; readonly fault: Fault; readonly details: ProblemDetails } }
  | { readonly failure: string }
)

type Waiting = { resolve: (result: never) => void; reject: (reason: Error) => void }

/** Whoever waits holds a connection to the database; there are sixteen of them, and others need some. */
const MOST_WAITING = 8

let thread: Worker | undefined
const waiting = new Map<number, Waiting>()
let last = 0

/**
 * Does a task in a thread of its own, one after the other: the server goes on answering (a first layout of twenty worlds
 * takes 40 ms, a study of 5,000 actors a second). The thread is made when first needed, and does not keep the process alive.
 *
 * @throws Problem `worlds.computing-busy` when too many wait already
 */
export async function computeApart<T extends NetworkTask>(task: T): Promise<ResultOf<T>> {
  if (waiting.size >= MOST_WAITING) throw new Problem('worlds.computing-busy', 'busy')
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
    if ('problem' in reply)
      asked?.reject(new Problem(reply.problem.code, reply.problem.fault, reply.problem.details))
    else if ('failure' in reply) asked?.reject(new Error(reply.failure))
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
