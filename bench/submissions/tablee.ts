import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Order, RawLoad } from './raw-client.ts'
import { SURVEY, surveyAnswer } from './survey.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const ACCOUNT = { name: 'Mesure', email: 'mesure@example.org', password: 'carottes-et-panais', lang: 'fr' }

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

export type Tablee = {
  readonly port: number
  readonly database: pg.ClientConfig
  /** Path of an answer, without its identifier. */
  readonly path: string
  /** territory, evaluation, collection, version, link. */
  readonly fixed: readonly string[]
  readonly bodies: readonly string[]
  readonly query: (sql: string, values?: unknown[]) => Promise<pg.QueryResult>
  readonly close: () => Promise<void>
}

async function untilReady(child: ChildProcess): Promise<string> {
  let output = ''
  for await (const chunk of child.stdout ?? []) {
    output += chunk
    if (output.includes('prête')) break
  }
  child.stdout?.resume()
  return /installation\/(\S+)/.exec(output)?.[1] ?? ''
}

/** The real server process with one open collection of the survey: on its embedded database, or on `databaseUrl`. */
export async function startTablee(databaseUrl?: string): Promise<Tablee> {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-bench-'))
  const port = await freePort()
  const place = databaseUrl === undefined ? { TABLEE_DATA: folder } : { DATABASE_URL: databaseUrl }
  const flags = (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean)
  const child = spawn(process.execPath, [...flags, join(ROOT, 'src', 'main', 'server.ts')], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', PORT: String(port), ...place },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const token = await untilReady(child)
  const api = `http://127.0.0.1:${port}/api`
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'sec-fetch-site': 'same-origin',
  }
  const call = async (method: string, path: string, body: object) => {
    const reply = await fetch(api + path, { method, headers, body: JSON.stringify(body) })
    const said = (await reply.json()) as Record<string, unknown>
    if (!reply.ok) throw new Error(`${path}: ${JSON.stringify(said)}`)
    const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
    if (cookies.length > 0) headers.cookie = cookies.join('; ')
    return said as { id: string; version: number; link?: string }
  }
  await call('POST', '/setup', { ...ACCOUNT, token })
  await call('POST', '/session', ACCOUNT)
  const { id: territoryId } = await call('POST', '/territories', {
    name: 'Mesure',
    selection: { include: [{ kind: 'commune', code: '63003' }], exclude: [] },
  })
  const evaluation = await call('POST', `/territories/${territoryId}/evaluations`, { title: 'Mesure' })
  const at = `/territories/${territoryId}/evaluations/${evaluation.id}`
  const draft = await call('POST', `${at}/questionnaires`, { title: 'Enquête', form: SURVEY })
  const published = await call('POST', `${at}/questionnaires/${draft.id}/versions`, {
    version: draft.version,
  })
  const collection = await call('POST', `${at}/collections`, { title: 'Enquête', questionnaireId: draft.id })
  await call('POST', `${at}/collections/${collection.id}/open`, {
    version: collection.version,
    versionId: published.id,
  })
  const link = await call('POST', `${at}/collections/${collection.id}/links`, { kind: 'link', label: '' })
  const code = link.link?.split('/').at(-1) ?? ''
  const database =
    databaseUrl === undefined
      ? { host: join(folder, 'run'), port: 5432, user: 'tablee_owner', database: 'tablee' }
      : { connectionString: databaseUrl }
  const client = new pg.Client(database)
  await client.connect()
  await client.query(
    'create table bare_answer (like answer including defaults including indexes including constraints)',
  )
  const bodies = Array.from({ length: 200 }, (_, n) =>
    JSON.stringify({
      versionId: published.id,
      answers: surveyAnswer(n),
      lang: 'fr',
      startedAt: '2026-03-31T18:02:11.120+02:00',
      finishedAt: `2026-03-31T18:${10 + (n % 50)}:40.007+02:00`,
    }),
  )
  return {
    port,
    database,
    path: `/api/collect/${code}/answers/`,
    fixed: [territoryId, evaluation.id, collection.id, published.id, link.id],
    bodies,
    query: (sql, values) => client.query(sql, values),
    async close() {
      await client.end()
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** One load from a fresh process of its own. */
export async function loadFrom(order: Order): Promise<RawLoad> {
  const child = fork(join(import.meta.dirname, 'raw-client.ts'))
  const [load] = (await Promise.all([once(child, 'message'), child.send(order)]))[0] as [
    RawLoad & { failed?: string },
  ]
  child.kill()
  if (load.failed) throw new Error(load.failed)
  return load
}

export async function startBare({ database, fixed }: Tablee): Promise<{ port: number; close: () => void }> {
  const child = fork(join(import.meta.dirname, 'bare-server.ts'), {
    cwd: ROOT,
    env: { ...process.env, BARE: JSON.stringify({ database, fixed }) },
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { port, close: () => void child.kill() }
}
