// npm start: everything a fresh clone needs, then the server, in this same process so that signals reach it directly.
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { ensureNode24 } from './node24.mjs'

await ensureNode24()
await ensureInstalled()
await ensureBuilt()
await import('../src/main/server.ts')
