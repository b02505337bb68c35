import type { SendingProblem } from './sending-queue.ts'

const FAULTS: Readonly<Record<number, string>> = {
  400: 'caller',
  403: 'forbidden',
  404: 'absent',
  409: 'conflict',
  410: 'gone',
  429: 'too-often',
  503: 'busy',
}
const PATIENCE_MS = 20_000

const unreachable: SendingProblem = { code: 'network.unreachable', fault: 'busy', details: {} }

/** A secret that a phone makes up, 256 bits as 43 letters: for a header and never for an address. */
export function makeKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '')
}

async function problemOf(reply: Response): Promise<SendingProblem> {
  const body: Partial<SendingProblem> = await reply.json().catch(() => ({}))
  const fault = FAULTS[reply.status] ?? (reply.status >= 500 ? 'server' : 'caller')
  return { code: body.code ?? `http.${reply.status}`, fault, details: body.details ?? {} }
}

/** Asks the server as `route` says (`PUT /join/…`), from a light page; fails by problems only. */
export async function askLightly<T>(
  headers: Readonly<Record<string, string>>,
  route: string,
  body?: unknown,
): Promise<T> {
  const [method = 'GET', path = ''] = route.split(' ')
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), PATIENCE_MS)
  try {
    const reply = await fetch(`/api${path}`, {
      method,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: giveUp.signal,
    }).catch(() => {
      throw unreachable
    })
    if (!reply.ok) throw await problemOf(reply)
    return await reply.json().catch(() => {
      throw unreachable
    })
  } finally {
    clearTimeout(timer)
  }
}
