import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '#kernel/problem.ts'
import { createSendingQueue, type Sending, type SendingQueue } from './sending-queue.ts'

const KEY = 'tablee.sending.test'
const act = (id: string): Sending => ({ id, route: 'POST /territories/t/changes', body: { id } })
const unreachable = () => new Problem('network.unreachable', 'busy')

function memoryStorage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

/** Locks as a browser gives them to all its tabs: one holder a name, the others in line. */
function browserLocks(): Pick<LockManager, 'request'> {
  let last: Promise<unknown> = Promise.resolve()
  const request = (_: string, work: () => Promise<unknown>) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
  return { request: request as LockManager['request'] }
}

/** A server that can be switched off and refuse; it keeps what it took, an id once. */
function fakeServer() {
  const server = {
    taken: [] as string[],
    calls: 0,
    answer: (_: Sending): unknown => undefined,
    send: async (sending: Sending) => {
      server.calls++
      const failure = server.answer(sending)
      if (failure) throw failure
      if (!server.taken.includes(sending.id)) server.taken.push(sending.id)
      return { version: server.taken.length }
    },
  }
  return server
}

const queues: SendingQueue[] = []
function open(
  server: { send: (s: Sending) => Promise<unknown> },
  more: Partial<Parameters<typeof createSendingQueue>[0]> = {},
) {
  const replies: string[] = []
  const events = new EventTarget()
  const queue = createSendingQueue({
    key: KEY,
    storage: memoryStorage(),
    send: server.send,
    onSent: (sending) => replies.push(sending.id),
    events,
    locks: browserLocks(),
    ...more,
  })
  queues.push(queue)
  return { queue, replies, events }
}
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  for (const queue of queues.splice(0)) queue.stop()
  vi.useRealTimers()
})

