import { startInstance } from './instance.ts'

/** Running this file starts the server; `npm start` does it once everything is installed and built. */
const instance = await startInstance(process.env)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void instance.stop().then(() => process.exit(0))
  })
}
