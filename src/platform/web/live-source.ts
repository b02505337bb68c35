import type { LivePerson, LiveRecordChange, LiveReply } from '#kernel/live-contract.ts'

export type LiveState = {
  /** `lost`: the server cannot be reached; `closed`: it answers, but not with this stream (or nobody looks). */
  readonly connection: 'connecting' | 'open' | 'lost' | 'closed'
  /** Oneself, once the stream has said it. */
  readonly personId: string | undefined
  readonly people: readonly LivePerson[]
  readonly total: number
}

export type LiveListener = {
  readonly onChanges?: (changes: readonly LiveRecordChange[]) => void
  /** Something may have been missed: read anew. */
  readonly onAgain?: () => void
  readonly onState?: () => void
}

export type LiveSource = {
  /** The first listener opens the stream; it closes a moment after the last has left. */
  readonly subscribe: (listener: LiveListener) => () => void
  readonly state: () => LiveState
  /** Says where one is; said again on each new connection. */
  readonly place: (place: Partial<{ page: string; focus: string }>) => void
}

/** What it needs of the browser; others in tests. */
export type LiveEnvironment = {
  readonly open: (address: string) => Pick<EventSource, 'addEventListener' | 'close'>
  /** Whether the server answers at all. */
  readonly isReachable: () => Promise<boolean>
  readonly tell: (connectionId: string, place: { page: string; focus: string }) => Promise<unknown>
  readonly isHidden: () => boolean
  readonly onVisibility: (listener: () => void) => void
  readonly onOnline: (listener: () => void) => void
  readonly onOffline: (listener: () => void) => void
}

const BACKOFF_MS = [500, 1000, 2000, 5000, 10_000, 30_000]
/** The server says something every 20 seconds: after this much silence the line is dead. */
const SILENCE_MS = 50_000
const HIDDEN_MS = 60_000
const LEAVING_MS = 3000
const PLACE_MS = 250

const NOBODY = { personId: undefined, people: [], total: 0 }

/** The stream of one evaluation, shared by everything on the page that listens to it. */
export function createLiveSource(address: string, environment: LiveEnvironment): LiveSource {
  const listeners = new Set<LiveListener>()
  let state: LiveState = { connection: 'connecting', ...NOBODY }
  let stream: Pick<EventSource, 'addEventListener' | 'close'> | undefined
  let connectionId: string | undefined
  let failures = 0
  let placed = { page: '', focus: '' }
  const timers: Record<'retry' | 'silence' | 'hidden' | 'leaving' | 'place', number | undefined> = {
    retry: undefined,
    silence: undefined,
    hidden: undefined,
    leaving: undefined,
    place: undefined,
  }
  type Timer = keyof typeof timers
  function after(name: Timer, ms: number, act: () => void) {
    cancel(name)
    timers[name] = setTimeout(act, ms) as unknown as number
  }
  function cancel(name: Timer) {
    clearTimeout(timers[name])
    timers[name] = undefined
  }
  function change(next: Partial<LiveState>) {
    state = { ...state, ...next }
    for (const { onState } of [...listeners]) onState?.()
  }

  function open() {
    cancel('retry')
    if (stream || listeners.size === 0) return
    const mine = environment.open(address)
    stream = mine
    after('silence', SILENCE_MS, broken)
    mine.addEventListener('message', (event) => {
      if (stream === mine) hear(JSON.parse((event as MessageEvent<string>).data))
    })
    for (const end of ['error', 'done'])
      mine.addEventListener(end, () => {
        if (stream === mine) broken()
      })
  }
  function shut() {
    for (const name of ['retry', 'silence', 'place'] as const) cancel(name)
    stream?.close()
    stream = undefined
    connectionId = undefined
  }
  function broken() {
    shut()
    const wait = BACKOFF_MS[Math.min(failures++, BACKOFF_MS.length - 1)] ?? 30_000
    after('retry', wait, open)
    if (state.connection === 'open') change({ connection: 'connecting' })
    environment
      .isReachable()
      .catch(() => false)
      .then((isThere) => {
        if (!stream && failures > 0) change({ connection: isThere ? 'connecting' : 'lost', ...NOBODY })
      })
  }

  function hear(message: LiveReply) {
    after('silence', SILENCE_MS, broken)
    if (message.kind === 'hello') {
      failures = 0
      connectionId = message.connectionId
      change({ connection: 'open', personId: message.personId })
      if (placed.page !== '') placeSoon(0)
      // also the first time: the page was read before the stream stood
      tellAgain()
    } else if (message.kind === 'changes') {
      for (const { onChanges } of [...listeners]) onChanges?.(message.changes)
    } else if (message.kind === 'presence') {
      change({ people: message.people, total: message.total })
    } else if (message.kind === 'again') tellAgain()
  }
  function tellAgain() {
    for (const { onAgain } of [...listeners]) onAgain?.()
  }

  function placeSoon(ms: number) {
    after('place', ms, () => {
      // a stream that is gone is opened anew, and then told again
      if (connectionId) environment.tell(connectionId, placed).catch(() => {})
    })
  }

  environment.onVisibility(() => {
    if (!environment.isHidden()) {
      cancel('hidden')
      if (state.connection === 'closed') change({ connection: 'connecting' })
      open()
    } else if (stream) {
      after('hidden', HIDDEN_MS, () => {
        shut()
        change({ connection: 'closed', ...NOBODY })
      })
    }
  })
  environment.onOnline(() => {
    failures = 0
    open()
  })
  // the stream itself may not notice for a minute
  environment.onOffline(() => {
    if (stream) broken()
  })

  return {
    subscribe(listener) {
      listeners.add(listener)
      cancel('leaving')
      if (!environment.isHidden() && !timers.retry) open()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        after('leaving', LEAVING_MS, () => {
          shut()
          failures = 0
          state = { connection: 'connecting', ...NOBODY }
        })
      }
    },
    state: () => state,
    place(place) {
      const next = { ...placed, ...place }
      if (next.page === placed.page && next.focus === placed.focus) return
      placed = next
      placeSoon(PLACE_MS)
    },
  }
}
