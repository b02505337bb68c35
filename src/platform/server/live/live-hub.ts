import type pg from 'pg'
import { createLiveConnection } from './live-connection.ts'
import { type LiveMessage, type LiveTopic, readPayload, topicName } from './live-message.ts'

export type LiveListener = (message: LiveMessage) => void

/** Hands what the database tells to whoever listens in this process; what they keep of it is theirs to bound. */
export type LiveHub = {
  /**
   * Hears a topic until the returned function is called. The first listener opens the connection; until it stands
   * nothing is heard, and `again` is told when it does.
   */
  readonly listen: (topic: LiveTopic, listener: LiveListener) => () => void
  /** How many listen, for limits and tests. */
  readonly size: () => number
  readonly close: () => Promise<void>
}

type HubOptions = {
  /** A pool of one connection for the hub alone; `close` ends it. */
  readonly pool: pg.Pool
  readonly checkMs?: number
}

/** The hub of a server process: one connection to the database, however many listen. */
export function createLiveHub({ pool, checkMs = 20_000 }: HubOptions): LiveHub {
  const topics = new Map<string, Set<LiveListener>>()
  function tell(listeners: Iterable<LiveListener>, message: LiveMessage) {
    for (const listener of listeners) {
      try {
        listener(message)
      } catch (error) {
        console.error(error)
      }
    }
  }
  const connection = createLiveConnection({
    pool,
    checkMs,
    onPayload: (payload) => {
      const read = readPayload(payload)
      const listeners = read && topics.get(read.topic)
      if (read && listeners) tell([...listeners], read.message)
    },
    onStanding: () =>
      tell(
        [...topics.values()].flatMap((each) => [...each]),
        { kind: 'again' },
      ),
  })
  return {
    listen(topic, listener) {
      const name = topicName(topic)
      // a wrapper of its own: the same function may listen twice
      const mine: LiveListener = (message) => listener(message)
      const listeners = topics.get(name) ?? new Set()
      topics.set(name, listeners.add(mine))
      connection.start()
      return () => {
        listeners.delete(mine)
        if (listeners.size === 0 && topics.get(name) === listeners) topics.delete(name)
      }
    },
    size: () => [...topics.values()].reduce((sum, each) => sum + each.size, 0),
    async close() {
      topics.clear()
      await connection.close()
    },
  }
}
