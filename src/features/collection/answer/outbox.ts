import { askLightly, makeKey } from '#platform/web/light-client.ts'
import { newId } from '#platform/web/new-id.ts'
import type { SendingProblem } from '#platform/web/sending-queue.ts'
import type { DeviceStore } from './device-store.ts'

/** What goes to the server for one answer; the files it names go before it. */
export type Parcel = {
  readonly versionId: string
  readonly answers: Readonly<Record<string, unknown>>
  readonly lang: string
  readonly startedAt: string
  readonly finishedAt: string
  readonly relay?: { readonly collector: string; readonly groupId: string | null; readonly consent: true }
}

export type OutboxItem = {
  /** Identifier of the answer: the same sent twice is received once. */
  readonly id: string
  /** Proves later whose answer it is. */
  readonly key: string
  readonly token: string
  readonly state: 'waiting' | 'sent' | 'refused'
  readonly at: string
  readonly files: readonly string[]
  /** Gone once it was received: nothing of it stays on a shared phone. */
  readonly parcel: Parcel | null
  readonly problem?: SendingProblem
}

export type Outbox = {
  readonly items: () => readonly OutboxItem[]
  /** Whether the last try met no network, and when the next one comes. */
  readonly isOffline: () => boolean
  readonly subscribe: (listener: () => void) => () => void
  /** Resolves once it is written down on this device; it then goes by itself. */
  readonly add: (parcel: Parcel, files: readonly string[], identity?: Identity) => Promise<string>
  readonly trySending: () => void
  /** Whether the device is shared, as the link says: then nothing of whom it was stays once an answer is received. */
  readonly share: (isShared: boolean) => void
  /** Takes a refused answer out again, to be mended or set aside. */
  readonly takeBack: (id: string) => Promise<OutboxItem | undefined>
  readonly forget: (id: string) => Promise<void>
  /** Erases an answer that was received, here and there. */
  readonly withdraw: (id: string) => Promise<void>
}

export type Identity = { readonly id: string; readonly key: string }
export const newIdentity = (): Identity => ({ id: newId(), key: makeKey() })

type OutboxOptions = {
  readonly token: string
  readonly store: DeviceStore
  /** A shared phone remembers how many, and nothing of whom. */
  readonly isShared: boolean
}

const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 60_000
/** Faults that pass by themselves; all else is refused and told. */
const PASSING = new Set(['busy', 'server', 'too-often'])

function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}

/** The line of answers of one link on one device. One goes at a time, oldest first; none is ever dropped unsaid. */
export async function openOutbox({ token, store, ...options }: OutboxOptions): Promise<Outbox> {
  const prefix = `out.${token}.`
  const placeOf = (item: Pick<OutboxItem, 'id' | 'at'>) => `${prefix}${item.at}.${item.id}`
  let items = await store.all<OutboxItem>(prefix)
  let offline = false
  let wait = FIRST_WAIT_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  let going = false
  let { isShared } = options
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  async function put(item: OutboxItem) {
    await store.set(placeOf(item), item)
    items = items.some(({ id }) => id === item.id)
      ? items.map((each) => (each.id === item.id ? item : each))
      : [...items, item]
    tell()
  }
  const headers = (key: string) => ({ 'x-answer-key': key })
  async function deliver(item: OutboxItem) {
    for (const file of item.files) {
      const blob = await store.get<Blob>(`file.${file}`)
      if (!blob) continue
      const mime = blob.type.split(';')[0]
      await askLightly(headers(item.key), `PUT /collect/${token}/files/${file}`, {
        mime,
        base64: await base64Of(blob),
      })
    }
    await askLightly(headers(item.key), `PUT /collect/${token}/answers/${item.id}`, item.parcel)
    await put({ ...item, state: 'sent', parcel: null, files: [], key: isShared ? '' : item.key })
    for (const file of item.files) await store.remove(`file.${file}`)
  }
  async function send() {
    if (going) return
    going = true
    clearTimeout(timer)
    try {
      for (let next = items.find(({ state }) => state === 'waiting'); next; ) {
        const current: OutboxItem = next
        try {
          await deliver(current)
          offline = false
          wait = FIRST_WAIT_MS
        } catch (failure) {
          const problem = failure as SendingProblem
          if (!problem.fault || PASSING.has(problem.fault)) {
            offline = problem.code === 'network.unreachable'
            later(problem)
            return
          }
          await put({ ...current, state: 'refused', problem })
        }
        next = items.find(({ state }) => state === 'waiting')
      }
    } finally {
      going = false
      tell()
    }
  }
  function later(problem: SendingProblem) {
    const asked = Number(problem.details?.retryAfterSeconds ?? 0) * 1000
    timer = setTimeout(() => void send(), Math.max(wait, asked))
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }
  const trySending = () => {
    wait = FIRST_WAIT_MS
    void send()
  }
  window.addEventListener('online', trySending)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') trySending()
  })
  void send()
  return {
    items: () => items,
    isOffline: () => offline,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async add(parcel, files, identity = newIdentity()) {
      await put({ ...identity, token, state: 'waiting', at: parcel.finishedAt, files, parcel })
      trySending()
      return identity.id
    },
    trySending,
    share: (shared) => {
      isShared = shared
    },
    async takeBack(id) {
      const item = items.find((each) => each.id === id && each.state === 'refused')
      if (!item) return undefined
      await store.remove(placeOf(item))
      items = items.filter((each) => each.id !== id)
      tell()
      return item
    },
    async forget(id) {
      const item = items.find((each) => each.id === id)
      if (!item) return
      for (const file of item.files) await store.remove(`file.${file}`)
      await store.remove(placeOf(item))
      items = items.filter((each) => each.id !== id)
      tell()
    },
    async withdraw(id) {
      const item = items.find((each) => each.id === id)
      if (!item?.key) return
      await askLightly(headers(item.key), `POST /collect/${token}/answers/${id}/withdraw`, {})
      await store.remove(placeOf(item))
      items = items.filter((each) => each.id !== id)
      tell()
    },
  }
}
