#!/usr/bin/env node
// npm exec tablee -- COMMAND: stdout belongs to the command; anything said on the way goes to stderr.
import { ensureInstalled } from './install.mjs'
import { ensureNode24 } from './node24.mjs'

await ensureNode24()
await ensureInstalled()
await import('../src/main/cli.ts')
