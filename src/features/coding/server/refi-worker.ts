import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '#kernel/problem.ts'
import { readRefiFile } from '../domain/refi-contents.ts'
import type { RefiWorkerReply } from './refi-reading.ts'

// Runs as a thread of its own (refi-reading.ts): reads one file, answers once, ends.
function answer(bytes: Uint8Array): RefiWorkerReply {
  try {
    return { read: readRefiFile(bytes) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { problem: { code: error.code, fault: error.fault, details: error.details } }
  }
}

parentPort?.postMessage(answer(workerData as Uint8Array))
