import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FIRST_PAINT_LIMIT, firstPaint, javaScriptOf, readManifest, sizeOf } from '../scripts/build.mjs'
import { ratioOf, type Spread, spreadOf } from './measuring/measure.ts'

const COLD = 3
const WARM = 7

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

async function untilHealthy(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const reply = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => undefined)
    if (reply?.status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`the server ended with ${child.exitCode} before it was ready`)
}

/** Milliseconds from the command to the first healthy reply, and from SIGTERM to the end. */
async function startOnce(folder: string): Promise<{ ready: number; stop: number }> {
  const port = await freePort()
  const began = performance.now()
  const env = { ...process.env, TABLEE_DATA: folder, PORT: String(port), DATABASE_URL: '' }
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  await untilHealthy(port, child)
  const ready = performance.now() - began
  child.kill('SIGTERM')
  await ended
  return { ready, stop: performance.now() - began - ready }
}

/** The peer: a Node process that does nothing. */
async function emptyNode(): Promise<Spread> {
  const took: number[] = []
  for (let i = 0; i < WARM; i++) {
    const began = performance.now()
    await once(spawn(process.execPath, ['--eval', '0']), 'exit')
    took.push(performance.now() - began)
  }
  return spreadOf(took)
}

/** JavaScript that a route adds to the first screen, and all that it needs. */
function routes() {
  const manifest = readManifest()
  const first = new Set(javaScriptOf('index.html', manifest))
  return Object.entries(manifest)
    .filter(([, part]) => part.isDynamicEntry)
    .map(([key]) => {
      const files = javaScriptOf(key, manifest)
      return {
        route: key,
        added: sizeOf(files.filter((file) => !first.has(file))),
        withFirstPaint: sizeOf([...first, ...files]),
      }
    })
    .toSorted((a, b) => b.added.gzip - a.added.gzip)
}

/** Start-up with an empty data folder (cold: the database is made) and with the same one again (warm); JavaScript per route. */
export async function benchmark() {
  const cold: number[] = []
  const warm: number[] = []
  const stops: number[] = []
  for (let i = 0; i < COLD; i++) {
    const folder = join(tmpdir(), `tablee-bench-${process.pid}-${i}`)
    try {
      cold.push((await startOnce(folder)).ready)
      for (let j = 0; i === COLD - 1 && j < WARM; j++) {
        const { ready, stop } = await startOnce(folder)
        warm.push(ready)
        stops.push(stop)
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const node = await emptyNode()
  return {
    milliseconds: { cold: spreadOf(cold), warm: spreadOf(warm), stop: spreadOf(stops), emptyNode: node },
    ratios: {
      'cold against an empty Node': ratioOf(spreadOf(cold), node),
      'warm against an empty Node': ratioOf(spreadOf(warm), node),
    },
    sizes: { firstPaint: { ...firstPaint(), limitGzip: FIRST_PAINT_LIMIT }, routes: routes() },
  }
}
