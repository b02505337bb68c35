import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LivePerson, LiveRecordChange, LiveReply } from '#kernel/live-contract.ts'
import { type LiveReader, openLive } from '../../tests/support/live-reader.ts'
import { type RunningServer, startServerProcess } from '../../tests/support/server-process.ts'
import { type Caller, startTestServer } from '../../tests/support/test-server.ts'

type Rec = { id: string; version: number }

const HEARTBEAT_MS = 400
const PATIENTLY = { timeout: 10_000 }

let server: Awaited<ReturnType<typeof startTestServer>>
let http: ReturnType<typeof serve>
let api: string
let owner: Caller
let territoryId: string
const readers: LiveReader[] = []

beforeAll(async () => {
  server = await startTestServer({ heartbeatMs: HEARTBEAT_MS })
  http = serve({ fetch: server.app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(http, 'listening')
  api = `http://127.0.0.1:${(http.address() as AddressInfo).port}/api`
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner)
})
afterAll(async () => {
  for (const reader of readers) reader.leave()
  await server?.stop()
  http?.close()
})

async function newEvaluation(title = 'À plusieurs') {
  const evaluations = `/territories/${territoryId}/evaluations`
  const { body } = await owner.call<Rec>('POST', evaluations, { title })
  return { path: `${evaluations}/${body.id}`, ...body }
}
async function listen(path: string, who: Caller, at = api) {
  const reader = await openLive(`${at}${path}/live`, who.cookie)
  readers.push(reader)
  return reader
}
const changeOf = (id: string, act?: string) => (message: LiveReply) =>
  message.kind === 'changes' && message.changes.some((each) => each.id === id && (!act || each.act === act))
const present = (is: (people: LivePerson[]) => boolean) => (message: LiveReply) =>
  message.kind === 'presence' && is(message.people)
const namesIn = (people: LivePerson[]) => [...new Set(people.map((each) => each.personId))].sort()

/* How fast is measured: `npm run bench -- impact-chain`. */
describe('whoever has an evaluation open', () => {
  it('hears what another does, by whom, and of no other evaluation', async () => {
    const [{ path }, other] = [await newEvaluation(), await newEvaluation('Ailleurs')]
    const colleague = await server.invite(owner, territoryId, 'facilitator')
    const reader = await listen(path, colleague)
    const elsewhere = await listen(other.path, colleague)
    expect(reader.headers.get('content-type')).toContain('text/event-stream')
    expect(reader.headers.get('cache-control')).toBe('no-store')
    expect(reader.headers.get('x-accel-buffering')).toBe('no')
    const acts = ['create', 'change', 'delete', 'restore']
    const { body } = await owner.call<Rec>('POST', `${path}/stories`, { title: 'Aline' })
    const story = `${path}/stories/${body.id}`
    await owner.call('PATCH', story, { version: body.version, values: { title: 'Zoé' } })
    await owner.call('DELETE', story, { version: body.version + 1 })
    await owner.call('POST', `${story}/restore`)
    for (const act of acts) await reader.until(changeOf(body.id, act))
    const said = reader.heard.flatMap(({ message }) => (message.kind === 'changes' ? message.changes : []))
    const ofStory = said.filter(({ kind }) => kind === 'story')
    expect(ofStory.map((change) => change.act)).toEqual(acts)
    expect(ofStory[1]).toEqual({
      kind: 'story',
      id: body.id,
      act: 'change',
      version: body.version + 1,
      personId: owner.personId,
    })
    expect(elsewhere.heard.some(({ message }) => changeOf(body.id)(message))).toBe(false)
  })

  it('hears nothing of what was rolled back', async () => {
    const { path, id } = await newEvaluation()
    const reader = await listen(path, owner)
    const refused = await owner.call('POST', `${path}/objectives`, { change: 'x', storyIds: [id] })
    expect(refused.status).toBeGreaterThanOrEqual(400)
    const { body } = await owner.call<Rec>('POST', `${path}/objectives`, { change: 'après' })
    await reader.until(changeOf(body.id))
    const told = reader.heard.flatMap(({ message }) => (message.kind === 'changes' ? message.changes : []))
    expect(told.filter(({ kind }) => kind === 'objective').map((change) => change.id)).toEqual([body.id])
  })

  it('is told of a crowd of rows in one word', async () => {
    const { path, id } = await newEvaluation()
    const reader = await listen(path, owner)
    const client = await server.db.app.connect()
    await client.query('begin')
    await client.query('select enter_territory($1, $2)', [owner.personId, territoryId])
    await client.query(
      `insert into objective (territory_id, evaluation_id, change) select $1, $2, 'x' from generate_series(1, 500)`,
      [territoryId, id],
    )
    await client.query('commit')
    client.release()
    const isMany = (each: LiveRecordChange) => each.kind === 'objective' && each.act === 'many' && !each.id
    await reader.until((message) => message.kind === 'changes' && message.changes.some(isMany))
    const told = reader.heard.flatMap(({ message }) => (message.kind === 'changes' ? message.changes : []))
    expect(told.filter(({ kind }) => kind === 'objective').length).toBe(1)
  })

  it('is proved: nobody else hears, and a deleted evaluation says nothing', async () => {
    const { path, version } = await newEvaluation()
    const elsewhere = await server.makeTerritory(owner, 'Ailleurs')
    const stranger = await server.invite(owner, elsewhere, 'owner')
    expect((await listen(path, server.nobody)).status).toBe(401)
    expect((await listen(path, stranger)).status).toBe(404)
    const [, , , , id] = path.split('/')
    expect((await listen(`/territories/${elsewhere}/evaluations/${id}`, stranger)).status).toBe(404)
    await owner.call('DELETE', path, { version })
    expect((await listen(path, owner)).status).toBe(404)
  })

  it('hears no more once she is no longer a member', async () => {
    const { path } = await newEvaluation()
    const member = await server.invite(owner, territoryId, 'reader')
    const reader = await listen(path, member)
    const version = 1
    const gone = await owner.call('DELETE', `/territories/${territoryId}/members/${member.personId}`, {
      version,
    })
    expect(gone.status).toBe(200)
    await reader.ended
    const { body } = await owner.call<Rec>('POST', `${path}/stories`, {})
    expect(reader.heard.some(({ message }) => changeOf(body.id)(message))).toBe(false)
  })

  it('is told that she is still heard when nothing happens', async () => {
    const { path } = await newEvaluation()
    const reader = await listen(path, owner)
    await reader.until(({ kind }) => kind === 'alive')
  })

  it('reads anew after the connection to the database broke, and hears again', async () => {
    const { path } = await newEvaluation()
    const reader = await listen(path, owner)
    await reader.until(({ kind }) => kind === 'presence')
    const before = reader.heard.length
    const admin = new pg.Client({ connectionString: server.databaseUrl })
    await admin.connect()
    const { rows } = await admin.query<{ n: number }>(
      `select count(pg_terminate_backend(pid))::int as n from pg_stat_activity
       where datname = current_database() and query ~* '^listen tablee_live'`,
    )
    await admin.end()
    expect(rows[0]?.n).toBe(1)
    await reader.until((message) => message.kind === 'again' && reader.heard.length > before)
    const { body } = await owner.call<Rec>('POST', `${path}/stories`, {})
    await reader.until(changeOf(body.id))
  })
})

describe('who is here', () => {
  it('is told to each, with the place in the page, until the page is closed', async () => {
    const { path } = await newEvaluation()
    const colleague = await server.invite(owner, territoryId, 'contributor')
    const mine = await listen(path, owner)
    const theirs = await listen(path, colleague)
    const both = [owner.personId, colleague.personId].sort()
    await mine.until(present((people) => `${namesIn(people)}` === `${both}`))
    const place = { page: 'recit', focus: 'story:1:cards/arrival' }
    const placed = await colleague.call('PUT', `${path}/live/${theirs.connectionId}`, place)
    expect(placed.status).toBe(200)
    const { message } = await mine.until(present((people) => people.some(({ focus }) => focus !== '')))
    expect(message).toMatchObject({
      people: expect.arrayContaining([
        expect.objectContaining({ ...place, personId: colleague.personId, me: false }),
        expect.objectContaining({ personId: owner.personId, me: true }),
      ]),
      total: 2,
    })
    const before = mine.heard.length
    theirs.leave()
    await mine.until(
      (said) =>
        present((people) => namesIn(people).length === 1)(said) &&
        mine.heard.findIndex((each) => each.message === said) >= before,
    )
  })

  it('cannot be said for somebody else', async () => {
    const { path } = await newEvaluation()
    const reader = await listen(path, owner)
    const colleague = await server.invite(owner, territoryId, 'contributor')
    const place = `${path}/live/${reader.connectionId}`
    const refused = await colleague.call('PUT', place, { page: 'recit' })
    expect([refused.status, refused.body.code]).toEqual([410, 'live.connection-gone'])
  })

  it('is forgotten a minute after a server process went without a word', async () => {
    const { path, id } = await newEvaluation()
    const ghost = `insert into presence (id, territory_id, evaluation_id, person_id, seen_at)
      values (gen_random_uuid(), $1, $2, $3, now() - interval '61 seconds')`
    const colleague = await server.invite(owner, territoryId, 'reader')
    const client = await server.db.app.connect()
    await client.query('begin')
    await client.query('select enter_territory($1, $2)', [owner.personId, territoryId])
    await client.query(ghost, [territoryId, id, colleague.personId])
    await client.query('commit')
    client.release()
    const reader = await listen(path, owner)
    const { message } = await reader.until(present((people) => people.length > 0))
    expect(message).toMatchObject({ total: 1 })
    const left = async () => {
      const sql = 'select count(*)::int as n from presence where person_id = $1'
      const asOwner = await server.db.app.connect()
      await asOwner.query('begin')
      await asOwner.query('select enter_territory($1, $2)', [owner.personId, territoryId])
      const { rows } = await asOwner.query<{ n: number }>(sql, [colleague.personId])
      await asOwner.query('commit')
      asOwner.release()
      return rows[0]?.n
    }
    await expect.poll(left, PATIENTLY).toBe(0)
  })
})

describe('streams', () => {
  it('hold no connection of the pool, are twelve a person, and are given back when left', async () => {
    const { path } = await newEvaluation()
    const people = [owner]
    for (let i = 0; i < 8; i++) people.push(await server.invite(owner, territoryId, 'reader'))
    const before = server.live.evaluations.size()
    const fresh = people.slice(1)
    const opened = await Promise.all(
      fresh.flatMap((person) => Array.from({ length: 13 }, () => listen(path, person))),
    )
    const refused = opened.filter((reader) => reader.status === 429)
    expect([opened.length - refused.length, refused.length]).toEqual([96, 8])
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    await expect.poll(() => server.db.app.totalCount - server.db.app.idleCount, PATIENTLY).toBe(0)
    for (const reader of opened) reader.leave()
    await expect.poll(() => server.live.evaluations.size(), PATIENTLY).toBe(before)
  })

  it('that nobody reads do not stay', async () => {
    const { path } = await newEvaluation()
    const before = server.live.evaluations.size()
    const reply = await server.app.request(`http://localhost:4600/api${path}/live`, {
      headers: { cookie: owner.cookie },
    })
    await reply.body?.cancel()
    await expect.poll(() => server.live.evaluations.size(), PATIENTLY).toBe(before)
  })
})

describe('two server processes on one database', () => {
  let processes: RunningServer[] = []
  afterAll(() => Promise.all(processes.map((each) => each.stop())))

  it('tell each other changes and who is here, and stop with streams open', async () => {
    const { path } = await newEvaluation()
    const colleague = await server.invite(owner, territoryId, 'facilitator')
    const DATABASE_URL = server.databaseUrl
    processes = await Promise.all([1, 2].map(() => startServerProcess({ DATABASE_URL })))
    const [one, two] = processes.map((each) => `${each.url}/api`)
    if (!one || !two) throw new Error('no servers')
    const mine = await listen(path, owner, one)
    const theirs = await listen(path, colleague, two)
    await theirs.until(present((people) => namesIn(people).length === 2))
    const write = async (at: string, who: Caller) => {
      const reply = await fetch(`${at}${path}/stories`, {
        method: 'POST',
        headers: {
          cookie: who.cookie,
          'content-type': 'application/json',
          'sec-fetch-site': 'same-origin',
        },
        body: '{"title":"Ici"}',
      })
      expect(reply.status).toBe(201)
      return (await reply.json()) as Rec
    }
    const told = await write(one, owner)
    await theirs.until(changeOf(told.id))
    const back = await write(two, colleague)
    await mine.until(changeOf(back.id))
    // what she says on one process is known on the other
    const placed = await fetch(`${one}${path}/live/${theirs.connectionId}`, {
      method: 'PUT',
      headers: {
        cookie: colleague.cookie,
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
      },
      body: '{"page":"chaine"}',
    })
    expect(placed.status).toBe(200)
    await mine.until(present((people) => people.some(({ page }) => page === 'chaine')))
    const before = mine.heard.length
    await Promise.all([processes[1]?.stop(), theirs.ended])
    const isAlone = present((people) => namesIn(people).length === 1)
    await mine.until(() => mine.heard.slice(before).some(({ message }) => isAlone(message)))
  })
})
