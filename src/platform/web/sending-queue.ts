/** One act on its way to the server: `route` is method and filled-in address (`POST /territories/…/changes`). */
export type Sending = { readonly id: string; readonly route: string; readonly body: unknown }

/** The part of a `Problem` that survives storage; made here so that a light page needs nothing else. */
export type SendingProblem = {
  readonly code: string
  readonly fault: string
  readonly details: Readonly<Record<string, unknown>>
}

export type Refused = { readonly sending: Sending; readonly problem: SendingProblem }

export type QueueState = {
  readonly waiting: readonly Sending[]
  /** What the server refused: kept, with the reason, until it is dismissed or retried by its id. */
  readonly refused: readonly Refused[]
  readonly state: 'idle' | 'sending' | 'offline'
  /** Why what waits does not go, when it is not the network (a session that ended, too many acts at once). */
  readonly problem?: SendingProblem | undefined
}

export type SendingQueue = {
  /** Keeps the act, then sends it when its turn comes. An id that waits, was refused or was sent is not taken twice. */
  readonly push: (sending: Sending) => void
  /** Tries at once what waits; with an id, puts that refused act at the end of the line again. */
  readonly retry: (id?: string) => void
  /** Forgets a refused act. */
  readonly dismiss: (id: string) => void
  readonly state: () => QueueState
  readonly subscribe: (listener: () => void) => () => void
  readonly stop: () => void
}

type QueueOptions = {
  /** Under which the acts are kept; tabs with the same key share one line. */
  readonly key: string
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  /** Sends one act; fails by problems, or as `fetch` does. */
  readonly send: (sending: Sending) => Promise<unknown>
  /** In the tab that sent it, once the server has acknowledged it. */
  readonly onSent: (sending: Sending, reply: unknown) => void
  /** The page's; others in tests. */
  readonly events?: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> | undefined
  readonly locks?: Pick<LockManager, 'request'> | undefined
}

type Kept = { readonly waiting: readonly Sending[]; readonly refused: readonly Refused[] }
type Verdict = 'later' | 'too-often' | 'signed-out' | 'failed' | 'refused'

const BACKOFF_S = [1, 2, 5, 10]
/** A server that fails on an act is asked again this often before the act is set aside for the others behind it. */
const MOST_FAILURES = 3

const EMPTY: Kept = { waiting: [], refused: [] }

/** What was thrown, as a problem: ours as it is, anything else by the little that it says. */
function problemOf(failure: unknown): SendingProblem {
  const { code, fault, details, status } = (failure ?? {}) as Partial<SendingProblem> & { status?: number }
  if (typeof code === 'string' && typeof fault === 'string') return { code, fault, details: details ?? {} }
  if (status)
    return { code: `http.${status}`, fault: status < 500 ? 'caller' : 'server', details: { status } }
  const isNetwork = failure instanceof TypeError || (failure as Error | undefined)?.name === 'AbortError'
  return isNetwork
    ? { code: 'network.unreachable', fault: 'busy', details: {} }
    : { code: 'sending.failed', fault: 'server', details: { reason: String(failure) } }
}

function judge({ code, fault }: SendingProblem): Verdict {
  if (fault === 'busy' || /^http\.50[234]$/.test(code)) return 'later'
  if (fault === 'too-often' || code === 'http.429') return 'too-often'
  if (fault === 'anonymous' || code === 'http.401') return 'signed-out'
  return fault === 'server' ? 'failed' : 'refused'
}

/**
 * A line of acts that outlives the network and the tab: each is kept before it is sent, one goes at a time, in order.
 * Without network it tries again when the browser says so and after 1, 2, 5, then every 10 seconds; what the server
 * refuses is set aside with the reason and the next goes. An act may reach the server twice (its reply lost): the
 * server knows it by its id.
 */
