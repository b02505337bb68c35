import { parentPort, workerData } from 'node:worker_threads'
import { doPathJob, type PathReply, type PathWork } from './path-work.ts'

// Runs as one of several threads (path-workers.ts): takes the next job until there is none, and ends.
const work: PathWork = workerData
for (;;) {
  const job = Atomics.add(work.next, 0, 1)
  const asked = work.jobs[job]
  if (!asked) break
  const sums = doPathJob(work, asked)
  const buffers =
    sums instanceof Float64Array ? [sums.buffer] : Object.values(sums).map(({ buffer }) => buffer)
  parentPort?.postMessage({ job, sums } satisfies PathReply, buffers as ArrayBuffer[])
}
