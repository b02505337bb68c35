import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '#kernel/problem.ts'
import { importContours } from '../domain/contours.ts'
import { loadCommuneRegister } from './communes-source.ts'
import { parseContourBytes } from './contours-file.ts'
import type { ContourWorkerReply } from './contours-import.ts'

// Runs as a thread of its own (contours-import.ts): reads one file, answers once, ends.
async function answer(bytes: Uint8Array): Promise<ContourWorkerReply> {
  try {
    return { read: importContours(parseContourBytes(bytes), await loadCommuneRegister()) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { problem: { code: error.code, fault: error.fault, details: error.details } }
  }
}

parentPort?.postMessage(await answer(workerData as Uint8Array))
