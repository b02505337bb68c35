import { once } from 'node:events'
import { rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import pg from 'pg'
import { createAuth, hashSecret, makeSecret } from '#features/accounts/server/auth.ts'
import { createApp } from '#main/app.ts'
import { openDatabase } from '#platform/server/db/pool.ts'
import { createLive } from '#platform/server/live/live.ts'
import { createMailer } from '#platform/server/mail.ts'
import { type Call, httpLoad } from './measuring/http-load.ts'
import { compareLoads, loadOf, type Peer } from './measuring/measure.ts'

type Statement = string | { text: string; values?: unknown[] }

const PUBLIC_URL = 'http://localhost:4600'
const ACCOUNT = { name: 'Mesure', email: 'mesure@example.org', password: 'carottes-et-panais', lang: 'fr' }

/** The whole application over a socket, on an embedded database of its own, with one territory and its owner signed in. */
async function openApplication() {
  const folder = join(tmpdir(), `tablee-bench-requests-${process.pid}`)
  const db = await openDatabase({ TABLEE_DATA: folder })
  await db.app.query('insert into instance (secret) values ($1) on conflict do nothing', [makeSecret()])
  const token = makeSecret()
  await db.app.query('update instance set setup_token_hash = $1', [hashSecret(token)])
  const authPool = db.openPool(4)
  const auth = createAuth({ pool: authPool, secret: makeSecret(), publicUrl: PUBLIC_URL })
  const live = createLive(db)
  const app = createApp({ db, auth, mailer: createMailer({}), live, publicUrl: PUBLIC_URL }, '/nonexistent')
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`

  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'sec-fetch-site': 'same-origin',
  }
  const post = async (path: string, body: object) => {
    const reply = await fetch(api + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    return reply
  }
  await post('/setup', { ...ACCOUNT, token })
  const signedIn = await post('/session', ACCOUNT)
  headers.cookie = signedIn.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
  const { id } = (await signedIn.json()) as { id: string }
  const made = await db.app.query<{ id: string }>(
    "select create_territory($1, 'Mesure', '', null, false) as id",
    [id],
  )

  const close = async () => {
    server.close()
    await live.close()
    await authPool.end()
    await db.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { api, headers, db, post, territoryId: made.rows[0]?.id ?? '', close }
}

/** What one request says to the database in its transaction, word for word. */
async function statementsOf(call: Call): Promise<Statement[]> {
  const heard = new Map<object, Statement[]>()
  const original = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: object, ...args: unknown[]) {
    heard.set(this, [...(heard.get(this) ?? []), args[0] as Statement])
    return Reflect.apply(original, this, args)
  } as typeof original
  try {
    const { method, headers, body } = call
    await (await fetch(call.url, { method, headers, ...(body ? { body } : {}) })).text()
  } finally {
    pg.Client.prototype.query = original
  }
  const isEnd = (statement: Statement) =>
    /^commit/i.test(typeof statement === 'string' ? statement : statement.text)
  const transaction = [...heard.values()].find((of) => of.some(isEnd))
  if (!transaction) throw new Error('the request opened no transaction')
  return transaction
}

/** The peer: the same statements in the same order through the same pool, and nothing else. */
function bareDatabase(pool: pg.Pool, statements: readonly Statement[]): Peer {
  const once = async () => {
    const client = await pool.connect()
    try {
      for (const said of statements) {
        await (typeof said === 'string' ? client.query(said) : client.query(said.text, said.values))
      }
    } finally {
      client.release()
    }
  }
  return (concurrency, seconds) => loadOf(once, concurrency, seconds)
}

/** Requests a second of one route that reads and one that writes, against the bare database saying the same. */
export async function benchmark() {
  const { api, headers, db, post, territoryId, close } = await openApplication()
  try {
    const path = `/territories/${territoryId}/evaluations`
    const body = { title: 'Des légumes du territoire dans les cantines', mode: 'structure' }
    for (let i = 0; i < 20; i++) await post(path, body)
    const read: Call = { url: `${api}${path}?limit=20`, method: 'GET', headers, status: 200 }
    const write: Call = { url: api + path, method: 'POST', headers, body: JSON.stringify(body), status: 201 }
    const results = []
    for (const [route, call] of Object.entries({ read, write })) {
      const statements = await statementsOf(call)
      const http: Peer = (concurrency, seconds) => httpLoad(call, concurrency, seconds)
      const peers = { route: http, 'bare database': bareDatabase(db.app, statements) }
      for (const concurrency of [1, 16]) {
        results.push({
          route,
          path: `${call.method} /territories/{territoryId}/evaluations`,
          statements: statements.length,
          peers: await compareLoads(peers, { concurrency }),
        })
      }
    }
    return { sizes: { evaluationsListed: 20, poolSize: 16 }, results }
  } finally {
    await close()
  }
}
