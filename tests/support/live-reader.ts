import { setTimeout as pause } from 'node:timers/promises'
import type { LiveReply } from '#kernel/live-contract.ts'

type Heard = { readonly message: LiveReply }

/** An open stream of an evaluation, read as an EventSource reads it: lines `data:`, messages apart by an empty line. */
export type LiveReader = {
  readonly status: number
  readonly headers: Headers
  readonly heard: readonly Heard[]
  readonly connectionId: string
  /** The first message for which `is` holds, heard already or within `patience` milliseconds. */
  readonly until: (is: (message: LiveReply) => boolean, patience?: number) => Promise<Heard>
  /** Resolves when the server ends it. */
  readonly ended: Promise<void>
  readonly leave: () => void
}

/** Opens a stream over a socket and waits for its `hello`. A refused one has its status and hears nothing. */
export async function openLive(address: string, cookie: string): Promise<LiveReader> {
  const leaving = new AbortController()
  const reply = await fetch(address, {
    headers: { cookie, accept: 'text/event-stream', 'sec-fetch-site': 'same-origin' },
    signal: leaving.signal,
  })
  const heard: Heard[] = []
  const listeners = new Set<() => void>()
  const ended =
    reply.status === 200
      ? read(reply, (message) => {
          heard.push({ message })
          for (const listener of listeners) listener()
        })
      : Promise.resolve(reply.body?.cancel())
  const until = async (is: (message: LiveReply) => boolean, patience = 5_000) => {
    const find = () => heard.find(({ message }) => is(message))
    const news = new Promise<Heard>((resolve) => {
      const look = () => {
        const found = find()
        if (found) resolve(found)
      }
      listeners.add(look)
      look()
    })
    const found = await Promise.race([news, pause(patience, undefined, { ref: false })])
    if (!found) throw new Error(`not heard; only ${JSON.stringify(heard.map(({ message }) => message))}`)
    return found
  }
  const hello = reply.status === 200 ? (await until(({ kind }) => kind === 'hello')).message : undefined
  return {
    status: reply.status,
    headers: reply.headers,
    heard,
    connectionId: hello?.kind === 'hello' ? hello.connectionId : '',
    until,
    ended: ended.then(() => {}),
    leave: () => leaving.abort(),
  }
}

async function read(reply: Response, hear: (message: LiveReply) => void): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const bytes of reply.body ?? []) {
      const events = (rest + decoder.decode(bytes, { stream: true })).split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) {
        const data = event.split('\n').find((line) => line.startsWith('data: '))
        if (data && event.includes('event: message')) hear(JSON.parse(data.slice(6)))
      }
    }
  } catch {
    // left by its reader
  }
}
