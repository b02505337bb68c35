import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { findFreePort } from '#platform/server/db/windows-postgres.ts'
import { cleanUp, killHard, makeFolder, postgresProcesses } from './launching.ts'

const ROUNDS = Number(process.env.FAULT_ROUNDS ?? 50)
const WRITERS = 8
const SERVER = join(import.meta.dirname, '..', '..', 'src', 'main', 'server.ts')

const folder = makeFolder()
const port = await findFreePort()
const api = `http://127.0.0.1:${port}/api`
const headers: Record<string, string> = { 'content-type': 'application/json' }
const ACCOUNT = { name: 'Hôte', email: 'hote@example.org', password: 'carottes-et-panais', lang: 'fr' }
let server: ChildProcess | undefined

afterAll(async () => {
  if (server?.pid) killHard([server.pid])
  await cleanUp()
})

/** Starts the real server and waits until it says that it is ready; gives what it printed. */
async function startServer(): Promise<string[]> {
  const child = spawn(process.execPath, [SERVER], {
    env: { PATH: process.env.PATH ?? '', TABLEE_DATA: folder, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  server = child
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const lines: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  for (const until = Date.now() + 20_000; Date.now() < until; await sleep(20)) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${errors}`)
    const ready = await fetch(`${api}/health`)
      .then((reply) => reply.status === 200)
      .catch(() => false)
    if (ready) return lines
  }
  throw new Error(`the server is not ready: ${errors}`)
}

async function post(path: string, body: unknown): Promise<Response> {
  return fetch(`${api}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}

/** The host's account, her session and a territory; gives the address of its actors. */
async function claimInstance(lines: readonly string[]): Promise<string> {
  let token: string | undefined
  for (let round = 0; round < 100 && !token; round += 1, await sleep(20)) {
    token = lines.map((line) => /\/installation\/(\S+)/.exec(line)?.[1]).find((found) => found)
  }
  expect((await post('/setup', { ...ACCOUNT, token })).status).toBe(201)
  const session = await post('/session', { email: ACCOUNT.email, password: ACCOUNT.password })
  expect(session.status).toBe(200)
  headers.cookie = session.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
  const territory = await post('/territories', {
    name: 'Pays de test',
    selection: { include: [{ kind: 'commune', code: '63003' }], exclude: [] },
  })
  const { id } = (await territory.json()) as { id: string }
  expect(territory.status, id).toBe(201)
  return `/territories/${id}/actors`
}

/** Writes one after the other until told to stop; notes what was acknowledged, and nothing else. */
async function writeOn(
  path: string,
  label: string,
  acknowledged: Set<string>,
  going: () => boolean,
): Promise<void> {
  for (let n = 0; going(); n += 1) {
    const name = `${label}-${n}`
    const reply = await post(path, { name, kind: 'producer' }).catch(() => undefined)
    if (!reply) return
    if (reply.status === 201) acknowledged.add(name)
    else if (reply.status < 500) throw new Error(`${reply.status}: ${await reply.text()}`)
    await reply.body?.cancel().catch(() => {})
  }
}

/** The names that the database holds, asked behind the server's back. */
async function readStored(): Promise<Set<string>> {
  const client = new pg.Client({
    host: join(folder, 'run'),
    port: 5432,
    user: 'tablee_owner',
    database: 'tablee',
  })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM actor')
    return new Set(rows.map((row) => row.name))
  } finally {
    await client.end()
  }
}

/** Who is killed, by turns: Tablée alone, everything at once, the database first. */
async function strike(round: number): Promise<void> {
  const node = server?.pid ? [server.pid] : []
  const database = postgresProcesses(folder)
  if (round % 3 === 0) killHard(node)
  else if (round % 3 === 1) killHard([...node, ...database])
  else {
    killHard(database)
    await sleep(40)
    killHard(node)
  }
  const child = server
  if (child && child.exitCode === null && child.signalCode === null) {
    await new Promise((resolve) => child.once('exit', resolve))
  }
}

test(`killed ${ROUNDS} times during a stream of writes, it has every acknowledged one and opens each time`, async () => {
  const path = await claimInstance(await startServer())
  const acknowledged = new Set<string>()
  let slowest = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    let going = true
    const writers = Array.from({ length: WRITERS }, (_, w) =>
      writeOn(path, `${round}-${w}`, acknowledged, () => going),
    )
    await sleep(60 + ((round * 97) % 300))
    await strike(round)
    going = false
    await Promise.all(writers)
    const before = Date.now()
    await startServer()
    slowest = Math.max(slowest, Date.now() - before)
    const stored = await readStored()
    expect(
      [...acknowledged].filter((name) => !stored.has(name)),
      `lost in round ${round}`,
    ).toEqual([])
  }
  console.log(
    `${ROUNDS} kills, ${acknowledged.size} acknowledged writes, 0 missing; slowest restart ${slowest} ms`,
  )
  // Writes did flow: a test that looks at nothing would pass as well.
  expect(acknowledged.size).toBeGreaterThan(ROUNDS * 5)
  const child = server
  child?.kill('SIGTERM')
  await new Promise((resolve) => child?.once('exit', resolve))
  expect(postgresProcesses(folder)).toEqual([])
})
