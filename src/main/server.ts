import { startInstance } from './instance.ts'

/** Running this file starts the server; `npm start` does it once everything is installed and built. */
const instance = await startInstance(process.env)

// Ctrl-C arrives from the terminal, and again from npm and the launcher: a repeat must not cut the stop short.
let isStopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isStopping) return
    isStopping = true
    void instance.stop().then(() => process.exit(0))
  })
}
