/** A stream that waits to be read: what is put in comes out in order, and it never holds more than `most`. */
export type LiveStream<T> = AsyncIteratorObject<T, void, void> & {
  readonly put: (message: T) => void
  /** Ends it for its reader, once what waits has been read. */
  readonly end: () => void
}

type StreamOptions<T> = {
  readonly most: number
  /** Takes the place of everything that waits when the reader is too slow. */
  readonly overflow: T
  /** Makes one message of two that follow each other unread, where that is possible. */
  readonly join?: (last: T, next: T) => T | undefined
  /** At the first reading. */
  readonly onRead?: () => void
  /** Once, when the reader has left or the stream has ended. */
  readonly onClose: () => void
}

/**
 * Made by hand and not as an async generator: `return` of a generator waits for the message being awaited, and a reader
 * who has left would be kept until the next one.
 */
export function createLiveStream<T>(options: StreamOptions<T>): LiveStream<T> {
  const { most, overflow, join, onClose } = options
  let waiting: T[] = []
  let reader: ((result: IteratorResult<T, void>) => void) | undefined
  let isEnded = false
  let isRead = false
  const done = { done: true, value: undefined } as const

  function close() {
    if (isEnded) return
    isEnded = true
    reader?.(done)
    reader = undefined
    onClose()
  }
  const stream: LiveStream<T> = {
    put(message) {
      if (isEnded) return
      if (reader) {
        const give = reader
        reader = undefined
        give({ done: false, value: message })
        return
      }
      const last = waiting.at(-1)
      const joined = last === undefined ? undefined : join?.(last, message)
      if (joined !== undefined) waiting[waiting.length - 1] = joined
      else if (waiting.length >= most) waiting = [overflow]
      else waiting.push(message)
    },
    end: close,
    async next() {
      if (!isRead) options.onRead?.()
      isRead = true
      const value = waiting.shift()
      if (value !== undefined) return { done: false, value }
      if (isEnded) return done
      return new Promise((resolve) => {
        reader = resolve
      })
    },
    async return() {
      waiting = []
      close()
      return done
    },
    async throw() {
      waiting = []
      close()
      return done
    },
    [Symbol.asyncIterator]: () => stream,
    async [Symbol.asyncDispose]() {
      close()
    },
  }
  return stream
}
