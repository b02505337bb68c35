import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFreePort } from '#platform/server/db/windows-postgres.ts'
import { SURVEY, surveyAnswer } from '../../bench/submissions/survey.ts'
import { cleanUp, killHard, makeFolder, postgresProcesses } from './launching.ts'
import { type LossyProxy, openLossyProxy } from './lossy-proxy.ts'

const ROUNDS = Number(process.env.FAULT_ROUNDS ?? 20)
const PHONES = 24
const SERVER = join(import.meta.dirname, '..', '..', 'src', 'main', 'server.ts')
const ACCOUNT = { name: 'Hôte', email: 'hote@example.org', password: 'carottes-et-panais', lang: 'fr' }

const folder = makeFolder()
const port = await findFreePort()
let server: ChildProcess | undefined
let proxy: LossyProxy
let code = ''
let versionId = ''

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
  for (const until = Date.now() + 30_000; Date.now() < until; await sleep(20)) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${errors}`)
    if (lines.some((line) => line.includes('prête'))) return lines
  }
  throw new Error(`the server is not ready: ${errors}`)
}

/** An open collection of the survey; what phones need of it. */
async function openSurvey(lines: readonly string[]): Promise<void> {
  const token = lines.map((line) => /\/installation\/(\S+)/.exec(line)?.[1]).find((found) => found)
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  const call = async (path: string, body: object) => {
    const reply = await fetch(`http://127.0.0.1:${port}/api${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    const said = (await reply.json()) as { id: string; version: number; link?: string }
    if (!reply.ok) throw new Error(`${path}: ${JSON.stringify(said)}`)
    const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
    if (cookies.length > 0) headers.cookie = cookies.join('; ')
    return said
  }
  await call('/setup', { ...ACCOUNT, token })
  await call('/session', { email: ACCOUNT.email, password: ACCOUNT.password })
  const selection = { include: [{ kind: 'commune', code: '63003' }], exclude: [] }
  const territory = await call('/territories', { name: 'Pays de test', selection })
  const evaluation = await call(`/territories/${territory.id}/evaluations`, { title: 'Manger ici' })
  const at = `/territories/${territory.id}/evaluations/${evaluation.id}`
  const draft = await call(`${at}/questionnaires`, { title: 'Enquête', form: SURVEY })
  const version = await call(`${at}/questionnaires/${draft.id}/versions`, { version: draft.version })
  const made = await call(`${at}/collections`, { title: 'Enquête', questionnaireId: draft.id })
  await call(`${at}/collections/${made.id}/open`, { version: made.version, versionId: version.id })
  const link = await call(`${at}/collections/${made.id}/links`, { kind: 'link', label: '' })
  code = link.link?.split('/').at(-1) ?? ''
  versionId = version.id
}

/** What the phones know: which answers were acknowledged, and how many were so only when asked again. */
type Ledger = { acknowledged: Map<string, string>; learntLater: number }

let sheet = 0

