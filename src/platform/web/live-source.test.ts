import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LiveReply } from '#kernel/live-contract.ts'
import { createLiveSource } from './live-source.ts'

/** A browser with a server behind it: streams that can be spoken on and broken, a page that can be hidden. */
function browser() {
  const streams: { target: EventTarget; isClosed: boolean }[] = []
  const told: unknown[] = []
  let visibility = () => {}
  let online = () => {}
  let offline = () => {}
  const it = {
    streams,
    told,
    isThere: true,
    isHidden: false,
    hide(hidden: boolean) {
      it.isHidden = hidden
      visibility()
    },
    goOnline: () => online(),
    goOffline: () => offline(),
    say(message: LiveReply) {
      const data = JSON.stringify(message)
      streams.at(-1)?.target.dispatchEvent(new MessageEvent('message', { data }))
    },
    hello: () => it.say({ kind: 'hello', connectionId: `c${streams.length}`, personId: 'me' }),
    break: () => streams.at(-1)?.target.dispatchEvent(new Event('error')),
    openStreams: () => streams.filter(({ isClosed }) => !isClosed).length,
  }
  const source = createLiveSource('/live', {
    open: () => {
      const stream = { target: new EventTarget(), isClosed: false }
      streams.push(stream)
      return {
        addEventListener: stream.target.addEventListener.bind(stream.target),
        close: () => {
          stream.isClosed = true
        },
      } as Pick<EventSource, 'addEventListener' | 'close'>
    },
    isReachable: async () => it.isThere,
    tell: async (connectionId, place) => told.push({ connectionId, ...place }),
    isHidden: () => it.isHidden,
    onVisibility: (listener) => {
      visibility = listener
    },
    onOnline: (listener) => {
      online = listener
    },
    onOffline: (listener) => {
      offline = listener
    },
  })
  return Object.assign(it, { source })
}

const change = { kind: 'story', id: 's', act: 'change', version: 2, personId: 'p' } as const
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('the stream of an evaluation', () => {
  it('is one for all that listen, and closes a moment after the last has left', async () => {
    const page = browser()
    const heard: unknown[] = []
    const listen = () => page.source.subscribe({ onChanges: (changes) => heard.push(...changes) })
    const [leaveOne, leaveTwo] = [listen(), listen()]
    page.hello()
    page.say({ kind: 'changes', changes: [change] })
    expect([page.streams.length, heard]).toEqual([1, [change, change]])
    leaveOne()
    leaveTwo()
    const leaveThree = listen()
    await wait(5_000)
    expect(page.openStreams()).toBe(1)
    leaveThree()
    await wait(5_000)
    expect(page.openStreams()).toBe(0)
  })

  it('has everything read anew once it stands, and each time it comes back', async () => {
    const page = browser()
    const again = vi.fn()
    page.source.subscribe({ onAgain: again })
    page.hello()
    expect(again).toHaveBeenCalledTimes(1)
    page.break()
    await wait(500)
    expect(page.openStreams()).toBe(1)
    page.hello()
    expect(again).toHaveBeenCalledTimes(2)
    page.say({ kind: 'again' })
    expect(again).toHaveBeenCalledTimes(3)
  })

  it('is tried more and more rarely, and at once when the network is back', async () => {
    const page = browser()
    page.source.subscribe({})
    for (const seconds of [0.5, 1, 2, 5, 10, 30, 30]) {
      page.break()
      const before = page.streams.length
      await wait(seconds * 1000 - 1)
      expect(page.streams.length).toBe(before)
      await wait(1)
      expect(page.streams.length).toBe(before + 1)
    }
    page.break()
    page.goOnline()
    expect(page.openStreams()).toBe(1)
  })

  it('says that the network is lost only when the server does not answer at all', async () => {
    const page = browser()
    page.source.subscribe({})
    page.hello()
    page.say({ kind: 'presence', people: [], total: 3 })
    page.break()
    await wait(0)
    expect(page.source.state().connection).toBe('connecting')
    page.isThere = false
    await wait(500)
    page.break()
    await wait(0)
    expect(page.source.state()).toMatchObject({ connection: 'lost', people: [], total: 0 })
    await wait(1000)
    page.hello()
    expect(page.source.state().connection).toBe('open')
  })

  it('does not wait for its own end when the browser says that the network is gone', async () => {
    const page = browser()
    page.source.subscribe({})
    page.hello()
    page.isThere = false
    page.goOffline()
    await wait(0)
    expect([page.openStreams(), page.source.state().connection]).toEqual([0, 'lost'])
  })

  it('that has been silent for too long is dead', async () => {
    const page = browser()
    page.source.subscribe({})
    page.hello()
    await wait(40_000)
    page.say({ kind: 'alive' })
    await wait(40_000)
    expect(page.streams.length).toBe(1)
    await wait(10_500)
    expect([page.streams.length, page.openStreams()]).toEqual([2, 1])
  })

  it('closes a minute after its page is hidden, and reads anew when it is seen again', async () => {
    const page = browser()
    const again = vi.fn()
    page.source.subscribe({ onAgain: again })
    page.hello()
    page.hide(true)
    await wait(30_000)
    page.hide(false)
    page.say({ kind: 'alive' })
    await wait(45_000)
    expect(page.streams.length).toBe(1)
    page.hide(true)
    page.say({ kind: 'alive' })
    await wait(20_000)
    page.say({ kind: 'alive' })
    await wait(41_000)
    expect([page.openStreams(), page.source.state().connection]).toEqual([0, 'closed'])
    page.hide(false)
    page.hello()
    expect([page.openStreams(), again.mock.calls.length]).toEqual([1, 2])
  })

  it('says where one is, once typing from field to field has settled, and again on a new connection', async () => {
    const page = browser()
    page.source.subscribe({})
    page.source.place({ page: 'recit' })
    await wait(300)
    expect(page.told).toEqual([])
    page.hello()
    await wait(0)
    page.source.place({ focus: 'story:1:cards/moral' })
    page.source.place({ focus: 'story:1:cards/arrival' })
    page.source.place({ focus: 'story:1:cards/arrival' })
    await wait(300)
    page.break()
    await wait(500)
    page.hello()
    await wait(0)
    const arrival = { page: 'recit', focus: 'story:1:cards/arrival' }
    expect(page.told).toEqual([
      { connectionId: 'c1', page: 'recit', focus: '' },
      { connectionId: 'c1', ...arrival },
      { connectionId: 'c2', ...arrival },
    ])
  })
})
