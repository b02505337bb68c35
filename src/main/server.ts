import { Problem } from '#kernel/problem.ts'
import { langOf } from './commands/command-ports.ts'
import { startInstance } from './instance.ts'
import { problemSentence } from './problem-sentence.ts'

/** Running this file starts the server; `npm start` does it once everything is installed and built. */
const instance = await startInstance(process.env).catch((error: unknown) => {
  const busy = (error as { code?: string }).code === 'EADDRINUSE'
  const problem = busy
    ? new Problem('server.port-taken', 'conflict', { port: process.env.PORT ?? 4600 })
    : error
  if (!(problem instanceof Problem)) throw error
  console.error(problemSentence(problem, langOf(process.env)))
  process.exit(1)
})

// Ctrl-C arrives from the terminal, and again from npm and the launcher: a repeat must not cut the stop short.
let isStopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isStopping) return
    isStopping = true
    void instance.stop().then(() => process.exit(0))
  })
}
