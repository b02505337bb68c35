import { randomBytes } from 'node:crypto'
import type { startTestServer } from './test-server.ts'

type Server = Pick<Awaited<ReturnType<typeof startTestServer>>, 'app'>
type Reply<T> = { status: number; body: T; headers: Headers }

/** A phone in a room: the link of a workshop and a key of its own. */
export type Phone = {
  readonly key: string
  call<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<Reply<T>>
  /** Opens the stream of news; the caller cancels its body. */
  listen(): Promise<Response>
}

/** A phone that holds the link `code`; without a key when `key` is empty. Paths are those behind `/join/{token}`. */
export function makePhone(server: Server, code: string, key = randomBytes(32).toString('base64url')): Phone {
  const ask = (method: string, path: string, body?: unknown) =>
    server.app.request(`http://localhost:4600/api/join/${code}${path}`, {
      method,
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(key ? { 'x-participant-key': key } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    key,
    async call<T>(method: string, path: string, body?: unknown): Promise<Reply<T>> {
      const reply = await ask(method, path, body ?? (method === 'GET' ? undefined : {}))
      return { status: reply.status, body: (await reply.json()) as T, headers: reply.headers }
    },
    listen: async () => ask('GET', '/events'),
  }
}
