import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { sendingInputSchema } from '#features/collection/domain/respondent-contract.ts'
import { getAnswerKeyHash } from '#features/collection/server/access.ts'
import { getDoor, receiveAnswer } from '#features/collection/server/answer-receiving.ts'
import type { Problem } from '#kernel/problem.ts'
import { problemBody, problemOf, STATUS } from '#platform/server/http/problem-reply.ts'
import { SECURITY_HEADERS } from '#platform/server/http/security-headers.ts'
import { type AppServices, addressOf, MAX_JSON } from './app.ts'

const PREFIX = '/api/collect/'
const MIDDLE = '/answers/'

type Sent = { readonly token: string; readonly id: string }

/** Where an answer goes, of a request that any browser or script makes; undefined for whatever is unusual about it. */
function readTarget(request: IncomingMessage): Sent | undefined {
  const { url = '', headers } = request
  if (request.method !== 'PUT' || !url.startsWith(PREFIX)) return undefined
  const at = url.indexOf('/', PREFIX.length)
  if (at < 0 || !url.startsWith(MIDDLE, at)) return undefined
  const token = url.slice(PREFIX.length, at)
  const id = url.slice(at + MIDDLE.length)
  if (!/^[\w-]+$/.test(token) || !/^[\w-]+$/.test(id)) return undefined
  const site = headers['sec-fetch-site']
  const isOwn = site === undefined ? headers.origin === undefined : site === 'same-origin' || site === 'none'
  const isPlain =
    headers['content-type']?.startsWith('application/json') &&
    headers['content-encoding'] === undefined &&
    headers['content-disposition'] === undefined &&
    Number(headers['content-length'] ?? MAX_JSON + 1) <= MAX_JSON
  return isOwn && isPlain ? { token, id } : undefined
}

const REPLY_HEADERS = { ...SECURITY_HEADERS, 'cache-control': 'no-store' }

function reply(
  response: ServerResponse,
  status: number,
  type: string,
  body: object,
  more: object = {},
): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    ...REPLY_HEADERS,
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    ...more,
  })
  response.end(text)
}

function replyProblem(response: ServerResponse, problem: Problem): void {
  const wait = problem.details.retryAfterSeconds
  const later = wait === undefined ? {} : { 'retry-after': String(wait) }
  reply(
    response,
    STATUS[problem.fault],
    'application/problem+json; charset=utf-8',
    problemBody(problem),
    later,
  )
}

/** The request with its body as the application takes it, where this short way has nothing to say to it. */
async function passOn(app: Hono, request: IncomingMessage, body: Buffer, response: ServerResponse) {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  const url = `http://${request.headers.host ?? 'localhost'}${request.url}`
  const said = await app.fetch(new Request(url, { method: 'PUT', headers, body: new Uint8Array(body) }), {
    incoming: request,
  })
  response.writeHead(said.status, Object.fromEntries(said.headers))
  response.end(Buffer.from(await said.arrayBuffer()))
}

/**
 * The short way in for answers, which come by thousands at the end of a market day: the route `collection.respondent.send` without
 * what a framework does around it (docs/decisions/0019-answers-enter-by-a-short-way.md). It does what the route does, with
 * the same schema and the same functions; whatever is unusual goes to the application. A test holds the two against each other.
 */
export function createAnswerIntake(app: Hono, services: AppServices, behindProxy: boolean) {
  async function take(request: IncomingMessage, response: ServerResponse, to: Sent, body: Buffer) {
    try {
      const ip = addressOf(request, behindProxy)
      const door = await getDoor(services.db, to.token, ip)
      const given = parsed(body)
      const read = isRecord(given) ? sendingInputSchema.safeParse({ ...given, ...to }) : undefined
      if (!read?.success) return await passOn(app, request, body, response)
      const { token, id, ...sending } = read.data
      const key = request.headers['x-answer-key']
      const keyHash = getAnswerKeyHash(typeof key === 'string' ? key : undefined)
      const receipt = await receiveAnswer(services.db, door, { token, ip, id, keyHash, sending })
      reply(response, 200, 'application/json', receipt)
    } catch (error) {
      const problem = problemOf(error)
      if (problem.fault === 'server') console.error(error)
      if (!response.headersSent) replyProblem(response, problem)
    }
  }

  /** True where the request is taken here. */
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const to = readTarget(request)
    if (!to) return false
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      void take(request, response, to, parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts))
    })
    // A sender that goes away in the middle has sent nothing.
    request.on('error', () => {})
    return true
  }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type Serving = {
  readonly app: Hono
  readonly services: AppServices
  readonly port: number
  readonly hostname: string
  readonly behindProxy?: boolean
}

/** Serves the application on a socket, answers by the short way. */
export function serveApp({ app, services, port, hostname, behindProxy = false }: Serving): Server {
  const takes = createAnswerIntake(app, services, behindProxy)
  const listener = getRequestListener(app.fetch, { hostname })
  const server = createServer((request, response) => {
    if (!takes(request, response)) void listener(request, response)
  })
  return server.listen(port, hostname)
}
