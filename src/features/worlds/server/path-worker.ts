import { parentPort } from 'node:worker_threads'
import { doPathJob, type PathMessage, type PathTask } from './path-work.ts'

// One of several threads (path-threads.ts): of each task it takes the next job until there is none.
parentPort?.on('message', ({ run, work }: PathTask) => {
  const reply = (message: PathMessage, buffers: readonly ArrayBuffer[] = []) =>
    parentPort?.postMessage(message, buffers)
  try {
    for (;;) {
      const job = Atomics.add(work.next, 0, 1)
      const asked = work.jobs[job]
      if (!asked) break
      const sums = doPathJob(work, asked)
      const arrays = sums instanceof Float64Array ? [sums] : Object.values(sums)
      reply(
        { run, job, sums },
        arrays.map(({ buffer }) => buffer).filter((b) => b instanceof ArrayBuffer),
      )
    }
    reply({ run, ended: true })
  } catch (error) {
    reply({ run, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