/** One phone: answers one after the other; each is sent under the same identifier until it is acknowledged. */
async function answerOn(at: number, ledger: Ledger, isGoing: () => boolean): Promise<void> {
  while (isGoing()) {
    const [id, key, words] = [randomUUID(), randomBytes(32).toString('base64url'), `sheet ${++sheet}`]
    const body = JSON.stringify({
      versionId,
      answers: { ...surveyAnswer(sheet), words },
      lang: 'fr',
      startedAt: '2026-03-31T18:02:11.120+02:00',
      finishedAt: '2026-03-31T18:12:40.007+02:00',
    })
    for (;;) {
      const reply = await fetch(`http://127.0.0.1:${at}/api/collect/${code}/answers/${id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'x-answer-key': key },
        body,
        signal: AbortSignal.timeout(10_000),
      })
        .then(async (told) => ({
          status: told.status,
          said: (await told.json()) as { known?: boolean; code?: string },
        }))
        .catch(() => undefined)
      if (reply?.status === 200) {
        ledger.acknowledged.set(id, words)
        if (reply.said.known) ledger.learntLater += 1
        break
      }
      // No reply, or a server that is not itself: the phone keeps its answer and tries again.
      if (reply && reply.status < 500) throw new Error(`${reply.status}: ${JSON.stringify(reply.said)}`)
      await sleep(15)
    }
  }
}

/** What the database holds, asked behind the server's back: identifier → the words of the sheet. */
async function readStored(): Promise<Map<string, string>> {
  const client = new pg.Client({
    host: join(folder, 'run'),
    port: 5432,
    user: 'tablee_owner',
    database: 'tablee',
  })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string; words: string }>(
      "select id, answers ->> 'words' as words from answer",
    )
    return new Map(rows.map(({ id, words }) => [id, words]))
  } finally {
    await client.end()
  }
}

function expectAcknowledgedStored(ledger: Ledger, stored: ReadonlyMap<string, string>): void {
  const lost = [...ledger.acknowledged].filter(([id, words]) => stored.get(id) !== words)
  expect(lost, 'acknowledged and not stored').toEqual([])
}

/** Once every phone has heard of its last answer: stored is what was acknowledged, each sheet one time. */
async function expectExactlyOnce(ledger: Ledger, before: ReadonlyMap<string, string>): Promise<void> {
  const stored = await readStored()
  expectAcknowledgedStored(ledger, stored)
  expect(stored.size - before.size).toBe(ledger.acknowledged.size)
  const sheets = [...stored.values()]
  expect(new Set(sheets).size).toBe(sheets.length)
}

beforeAll(async () => {
  await openSurvey(await startServer())
  proxy = await openLossyProxy(port)
})
afterAll(async () => {
  proxy?.close()
  if (server?.pid) killHard([server.pid])
  await cleanUp()
})

describe('answers of phones that try again', () => {
  test(`killed ${ROUNDS} times under load: what was acknowledged is stored, each exactly once`, async () => {
    const before = await readStored()
    const ledger: Ledger = { acknowledged: new Map(), learntLater: 0 }
    let isGoing = true
    const phones = Array.from({ length: PHONES }, () => answerOn(port, ledger, () => isGoing))
    for (let round = 0; round < ROUNDS; round += 1) {
      const had = ledger.acknowledged.size
      // Killed while answers flow, not while everybody still waits for the server.
      for (let n = 0; n < 500 && ledger.acknowledged.size < had + PHONES; n += 1) await sleep(5)
      await sleep((round * 37) % 90)
      const child = server
      // By turns Tablée alone, or with its database.
      const database = round % 4 === 3 ? postgresProcesses(folder) : []
      killHard([...(child?.pid ? [child.pid] : []), ...database])
      if (child && child.exitCode === null && child.signalCode === null)
        await new Promise((resolve) => child.once('exit', resolve))
      await startServer()
      expectAcknowledgedStored(ledger, await readStored())
    }
    isGoing = false
    await Promise.all(phones)
    await expectExactlyOnce(ledger, before)
    console.log(
      `${ROUNDS} kills: ${ledger.acknowledged.size} acknowledged and stored, ${ledger.learntLater} of them known when sent again`,
    )
    expect(ledger.acknowledged.size).toBeGreaterThan(ROUNDS * PHONES)
  })

  test(`cut off ${ROUNDS} times before the reply: what was acknowledged is stored, each exactly once`, async () => {
    const before = await readStored()
    const ledger: Ledger = { acknowledged: new Map(), learntLater: 0 }
    let isGoing = true
    const phones = Array.from({ length: PHONES }, () => answerOn(proxy.port, ledger, () => isGoing))
    for (let round = 0; round < ROUNDS; round += 1) {
      const had = ledger.acknowledged.size
      for (let n = 0; n < 500 && ledger.acknowledged.size < had + PHONES; n += 1) await sleep(5)
      await proxy.cut((round * 13) % 40)
    }
    isGoing = false
    await Promise.all(phones)
    await expectExactlyOnce(ledger, before)
    console.log(
      `${ROUNDS} cuts: ${ledger.acknowledged.size} acknowledged and stored, ${ledger.learntLater} of them known when sent again`,
    )
    // Replies were lost: it is the second time asked that said so.
    expect(ledger.learntLater).toBeGreaterThan(ROUNDS)
  })
})
