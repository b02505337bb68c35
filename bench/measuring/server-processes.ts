import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '#platform/server/db/embedded-postgres.ts'
import { type Database, openDatabase } from '#platform/server/db/pool.ts'

const ROOT = join(import.meta.dirname, '..', '..')

export type ServerProcesses = {
  readonly db: Database
  /** Where the API of each process stands. */
  readonly apis: readonly string[]
  readonly setupToken: string
  /** Of the database, for connections of one's own as its owner. */
  readonly url: string
  readonly pids: readonly (number | undefined)[]
  readonly close: () => Promise<void>
}

/** Several server processes on one PostgreSQL of their own, as behind a balancer. */
export async function startServerProcesses(count: number): Promise<ServerProcesses> {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-bench-'))
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log: () => {}, env: process.env })
  const { user, host, port } = postgres.ownerConfig
  const url = `postgresql://${user}@localhost:${port}/postgres?host=${encodeURIComponent(host ?? '')}`
  const db = await openDatabase({ DATABASE_URL: url })
  const children: ChildProcess[] = []
  const apis: string[] = []
  let setupToken = ''
  for (let i = 0; i < count; i++) {
    const at = await freePort()
    const env = { ...process.env, DATABASE_URL: url, PORT: String(at) }
    const child = spawn(process.execPath, [join(ROOT, 'src', 'main', 'server.ts')], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.push(child)
    apis.push(`http://127.0.0.1:${at}/api`)
    setupToken = await untilReady(child)
  }
  const close = async () => {
    const ended = children.map((child) => once(child, 'exit'))
    for (const child of children) child.kill('SIGTERM')
    await Promise.all(ended)
    await db.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { db, apis, setupToken, url, pids: children.map(({ pid }) => pid), close }
}

/** The token of the set-up link that the server prints once it listens. */
async function untilReady(child: ChildProcess): Promise<string> {
  let output = ''
  for await (const chunk of child.stdout ?? []) {
    output += chunk
    if (output.includes('prête')) break
  }
  child.stdout?.resume()
  return /installation\/(\S+)/.exec(output)?.[1] ?? ''
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
