import { Worker } from 'node:worker_threads'
import { type Fault, Problem, type ProblemDetails } from '#kernel/problem.ts'
import { codingProblem } from '../domain/coding-problem.ts'
import type { RefiContents } from '../domain/refi-contents.ts'

/** What the thread answers, once. */
export type RefiWorkerReply =
  | { readonly read: RefiContents }
  | { readonly problem: { readonly code: string; readonly fault: Fault; readonly details: ProblemDetails } }

/** What the largest file that the domain reads takes, twice: its own bounds keep it below, for a thread out of memory may end the process. */
const MOST_HEAP_MB = 1_024
/** Whoever waits holds a connection to the database, and each thread its memory. */
const MOST_AT_ONCE = 2
let reading = 0

/**
 * Reads a file of REFI-QDA in a thread of its own, during which the server goes on answering. `bytes` are handed over and
 * empty afterwards. Throws what `readRefiFile` throws, `coding.refi-too-large` when the memory does not suffice, and
 * `tables.busy` while others are read.
 */
export async function readRefiApart(bytes: Uint8Array<ArrayBuffer>): Promise<RefiContents> {
  if (reading >= MOST_AT_ONCE) throw new Problem('tables.busy', 'busy')
  reading += 1
  try {
    return await readInThread(bytes)
  } finally {
    reading -= 1
  }
}

function readInThread(bytes: Uint8Array<ArrayBuffer>): Promise<RefiContents> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./refi-worker.ts', import.meta.url), {
      workerData: bytes,
      transferList: [bytes.buffer],
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    })
    worker.once('message', (reply: RefiWorkerReply) => {
      if ('read' in reply) return resolve(reply.read)
      const { code, fault, details } = reply.problem
      reject(new Problem(code, fault, details))
    })
    worker.once('error', (error: Error & { code?: string }) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? codingProblem('coding.refi-too-large') : error),
    )
    worker.once('exit', (code) => reject(new Error(`the reader of coded texts ended with ${code}`)))
  })
}