describe('a line of acts', () => {
  it('goes one at a time, in order, and is empty when all are acknowledged', async () => {
    let atOnce = 0
    let most = 0
    const order: string[] = []
    const { queue, replies } = open({
      send: async ({ id }) => {
        most = Math.max(most, ++atOnce)
        await new Promise((resolve) => setTimeout(resolve, id === 'a' ? 50 : 1))
        atOnce--
        order.push(id)
      },
    })
    for (const id of ['a', 'b', 'c']) queue.push(act(id))
    expect(queue.state().state).toBe('sending')
    await settle(100)
    expect([order, replies, most]).toEqual([['a', 'b', 'c'], ['a', 'b', 'c'], 1])
    expect(queue.state()).toMatchObject({ waiting: [], refused: [], state: 'idle' })
  })

  it('keeps an act before it is sent: a closed tab loses nothing', async () => {
    const storage = memoryStorage()
    const keptWhenSent: (string | null)[] = []
    const first = open(
      {
        send: () => {
          keptWhenSent.push(storage.getItem(KEY))
          return new Promise(() => {})
        },
      },
      { storage },
    )
    first.queue.push(act('a'))
    first.queue.push(act('b'))
    await settle()
    first.queue.stop()
    expect(keptWhenSent[0]).toContain('"a"')
    const server = fakeServer()
    open(server, { storage })
    await settle()
    expect(server.taken).toEqual(['a', 'b'])
    expect(storage.getItem(KEY)).toBeNull()
  })

  it('takes the same act once, while it waits, once refused and once sent', async () => {
    const server = fakeServer()
    server.answer = ({ id }) => id === 'bad' && new Problem('x.wrong', 'caller')
    const { queue } = open(server)
    for (const id of ['a', 'a', 'bad']) queue.push(act(id))
    await settle()
    for (const id of ['a', 'bad']) queue.push(act(id))
    await settle()
    expect([server.taken, server.calls, queue.state().refused.length]).toEqual([['a'], 2, 1])
  })

  it('waits without network after 1, 2, 5, then every 10 seconds, and goes when it is back', async () => {
    const server = fakeServer()
    server.answer = unreachable
    const { queue, events } = open(server)
    queue.push(act('a'))
    const calls: number[] = []
    for (const seconds of [0, 1, 2, 5, 10, 10]) {
      await settle(seconds * 1000)
      calls.push(server.calls)
    }
    expect(calls).toEqual([1, 2, 3, 4, 5, 6])
    expect(queue.state()).toMatchObject({ state: 'offline', waiting: [{ id: 'a' }] })
    server.answer = () => undefined
    events.dispatchEvent(new Event('online'))
    await settle()
    expect([server.taken, queue.state().state]).toEqual([['a'], 'idle'])
  })

  it.each([
    new TypeError('Failed to fetch'),
    new Problem('http.502', 'server', { status: 502 }),
    new Problem('http.503', 'busy', { status: 503 }),
    { status: 504 },
  ])('takes %o for a lost network', async (failure) => {
    const server = fakeServer()
    server.answer = () => failure
    const { queue } = open(server)
    queue.push(act('a'))
    await settle()
    expect(queue.state()).toMatchObject({ state: 'offline', waiting: [{ id: 'a' }], refused: [] })
  })

  it('sets a refusal aside with its reason and goes on; it is retried or dismissed by hand', async () => {
    const server = fakeServer()
    const refusal = new Problem('stories.closed', 'gone', { since: 'hier' })
    server.answer = ({ id }) => (id === 'b' || id === 'c') && refusal
    const { queue } = open(server)
    for (const id of ['a', 'b', 'c', 'd']) queue.push(act(id))
    await settle()
    expect(server.taken).toEqual(['a', 'd'])
    const problem = { code: 'stories.closed', fault: 'gone', details: { since: 'hier' } }
    expect(queue.state()).toMatchObject({ state: 'idle', refused: [{ problem }, { problem }] })
    server.answer = () => undefined
    queue.dismiss('b')
    queue.retry('c')
    await settle()
    expect([server.taken, queue.state().refused]).toEqual([['a', 'd', 'c'], []])
  })

  it('waits as long as a server that is asked too often says', async () => {
    const server = fakeServer()
    server.answer = () => new Problem('request.too-often', 'too-often', { retryAfterSeconds: 7 })
    const { queue } = open(server)
    queue.push(act('a'))
    await settle(6_900)
    expect([server.calls, queue.state().state]).toEqual([1, 'sending'])
    server.answer = () => undefined
    await settle(200)
    expect(server.taken).toEqual(['a'])
  })

  it('keeps everything while the session has ended, and says why', async () => {
    const server = fakeServer()
    server.answer = () => new Problem('accounts.sign-in-first', 'anonymous')
    const { queue } = open(server)
    queue.push(act('a'))
    await settle()
    expect(queue.state()).toMatchObject({
      waiting: [{ id: 'a' }],
      refused: [],
      problem: { code: 'accounts.sign-in-first' },
    })
    server.answer = () => undefined
    queue.retry()
    await settle()
    expect([server.taken, queue.state().problem]).toEqual([['a'], undefined])
  })

  it('sets an act aside on which the server fails again and again, so that those behind it go', async () => {
    const server = fakeServer()
    server.answer = ({ id }) => id === 'a' && new Problem('server.failed', 'server')
    const { queue } = open(server)
    for (const id of ['a', 'b']) queue.push(act(id))
    await settle(5_000)
    expect([server.taken, server.calls]).toEqual([['b'], 4])
    expect(queue.state().refused).toMatchObject([{ sending: { id: 'a' } }])
  })

  it('is shared by two tabs, and sent by one', async () => {
    const shared = { storage: memoryStorage(), locks: browserLocks() }
    const server = fakeServer()
    const slow = { send: (s: Sending) => new Promise((r) => setTimeout(r, 5)).then(() => server.send(s)) }
    const [one, two] = [open(slow, shared), open(slow, shared)]
    one.queue.push(act('a'))
    two.queue.push(act('b'))
    one.queue.push(act('c'))
    await settle(100)
    expect([server.taken, server.calls]).toEqual([['a', 'b', 'c'], 3])
    expect([...one.replies, ...two.replies].sort()).toEqual(['a', 'b', 'c'])
  })

  it('still works where nothing can be stored', async () => {
    const server = fakeServer()
    server.answer = unreachable
    const forbidden = () => {
      throw new DOMException('no', 'SecurityError')
    }
    const storage = { getItem: forbidden, setItem: forbidden, removeItem: forbidden }
    const { queue } = open(server, { storage })
    for (const id of ['a', 'b']) queue.push(act(id))
    await settle()
    expect(queue.state().waiting.length).toBe(2)
    server.answer = () => undefined
    await settle(1_000)
    expect(server.taken).toEqual(['a', 'b'])
  })

  it('tells its listeners, with a state that stays the same object between changes', async () => {
    const { queue } = open(fakeServer())
    const seen: string[] = []
    const leave = queue.subscribe(() => seen.push(queue.state().state))
    queue.push(act('a'))
    await settle()
    leave()
    queue.push(act('b'))
    await settle()
    expect([seen[0], seen.at(-1)]).toEqual(['sending', 'idle'])
    expect(queue.state()).toBe(queue.state())
  })

  it('acknowledges each act exactly once, in order, whatever the network does', async () => {
    const failures = [undefined, undefined, unreachable(), new TypeError('reset'), { status: 503 }]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...failures), { maxLength: 30 }),
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 8 }),
        fc.array(fc.boolean(), { maxLength: 30 }),
        async (weather, ids, lostReplies) => {
          const server = fakeServer()
          const storage = memoryStorage()
          server.answer = () => weather.shift()
          // a reply lost on its way back: the server has taken the act, the line does not know
          const send = async (sending: Sending) => {
            const reply = await server.send(sending)
            if (lostReplies.shift()) throw unreachable()
            return reply
          }
          const { queue, replies } = open({ send }, { storage })
          for (const id of ids) queue.push(act(id))
          await settle(600_000)
          expect([server.taken, replies, storage.getItem(KEY)]).toEqual([ids, ids, null])
          queue.stop()
        },
      ),
      { numRuns: 60 },
    )
  })
})
