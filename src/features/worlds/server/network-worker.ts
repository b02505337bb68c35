import { parentPort } from 'node:worker_threads'
import { computeHere, type NetworkTask, type TaskReply } from './network-computing.ts'

// Runs as a thread of its own (network-computing.ts): one task after the other, for as long as the server.
parentPort?.on('message', ({ n, task }: { n: number; task: NetworkTask }) => {
  parentPort?.postMessage(answer(n, task))
})

function answer(n: number, task: NetworkTask): TaskReply {
  try {
    return { n, result: computeHere(task) }
  } catch (error) {
    return { n, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
