import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { readPayload, topicName } from './live-message.ts'
import { createLiveStream } from './live-stream.ts'

const AGAIN = -1
const open = (most = 3) => {
  const onClose = vi.fn()
  return { onClose, stream: createLiveStream<number>({ most, overflow: AGAIN, onClose }) }
}

describe('a stream', () => {
  it('gives what is put in, in order, before and after it is asked for', async () => {
    const { stream } = open()
    stream.put(1)
    const [one, two] = [stream.next(), stream.next()]
    stream.put(2)
    expect([await one, await two]).toEqual([
      { done: false, value: 1 },
      { done: false, value: 2 },
    ])
  })

  it('never holds more than it may: a reader too slow is told to read anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 60 }), async (steps) => {
        const { stream } = open()
        let put = 0
        let unread = 0
        const read: number[] = []
        for (const isPut of steps) {
          if (isPut) {
            stream.put(++put)
            unread += 1
          } else if (unread > 0) {
            const { value } = await stream.next()
            if (value !== undefined) read.push(value)
            unread = value === AGAIN ? 0 : unread - 1
            if (value === AGAIN) break
          }
        }
        const before = read.includes(AGAIN) ? read.slice(0, read.indexOf(AGAIN)) : read
        expect(before).toEqual(before.toSorted((a, b) => a - b))
      }),
    )
    const { stream } = open()
    for (let i = 1; i <= 4; i++) stream.put(i)
    stream.end()
    expect([await stream.next(), await stream.next()]).toEqual([
      { done: false, value: AGAIN },
      { done: true, value: undefined },
    ])
  })

  it('lets a reader who waits go at once, and says so once', async () => {
    const { stream, onClose } = open()
    const waiting = stream.next()
    await stream.return?.()
    expect(await waiting).toEqual({ done: true, value: undefined })
    stream.put(1)
    stream.end()
    expect(onClose).toHaveBeenCalledOnce()
    expect(await stream.next()).toEqual({ done: true, value: undefined })
  })

  it('joins what waits unread where that is possible', async () => {
    const stream = createLiveStream<number[]>({
      most: 2,
      overflow: [],
      join: (last, next) => (last.length < 3 ? [...last, ...next] : undefined),
      onClose: () => {},
    })
    for (let i = 1; i <= 5; i++) stream.put([i])
    expect([await stream.next(), await stream.next()].map(({ value }) => value)).toEqual([
      [1, 2, 3],
      [4, 5],
    ])
  })
})

describe('a payload of the channel', () => {
  it('is a change of a record', () => {
    const said = { t: 'T', e: 'E', k: 'story', i: 'S', a: 'change', v: 3, p: 'P' }
    expect(readPayload(JSON.stringify(said))).toEqual({
      topic: topicName({ territoryId: 'T', evaluationId: 'E' }),
      message: {
        kind: 'change',
        change: { kind: 'story', id: 'S', act: 'change', version: 3, personId: 'P' },
      },
    })
  })

  it('is what a feature says on its own topic', () => {
    expect(readPayload('{"topic":"workshop:1","closed":true}')).toEqual({
      topic: 'workshop:1',
      message: { kind: 'told', said: { closed: true } },
    })
  })

  it.each(['', 'null', '[]', '3', '{', '{"t":"T"}', '{"t":"T","e":"E","k":"story","a":"burn"}'])(
    'that is something else is left alone: %s',
    (payload) => {
      expect(readPayload(payload)).toBeUndefined()
    },
  )
})
