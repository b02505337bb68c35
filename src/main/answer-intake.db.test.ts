import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SURVEY, surveyAnswer } from '../../bench/submissions/survey.ts'
import {
  makeAnswerKey,
  makeLink,
  openCollection,
  parcelOf,
  type Scene,
} from '../../tests/support/collection-scene.ts'
import { type Caller, startTestServer } from '../../tests/support/test-server.ts'
import { serveApp } from './answer-intake.ts'

let server: Awaited<ReturnType<typeof startTestServer>>
let http: Server
let port: number
let owner: Caller
let scene: Scene
let code: string

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  scene = await openCollection(server.db, owner, await server.makeTerritory(owner), SURVEY)
  code = await makeLink(owner, scene.path)
  const { app, services } = server
  http = serveApp({ app, services, port: 0, hostname: '127.0.0.1' })
  await once(http, 'listening')
  port = (http.address() as AddressInfo).port
})
afterAll(async () => {
  http?.closeAllConnections()
  http?.close()
  await server?.stop()
})

type Request = {
  token?: string
  id?: string
  headers?: Record<string, string>
  body: string
  method?: string
}

const HEADERS = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }

/** What one way says to a request: over a socket (short), or through the application (long). */
async function ask(
  way: 'short' | 'long',
  { token = code, id = randomUUID(), headers = {}, body, method = 'PUT' }: Request,
) {
  const path = `/api/collect/${token}/answers/${id}`
  const init = {
    method,
    headers: { ...HEADERS, connection: 'close', 'x-answer-key': makeAnswerKey(), ...headers },
    body,
  }
  const reply =
    way === 'short'
      ? await fetch(`http://127.0.0.1:${port}${path}`, init)
      : await server.app.request(`http://127.0.0.1:${port}${path}`, init)
  const text = (await reply.text()).replaceAll(id, 'ID').replace(/"receivedAt":"[^"]+"/, '"receivedAt":"AT"')
  const kept = [...reply.headers].filter(
    ([name]) => !['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'].includes(name),
  )
  return { status: reply.status, body: text, headers: Object.fromEntries(kept) }
}

const good = (n = 1) => JSON.stringify(parcelOf(scene.versionId, surveyAnswer(n)))
const changed = (change: object) => JSON.stringify({ ...JSON.parse(good()), ...change })

describe('the short way in for answers', () => {
  it.each<[string, () => Request]>([
    ['an answer', () => ({ body: good() })],
    ['an answer that a script sends', () => ({ body: good(), headers: { 'sec-fetch-site': 'none' } })],
    ['an answer against the rules', () => ({ body: changed({ answers: { household: 40, nothing: 1 } }) })],
    [
      'something unknown and something hidden',
      () => ({
        body: changed({ answers: { ...surveyAnswer(1), plots: [{ crop: 'leek', area: 1 }], x: 1 } }),
      }),
    ],
    ['no JSON', () => ({ body: '{"versionId"' })],
    ['an empty body', () => ({ body: '' })],
    ['a list', () => ({ body: '[]' })],
    ['null', () => ({ body: 'null' })],
    ['nothing asked for', () => ({ body: '{}' })],
    ['something more', () => ({ body: changed({ more: 1 }) })],
    ['its token in the body', () => ({ body: changed({ token: 'other', id: 'x' }) })],
    ['a wrong moment', () => ({ body: changed({ finishedAt: '31/03/2026' }) })],
    ['a prototype', () => ({ body: good().replace('{', '{"__proto__":{"admin":true},') })],
    [
      'a prototype among the answers',
      () => ({ body: good().replace('"answers":{', '"answers":{"__proto__":{"x":1},') }),
    ],
    [
      'a NUL and half a sign',
      () => ({ body: changed({ answers: { ...surveyAnswer(1), words: 'a\u0000b\ud800' } }) }),
    ],
    ['an identifier that is none', () => ({ body: good(), id: 'twelve' })],
    ['no key', () => ({ body: good(), headers: { 'x-answer-key': '' } })],
    ['a short key', () => ({ body: good(), headers: { 'x-answer-key': 'abc' } })],
    ['an unknown link', () => ({ body: good(), token: 'aaaaa-aaaaa' })],
    ['an unknown link and nonsense', () => ({ body: '{}', token: 'aaaaa-aaaab' })],
    ['a link in capitals', () => ({ body: good(), token: code.toUpperCase() })],
    ['a page of another site', () => ({ body: good(), headers: { 'sec-fetch-site': 'cross-site' } })],
    [
      'a page of another origin',
      () => ({
        body: good(),
        headers: { 'sec-fetch-site': 'same-site', origin: 'http://evil.example' },
      }),
    ],
    [
      'a form',
      () => ({ body: 'versionId=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    ],
    ['a text', () => ({ body: good(), headers: { 'content-type': 'text/plain' } })],
    ['a version of nothing', () => ({ body: changed({ versionId: randomUUID() }) })],
    [
      'more than an answer may hold',
      () => ({
        body: changed({ answers: { ...surveyAnswer(1), many: 'x'.repeat(210_000) } }),
      }),
    ],
    ['more than any form may hold', () => ({ body: changed({ answers: { many: 'x'.repeat(2_200_000) } }) })],
    ['another verb', () => ({ body: good(), method: 'POST' })],
  ])('says the same as the application: %s', async (_, make) => {
    const request = make()
    const [short, long] = [await ask('short', request), await ask('long', request)]
    expect(short).toEqual(long)
    expect(long.status).toBeLessThan(500)
  })

  it('knows an answer that came by the long way, and the other way round', async () => {
    for (const [first, second] of [
      ['short', 'long'],
      ['long', 'short'],
    ] as const) {
      const request = { body: good(), id: randomUUID(), headers: { 'x-answer-key': makeAnswerKey() } }
      expect((await ask(first, request)).body).toContain('"known":false')
      expect((await ask(second, request)).body).toContain('"known":true')
    }
  })

  it('stores nothing of a request that was cut off in the middle, and lives on', async () => {
    const id = randomUUID()
    const body = good()
    const socket = connect(port, '127.0.0.1')
    socket.write(
      `PUT /api/collect/${code}/answers/${id} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nx-answer-key: ${makeAnswerKey()}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, 100)}`,
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
    expect((await ask('short', { body: good() })).status).toBe(200)
    expect((await owner.call('GET', `${scene.path}/answers/${id}`)).status).toBe(404)
  })
})
