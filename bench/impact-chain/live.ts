import { Agent, get } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { ratioOf, round, spreadOf } from '../measuring/measure.ts'
import { type ServerProcesses, startServerProcesses } from '../measuring/server-processes.ts'

const ACCOUNT = { name: 'Mesure', email: 'mesure@example.org', password: 'carottes-et-panais', lang: 'fr' }
const LISTENERS = 300
const WRITES = 60
const POLLED_WRITES = 15
const POLL_MS = 1000
/** Streams that one person may have on a process. */
const STREAMS_OF_PERSON = 12

type Element = { readonly id: string; version: number }
/** When each listener knew of a version; told by whoever watches, streams or polls. */
type Sightings = Map<number, number[]>

type Stage = ServerProcesses & {
  readonly headers: readonly Record<string, string>[]
  readonly chain: string
  readonly element: Element
}

/** An evaluation with one chain element, and enough people that every listener is within the limits. */
async function setStage(): Promise<Stage> {
  const servers = await startServerProcesses(2)
  const { db, apis, setupToken } = servers
  const api = apis[0] ?? ''
  const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  const post = async (path: string, body: object, headers: Record<string, string> = json) => {
    const reply = await fetch(api + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    return reply
  }
  await post('/setup', { ...ACCOUNT, token: setupToken })
  const signIn = async (email: string) => {
    const reply = await post('/session', { email, password: ACCOUNT.password })
    const { id } = (await reply.json()) as { id: string }
    const cookie = reply.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    return { id, headers: { ...json, cookie } }
  }
  const owner = await signIn(ACCOUNT.email)
  const made = await db.app.query<{ id: string }>(
    `select create_territory($1, 'Mesure', '', null, false) as id`,
    [owner.id],
  )
  const territoryId = made.rows[0]?.id ?? ''
  const people = [owner.headers]
  for (let i = 0; people.length * STREAMS_OF_PERSON < LISTENERS / apis.length; i++) {
    const email = `mesure-${i}@example.org`
    await addMember(servers, { email, territoryId, likeId: owner.id })
    people.push((await signIn(email)).headers)
  }
  const evaluations = `/territories/${territoryId}/evaluations`
  const evaluation = await post(evaluations, { title: 'Mesure' }, owner.headers)
  const chain = `${evaluations}/${((await evaluation.json()) as Element).id}`
  const element = await post(
    `${chain}/chain-elements`,
    { type: 'activity', statement: 'Former les cuisiniers' },
    owner.headers,
  )
  return { ...servers, headers: people, chain, element: (await element.json()) as Element }
}

/** A facilitator with the password of somebody who exists: hashing it again for each would take longer than measuring. */
async function addMember(
  { db }: ServerProcesses,
  person: { email: string; territoryId: string; likeId: string },
): Promise<void> {
  const client = await db.app.connect()
  await client.query('begin')
  await client.query('select enter_territory($1, $2)', [person.likeId, person.territoryId])
  await client.query(
    `with born as (insert into person (name, email, "emailVerified") values ('Mesure', $1, true) returning id),
       known as (insert into account ("accountId", "providerId", "userId", password)
         select born.id::text, a."providerId", born.id, a.password from born, account a where a."userId" = $3)
     insert into member (territory_id, person_id, role) select $2, id, 'facilitator' from born`,
    [person.email, person.territoryId, person.likeId],
  )
  await client.query('commit')
  client.release()
}

function see(sightings: Sightings, version: number, at: number): void {
  const seen = sightings.get(version)
  if (seen) seen.push(at)
  else sightings.set(version, [at])
}

/** Opens every stream, half of them on each process; resolves once all are heard. */
async function listenToAll({ apis, headers, chain }: Stage, sightings: Sightings) {
  const agent = new Agent({ keepAlive: true, maxSockets: LISTENERS })
  const opened = Array.from({ length: LISTENERS }, async (_, i) => {
    const api = apis[i % apis.length]
    const own = headers[Math.floor(i / apis.length / STREAMS_OF_PERSON)] ?? {}
    const hello = Promise.withResolvers<void>()
    const request = get(`${api}${chain}/live`, { headers: own, agent }, (reply) => {
      if (reply.statusCode !== 200) hello.reject(new Error(`a stream was refused: ${reply.statusCode}`))
      reply.setEncoding('utf8')
      reply.on('data', (text: string) => {
        const at = performance.now()
        if (text.includes('"hello"')) hello.resolve()
        if (!text.includes('"changes"')) return
        for (const [, version] of text.matchAll(/"version":(\d+)/g)) see(sightings, Number(version), at)
      })
    })
    request.on('error', () => {})
    await hello.promise
    return request
  })
  const requests = await Promise.all(opened)
  return () => {
    for (const request of requests) request.destroy()
    agent.destroy()
  }
}

/** The peer: as many who ask for the element every second, each at its own moment of it. */
function pollByAll({ apis, headers, chain, element }: Stage, sightings: Sightings) {
  const leaving = new AbortController()
  const poll = async (i: number) => {
    await pause((i * POLL_MS) / LISTENERS)
    const url = `${apis[i % apis.length]}${chain}/chain-elements/${element.id}`
    const own = headers[i % headers.length] ?? {}
    let known = 0
    while (!leaving.signal.aborted) {
      const next = performance.now() + POLL_MS
      const { version } = (await (await fetch(url, { headers: own })).json()) as Element
      const at = performance.now()
      for (let each = known + 1; known > 0 && each <= version; each++) see(sightings, each, at)
      known = version
      await pause(Math.max(0, next - performance.now()))
    }
  }
  const all = Promise.all(Array.from({ length: LISTENERS }, (_, i) => poll(i)))
  return async () => {
    leaving.abort()
    await all
  }
}

/** Writes on both processes in turn; when each version was asked for and when it was acknowledged. */
async function writeAll({ apis, headers, chain, element }: Stage, writes: number, restMs: number) {
  const written: { version: number; sent: number; acknowledged: number }[] = []
  for (let i = 0; i < writes; i++) {
    const sent = performance.now()
    const reply = await fetch(`${apis[i % apis.length]}${chain}/chain-elements/${element.id}`, {
      method: 'PATCH',
      headers: headers[0] ?? {},
      body: JSON.stringify({ version: element.version, values: { statement: `Former ${i}` } }),
    })
    const acknowledged = performance.now()
    if (!reply.ok) throw new Error(`write refused: ${reply.status} ${await reply.text()}`)
    element.version = ((await reply.json()) as Element).version
    written.push({ version: element.version, sent, acknowledged })
    await pause(restMs)
  }
  await pause(2 * restMs)
  return written
}

function summarize(written: Awaited<ReturnType<typeof writeAll>>, sightings: Sightings) {
  const since = (moment: 'sent' | 'acknowledged') =>
    written.flatMap((each) => (sightings.get(each.version) ?? []).map((at) => at - each[moment]))
  const heard = written.reduce((sum, { version }) => sum + (sightings.get(version)?.length ?? 0), 0)
  return {
    writes: written.length,
    /** Of all that should have been heard; 1 when nothing was missed. */
    heard: round(heard / (written.length * LISTENERS)),
    /** Less than zero: a listener knew before the writer did. */
    msFromAcknowledged: spreadOf(since('acknowledged')),
    msFromSent: spreadOf(since('sent')),
    msToTheLastListener: spreadOf(
      written.map((each) => Math.max(...(sightings.get(each.version) ?? [])) - each.acknowledged),
    ),
  }
}

/** From a write that its author knows to be kept until each of 300 listeners knows it, half of them on the other process. */
export async function benchmark() {
  const stage = await setStage()
  try {
    const streamed: Sightings = new Map()
    const leave = await listenToAll(stage, streamed)
    await pause(2500) // who is here has settled
    await writeAll(stage, 5, 100)
    const stream = summarize(await writeAll(stage, WRITES, 120), streamed)
    leave()
    await pause(500)
    const polled: Sightings = new Map()
    const stop = pollByAll(stage, polled)
    await pause(2 * POLL_MS)
    const poll = summarize(await writeAll(stage, POLLED_WRITES, 1500), polled)
    await stop()
    return {
      sizes: { listeners: LISTENERS, serverProcesses: stage.apis.length, writes: WRITES },
      peers: [
        { name: 'live stream', ...stream },
        { name: 'asking every second', ...poll },
      ],
      /** How many times polling needs what the stream needs, from sending to knowing: both include the write itself. */
      ratio: ratioOf(poll.msFromSent, stream.msFromSent),
    }
  } finally {
    await stage.close()
  }
}
