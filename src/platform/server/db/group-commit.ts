import { Problem } from '#kernel/problem.ts'

export type GroupCommitOptions<Item, Result> = {
  /** Writes items in one transaction and says, after its commit, what became of each, in their order. */
  readonly write: (items: readonly Item[]) => Promise<readonly Result[]>
  /** Two items of one key are never written in one batch. */
  readonly keyOf: (item: Item) => string
  /** Items in one batch; a larger one would only make everybody wait. */
  readonly mostTogether: number
  /** Items that may wait; the next is refused. */
  readonly mostWaiting: number
  /** Of the refusal (busy), with `retryAfterSeconds`. */
  readonly busyCode: string
  /** Whether a failure is that of the whole, so that each item alone would fail in the same way. */
  readonly concernsAll: (error: unknown) => boolean
}

export type GroupCommit<Item, Result> = {
  /** Resolves after the commit. Fails with `busyCode` at once when the line is full. */
  add(item: Item): Promise<Result>
  readonly waiting: number
}

type Entry<Item, Result> = {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

/**
 * Group commit: all that arrived while the last batch was being written goes together into the next one, so that one wait for
 * the disk serves many. One batch at a time. Where a batch fails each of its items is written alone: what is wrong with one
 * is no other's concern.
 */
export function createGroupCommit<Item, Result>(
  options: GroupCommitOptions<Item, Result>,
): GroupCommit<Item, Result> {
  const { write, keyOf, mostTogether, mostWaiting, busyCode, concernsAll } = options
  let line: Entry<Item, Result>[] = []
  let isWriting = false

  /** Takes the next batch off the line; an item whose like is in it waits for the one after. */
  function takeBatch(): Entry<Item, Result>[] {
    const keys = new Set<string>()
    const batch: Entry<Item, Result>[] = []
    const rest: Entry<Item, Result>[] = []
    for (const entry of line) {
      const key = keyOf(entry.item)
      if (batch.length >= mostTogether || keys.has(key)) rest.push(entry)
      else {
        keys.add(key)
        batch.push(entry)
      }
    }
    line = rest
    return batch
  }

  async function writeTogether(batch: readonly Entry<Item, Result>[]): Promise<void> {
    const results = await write(batch.map(({ item }) => item))
    if (results.length !== batch.length) throw new Error('a batch was not answered item by item')
    results.forEach((result, i) => {
      batch[i]?.resolve(result)
    })
  }

  async function writeBatch(batch: readonly Entry<Item, Result>[]): Promise<void> {
    try {
      await writeTogether(batch)
    } catch (error) {
      if (batch.length === 1 || concernsAll(error)) {
        for (const { reject } of batch) reject(error)
        return
      }
      for (const entry of batch) await writeBatch([entry])
    }
  }

  async function writeOn(): Promise<void> {
    while (line.length > 0) await writeBatch(takeBatch())
    isWriting = false
  }

  return {
    get waiting() {
      return line.length
    },
    add(item) {
      if (line.length >= mostWaiting)
        return Promise.reject(new Problem(busyCode, 'busy', { retryAfterSeconds: 1 }))
      return new Promise((resolve, reject) => {
        line.push({ item, resolve, reject })
        if (isWriting) return
        isWriting = true
        // After everything that has just been read from sockets: it goes together.
        setImmediate(() => void writeOn())
      })
    },
  }
}
