import type { SendingProblem } from '#platform/web/sending-queue.ts'

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

/** The random letters that make this phone's key: 256 bits, for the header and never for an address. */
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

/** Asks the server as `route` says (`PUT /join/…`), with the key of this phone; fails by problems only. */
export async function ask<T>(key: string, route: string, body?: unknown): Promise<T> {
  const [method = 'GET', path = ''] = route.split(' ')
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), PATIENCE_MS)
  try {
    const reply = await fetch(`/api${path}`, {
      method,
      headers: {
        'x-participant-key': key,
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

/** Reads the stream of news until it breaks; `onNews` at each. True when it stood for a moment. */
export async function listen(
  key: string,
  path: string,
  onNews: () => void,
  stop: AbortSignal,
): Promise<boolean> {
  let stood = false
  try {
    const reply = await fetch(`/api${path}`, { headers: { 'x-participant-key': key }, signal: stop })
    const reader = reply.ok ? reply.body?.getReader() : undefined
    const decoder = new TextDecoder()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      stood = true
      if (decoder.decode(part.value, { stream: true }).includes('"look"')) onNews()
    }
  } catch {
    // the page polls meanwhile, and comes back
  }
  return stood
}
