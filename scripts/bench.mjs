// npm run bench -- NAME [--json]: runs bench/NAME.ts and prints one JSON document (indented without --json).
import { readdirSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { ensureNode24 } from './node24.mjs'
import { giveUp, projectRoot } from './processes.mjs'

await ensureNode24()
await ensureInstalled()
await ensureBuilt()
process.chdir(projectRoot)

const known = readdirSync('bench')
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -3))
const name = process.argv.slice(2).find((argument) => !argument.startsWith('--'))
if (!known.includes(name)) {
  const list = known.join(', ')
  giveUp(
    `Mesures : npm run bench -- NOM --json, avec NOM parmi ${list}`,
    `Benchmarks: NAME is one of ${list}`,
  )
}

const { benchmark } = await import(pathToFileURL(join(projectRoot, 'bench', `${name}.ts`)).href)
const machine = {
  processor: cpus()[0]?.model,
  cores: cpus().length,
  memoryBytes: totalmem(),
  platform: `${process.platform}-${process.arch}`,
  node: process.versions.node,
}
const began = new Date()
const results = await benchmark()
const document = { benchmark: name, at: began.toISOString(), machine, ...results }
const text = JSON.stringify(document, null, process.argv.includes('--json') ? 0 : 2)
process.stdout.write(`${text}\n`, () => process.exit(0))
