import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { Problem } from '#kernel/problem.ts'
import { type Queries, queriesOn } from '../db/transaction.ts'
import type { LiveHub } from './live-hub.ts'
import type { LiveChange, LiveMessage } from './live-message.ts'
import { createLiveStream, type LiveStream } from './live-stream.ts'
import { dropPresence, findPresent, holdPresence, type PresentPerson } from './presence-rows.ts'

/** What a page of an evaluation hears. `alive` is said when nothing else was for a while. */
export type EvaluationMessage =
  | { kind: 'hello'; connectionId: string; personId: string }
  | { kind: 'changes'; changes: LiveChange[] }
  | { kind: 'presence'; people: (PresentPerson & { me: boolean })[]; total: number }
  | { kind: 'again' }
  | { kind: 'alive' }

export type EvaluationStreams = {
  /**
   * Opens a stream for a person whose access this transaction has proved; the connection is free once it commits.
   * Fails with `live.too-many-streams` (too-often).
   */
  readonly open: (
    tx: Queries,
    place: { territoryId: string; evaluationId: string; personId: string },
  ) => Promise<LiveStream<EvaluationMessage>>
  readonly size: () => number
  readonly close: () => Promise<void>
}

type Room = {
  readonly streams: Set<Open>
  readonly leave: () => void
  isReading: boolean
  timer: NodeJS.Timeout | undefined
}
type Open = {
  readonly id: string
  readonly territory: string
  readonly evaluation: string
  readonly person: string
  readonly stream: LiveStream<EvaluationMessage>
  beats: number
  isRead: boolean
}

const STREAMS_OF_PERSON = 12
const STREAMS_OF_PROCESS = 3000
/** Unread messages a stream holds before `again` takes their place, and changes that are told as one message. */
const MOST_WAITING = 20
const MOST_JOINED = 100
/** More people than anybody reads are told by their number. */
const PEOPLE_TOLD = 60

/** Two messages that wait unread as one: lists of changes grow together, of presence the last one counts. */
function join(last: EvaluationMessage, next: EvaluationMessage): EvaluationMessage | undefined {
  if (last.kind === 'changes' && next.kind === 'changes' && last.changes.length < MOST_JOINED)
    return { kind: 'changes', changes: [...last.changes, ...next.changes] }
  return last.kind === next.kind && last.kind !== 'changes' ? next : undefined
}

type StreamsOptions = {
  readonly pool: pg.Pool
  readonly hub: LiveHub
  /** How often presence is refreshed, members are proved again and `alive` is said. */
  readonly heartbeatMs?: number
}

/** The open streams of this process, by evaluation; who is there is agreed with other processes through the database. */
export function createEvaluationStreams(options: StreamsOptions): EvaluationStreams {
  const { hub, heartbeatMs = 20_000 } = options
  const db = queriesOn(options.pool)
  const rooms = new Map<string, Room>()
  const open = new Map<string, Open>()
  let left: string[] = []
  let sweep: NodeJS.Timeout | undefined
  let isClosed = false

  function roomOf(territoryId: string, evaluationId: string): Room {
    const known = rooms.get(evaluationId)
    if (known) return known
    const streams = new Set<Open>()
    const hear = (message: LiveMessage) => {
      if (message.kind === 'presence') tellPresenceSoon(evaluationId)
      else if (message.kind === 'again') {
        for (const { stream } of streams) stream.put({ kind: 'again' })
        tellPresenceSoon(evaluationId)
      } else if (message.kind === 'change') {
        for (const { stream } of streams) stream.put({ kind: 'changes', changes: [message.change] })
      }
    }
    const leave = hub.listen({ territoryId, evaluationId }, hear)
    const room: Room = { streams, leave, isReading: false, timer: undefined }
    rooms.set(evaluationId, room)
    return room
  }

  /** Many come at once when a meeting begins: one reading for all of them, the rarer the more there are. */
  function tellPresenceSoon(evaluationId: string) {
    const room = rooms.get(evaluationId)
    if (!room || room.timer || isClosed) return
    const delay = room.streams.size > 30 ? 1000 : 150
    room.timer = setTimeout(() => {
      room.timer = undefined
      if (room.isReading) return tellPresenceSoon(evaluationId)
      room.isReading = true
      findPresent(db, evaluationId)
        .then((present) => tellPresence(room, present))
        .catch(() => {}) // the database is away: its return says `again`, and this is read anew
        .finally(() => {
          room.isReading = false
        })
    }, delay)
    room.timer.unref()
  }

  function tellPresence(room: Room, present: readonly PresentPerson[]) {
    const total = new Set(present.map((each) => each.personId)).size
    const told = present.slice(0, PEOPLE_TOLD)
    for (const { stream, person } of room.streams) {
      const people = told.map((each) => ({ ...each, me: each.personId === person }))
      stream.put({ kind: 'presence', people, total })
    }
  }

  function forget(mine: Open) {
    open.delete(mine.id)
    const room = rooms.get(mine.evaluation)
    room?.streams.delete(mine)
    if (room?.streams.size === 0) {
      room.leave()
      clearTimeout(room.timer)
      rooms.delete(mine.evaluation)
    }
    left.push(mine.id)
    sweep ??= setTimeout(() => void dropLeft().catch(() => {}), 100)
    sweep.unref()
  }
  async function dropLeft() {
    clearTimeout(sweep)
    sweep = undefined
    const ids = left
    left = []
    if (ids.length > 0) await dropPresence(db, ids)
  }

  async function beat() {
    // an answer that was never read (its request ended before it was sent) has nobody to leave
    for (const each of open.values()) if (!each.isRead && each.beats++ > 0) each.stream.end()
    const before = [...open.values()]
    if (before.length === 0) return
    const held = await holdPresence(
      db,
      before.map(({ id, territory, evaluation, person }) => ({ id, territory, evaluation, person })),
    )
    for (const { id, stream } of before) {
      if (held.has(id)) stream.put({ kind: 'alive' })
      else stream.end()
    }
    await dropPresence(db, [])
  }
  const beating = setInterval(() => void beat().catch(() => {}), heartbeatMs)
  beating.unref()

  return {
    async open(tx, { territoryId, evaluationId, personId }) {
      const ofPerson = [...open.values()].filter((each) => each.person === personId).length
      if (ofPerson >= STREAMS_OF_PERSON || open.size >= STREAMS_OF_PROCESS || isClosed)
        throw new Problem('live.too-many-streams', 'too-often', { retryAfterSeconds: 30 })
      const id = randomUUID()
      const stream = createLiveStream<EvaluationMessage>({
        most: MOST_WAITING,
        overflow: { kind: 'again' },
        join,
        onRead: () => {
          mine.isRead = true
        },
        onClose: () => forget(mine),
      })
      const row = { id, territory: territoryId, evaluation: evaluationId, person: personId }
      const mine: Open = { ...row, stream, beats: 0, isRead: false }
      open.set(id, mine)
      roomOf(territoryId, evaluationId).streams.add(mine)
      stream.put({ kind: 'hello', connectionId: id, personId })
      try {
        await holdPresence(tx, [row])
      } catch (failure) {
        stream.end()
        throw failure
      }
      return stream
    },
    size: () => open.size,
    async close() {
      isClosed = true
      clearInterval(beating)
      for (const { stream } of [...open.values()]) stream.end()
      await dropLeft().catch(() => {})
    },
  }
}
