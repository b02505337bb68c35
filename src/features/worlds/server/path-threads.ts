import { Worker } from 'node:worker_threads'
import type { PathMessage, PathReply, PathTask, PathWork } from './path-work.ts'

/** Threads stay for the next network, their code compiled, and end when nobody asked for so long. */
const IDLE_MS = 30_000

type Run = {
  running: number
  readonly take: (reply: PathReply) => void
  readonly resolve: () => void
  readonly reject: (reason: Error) => void
}

const threads: Worker[] = []
const runs = new Map<number, Run>()
let lastRun = 0
let idle: NodeJS.Timeout | undefined

/** They keep the process alive only while one of them works. */
function restWhenDone() {
  if (runs.size > 0) return
  for (const thread of threads) thread.unref()
  idle = setTimeout(() => {
    for (const thread of threads.splice(0)) void thread.terminate()
  }, IDLE_MS).unref()
}

function hear(message: PathMessage) {
  const run = runs.get(message.run)
  if (!run) return
  if ('failure' in message) end(message.run, new Error(message.failure))
  else if ('sums' in message) run.take(message)
  else if (--run.running === 0) end(message.run)
}

function end(n: number, failure?: Error) {
  const run = runs.get(n)
  if (!run) return
  runs.delete(n)
  restWhenDone()
  if (failure) run.reject(failure)
  else run.resolve()
}

function startThread(): Worker {
  const thread = new Worker(new URL('./path-worker.ts', import.meta.url))
  const lost = (reason: Error) => {
    const place = threads.indexOf(thread)
    if (place === -1) return
    threads.splice(place, 1)
    for (const n of [...runs.keys()]) end(n, reason)
  }
  thread.on('message', hear)
  thread.on('error', lost)
  thread.on('exit', (code) => lost(new Error(`a thread of paths ended with ${code}`)))
  return thread
}

/**
 * Has the jobs done by `count` threads, each taking the next when it is free; `take` hears them in whatever order they
 * are done. Rejects with the first that fails, and at once with the reason of `signal`: threads then stop after the job
 * in hand.
 */
export async function runInThreads(
  work: PathWork,
  count: number,
  take: (reply: PathReply) => void,
  signal?: AbortSignal,
): Promise<void> {
  clearTimeout(idle)
  while (threads.length < count) threads.push(startThread())
  lastRun += 1
  const n = lastRun
  const stop = () => {
    Atomics.store(work.next, 0, work.jobs.length)
    end(n, signal?.reason)
  }
  signal?.addEventListener('abort', stop, { once: true })
  try {
    await new Promise<void>((resolve, reject) => {
      runs.set(n, { running: count, take, resolve, reject })
      for (const thread of threads.slice(0, count)) {
        thread.ref()
        thread.postMessage({ run: n, work } satisfies PathTask)
      }
    })
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}