export function createSendingQueue(options: QueueOptions): SendingQueue {
  const { key, storage, send, onSent } = options
  const events = options.events ?? (typeof window === 'undefined' ? undefined : window)
  const locks = options.locks ?? (typeof navigator === 'undefined' ? undefined : navigator.locks)
  const listeners = new Set<() => void>()
  const sent = new Set<string>()
  let memory = EMPTY
  let isStored = true
  let isStopped = false
  let isRunning = false
  let tries = 0
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: QueueState

  /** Other tabs write there too: read anew before each change. A full or forbidden storage leaves the memory of this tab. */
  function read(): Kept {
    if (!isStored) return memory
    try {
      const text = storage.getItem(key)
      return text ? { ...EMPTY, ...(JSON.parse(text) as Partial<Kept>) } : EMPTY
    } catch {
      return memory
    }
  }
  function write(next: Kept) {
    memory = next
    try {
      if (next.waiting.length + next.refused.length === 0) storage.removeItem(key)
      else storage.setItem(key, JSON.stringify(next))
      isStored = true
    } catch {
      isStored = false
    }
  }
  function tell(state: QueueState['state'], problem?: SendingProblem) {
    current = { ...read(), state, problem }
    for (const listener of listeners) listener()
  }
  /** Takes an act out of the line, and sets it aside when there is a reason. */
  function take(id: string, reason?: SendingProblem) {
    const { waiting, refused } = read()
    const sending = waiting.find((each) => each.id === id)
    if (!sending) return
    write({
      waiting: waiting.filter((each) => each.id !== id),
      refused: reason ? [...refused, { sending, problem: reason }] : refused,
    })
  }

  /** Sends until nothing waits; the seconds after which to come back when something stopped it. */
  async function drain(): Promise<number | undefined> {
    for (let next = read().waiting[0]; next && !isStopped; next = read().waiting[0]) {
      if (current.state !== 'offline') tell('sending')
      try {
        const reply = await send(next)
        sent.add(next.id)
        take(next.id)
        tries = 0
        failures = 0
        tell('sending')
        onSent(next, reply)
      } catch (failure) {
        if (sent.has(next.id)) throw failure // not the sending: its listener
        const problem = problemOf(failure)
        const verdict = judge(problem)
        if (verdict === 'refused' || (verdict === 'failed' && ++failures >= MOST_FAILURES)) {
          failures = 0
          take(next.id, problem)
          tell('sending')
          continue
        }
        const seconds = BACKOFF_S[Math.min(tries++, BACKOFF_S.length - 1)] ?? 10
        if (verdict === 'too-often') {
          tell('sending', problem)
          return Number(problem.details.retryAfterSeconds) || seconds
        }
        tell('offline', verdict === 'later' ? undefined : problem)
        return seconds
      }
    }
    return undefined
  }

  async function run() {
    clearTimeout(timer)
    if (isRunning || isStopped) return
    if (read().waiting.length === 0) return tell('idle')
    isRunning = true
    let pause: number | undefined
    try {
      pause = await (locks ? locks.request(`tablee.sending.${key}`, drain) : drain())
    } catch (failure) {
      pause = 0
      setTimeout(() => {
        throw failure
      })
    } finally {
      isRunning = false
    }
    if (isStopped) return
    if (pause !== undefined) timer = setTimeout(() => void run(), pause * 1000)
    else if (read().waiting.length === 0) tell('idle')
    else void run()
  }

  function again() {
    tries = 0
    void run()
  }
  function onStorage(event: Event) {
    if ((event as Partial<StorageEvent>).key !== key) return
    tell(current.state, current.problem)
    void run()
  }
  events?.addEventListener('online', again)
  events?.addEventListener('storage', onStorage)
  current = { ...read(), state: 'idle' }
  void run()

  return {
    push(sending) {
      const { waiting, refused } = read()
      const isKnown = [...waiting, ...refused.map((each) => each.sending)].some(({ id }) => id === sending.id)
      if (isKnown || sent.has(sending.id)) return
      write({ waiting: [...waiting, sending], refused })
      tell(current.state === 'idle' ? 'sending' : current.state, current.problem)
      if (current.state !== 'offline') void run()
    },
    retry(id) {
      const { waiting, refused } = read()
      const back = refused.filter((each) => each.sending.id === id)
      if (back.length > 0) {
        const rest = refused.filter((each) => each.sending.id !== id)
        write({ waiting: [...waiting, ...back.map((each) => each.sending)], refused: rest })
        tell('sending')
      }
      again()
    },
    dismiss(id) {
      const { waiting, refused } = read()
      write({ waiting, refused: refused.filter((each) => each.sending.id !== id) })
      tell(current.state, current.problem)
    },
    state: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
      events?.removeEventListener('online', again)
      events?.removeEventListener('storage', onStorage)
    },
  }
}
