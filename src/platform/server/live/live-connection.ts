import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { LIVE_CHANNEL } from './live-message.ts'

type ConnectionOptions = {
  /** A pool of one: this connection and no other. Ended by `close`. */
  readonly pool: pg.Pool
  readonly onPayload: (payload: string) => void
  /** The connection stands (again): whatever was told before may have been missed. */
  readonly onStanding: () => void
  /** How often a silent connection is asked whether it still lives, in milliseconds. */
  readonly checkMs: number
}

export type LiveConnection = { readonly start: () => void; readonly close: () => Promise<void> }

const BACKOFF_MS = [100, 250, 500, 1000, 2000, 5000]

/**
 * The one connection of this process that hears the database's channel. It comes back by itself after a restart of the
 * database or a lost network, and says so; nobody is told what was said meanwhile.
 */
export function createLiveConnection(options: ConnectionOptions): LiveConnection {
  const closing = new AbortController()
  let going: Promise<void> | undefined

  /** One life of the connection: resolves when it broke. */
  async function listenOnce(): Promise<boolean> {
    const client = await options.pool.connect()
    const broken = Promise.withResolvers<void>()
    const end = () => broken.resolve()
    const hear = ({ payload }: pg.Notification) => payload !== undefined && options.onPayload(payload)
    client.on('error', end)
    client.on('end', end)
    client.on('notification', hear)
    closing.signal.addEventListener('abort', end)
    let isAsking = false
    const check = setInterval(() => {
      // a question unanswered since the last one: the other end is gone without a word
      if (isAsking) return end()
      isAsking = true
      client.query('select 1').then(() => {
        isAsking = false
      }, end)
    }, options.checkMs)
    let stood = false
    try {
      await client.query(`listen ${LIVE_CHANNEL}`)
      stood = true
      if (!closing.signal.aborted) options.onStanding()
      await broken.promise
      return stood
    } catch {
      return stood
    } finally {
      clearInterval(check)
      closing.signal.removeEventListener('abort', end)
      client.off('notification', hear)
      client.off('end', end)
      client.off('error', end)
      client.on('error', () => {})
      client.release(true)
    }
  }

  async function run(): Promise<void> {
    let failures = 0
    while (!closing.signal.aborted) {
      const stood = await listenOnce().catch(() => false)
      failures = stood ? 0 : failures + 1
      const wait = BACKOFF_MS[Math.min(failures, BACKOFF_MS.length - 1)]
      await pause(wait, undefined, { signal: closing.signal }).catch(() => {})
    }
  }

  return {
    start() {
      if (!closing.signal.aborted) going ??= run()
    },
    async close() {
      closing.abort()
      await going
      await options.pool.end()
    },
  }
}
