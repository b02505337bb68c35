import { Worker } from 'node:worker_threads'
import { type Fault, Problem, type ProblemDetails } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { ContourImport } from '../domain/contours.ts'
import { type ContourImportRow, insertContourImport } from './contours-store.ts'

/** What the worker answers. */
export type ContourWorkerReply =
  | { readonly read: ContourImport }
  | { readonly problem: { readonly code: string; readonly fault: Fault; readonly details: ProblemDetails } }

/** The whole country was read with a heap below 700 MB; a file that needs more is refused, the server lives on. */
const MOST_HEAP_MB = 2048

/**
 * Reads a contour file (GeoJSON or its .gz) in a thread of its own: the whole country takes seconds, during which
 * the server goes on answering. `bytes` are handed over and empty afterwards. Throws what `parseContourBytes` and
 * `importContours` throw, and `territories.contours-too-large` when the memory does not suffice.
 */
export function readContoursApart(bytes: Uint8Array<ArrayBuffer>): Promise<ContourImport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./contours-worker.ts', import.meta.url), {
      workerData: bytes,
      transferList: [bytes.buffer],
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    })
    worker.once('message', (reply: ContourWorkerReply) => {
      if ('read' in reply) return resolve(reply.read)
      const { code, fault, details } = reply.problem
      reject(new Problem(code, fault, details))
    })
    worker.once('error', (error: Error & { code?: string }) => {
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(outOfMemory ? new Problem('territories.contours-too-large', 'too-large', { most: 400 }) : error)
    })
    worker.once('exit', (code) => reject(new Error(`the reader of contours ended with ${code}`)))
  })
}

/** One import, from the screen or from the command line. */
export async function importContourBytes(
  tx: Tx,
  file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> },
  personId: string | null,
): Promise<ContourImportRow> {
  return insertContourImport(tx, file.name, personId, await readContoursApart(file.bytes))
}
