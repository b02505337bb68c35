import { parentPort } from 'node:worker_threads'
import { Problem } from '#kernel/problem.ts'
import type { TaskReply } from './network-computing.ts'
import { doNetworkTask, type NetworkTask } from './network-work.ts'

// Runs as a thread of its own (network-computing.ts): one task after the other, for as long as the server.
parentPort?.on('message', ({ n, task }: { n: number; task: NetworkTask }) => {
  parentPort?.postMessage(answer(n, task))
})

function answer(n: number, task: NetworkTask): TaskReply {
  try {
    return { n, result: doNetworkTask(task) }
  } catch (error) {
    if (error instanceof Problem) {
      const { code, fault, details } = error
      return { n, problem: { code, fault, details } }
    }
    return { n, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
