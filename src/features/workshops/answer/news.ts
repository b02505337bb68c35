import { listen } from './phone-client.ts'

/** How long until the next look: rarer while news come by themselves, and never all phones of a room at once. */
const POLL_MS = { heard: 30_000, alone: 5_000 }
const SPREAD = 0.4
/** Between news and the look it causes; a room that votes makes one look of many news. */
const GAP_MS = 1_500

type NewsOptions = {
  readonly key: string
  readonly path: string
  readonly look: () => Promise<unknown>
  /** Only who joined is told news. */
  readonly mayListen: () => boolean
}

const jittered = (ms: number) => ms * (1 - SPREAD / 2 + Math.random() * SPREAD)

/**
 * Looks again when the server says that something changed, and from time to time when it cannot be heard. A page that
 * nobody sees asks for nothing; it looks as soon as it is seen again.
 */
export function followNews({ key, path, look, mayListen }: NewsOptions): () => void {
  const stop = new AbortController()
  let isHeard = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let dueAt = Number.POSITIVE_INFINITY

  function lookIn(ms: number) {
    const at = performance.now() + ms
    if (at >= dueAt || stop.signal.aborted) return
    clearTimeout(timer)
    dueAt = at
    timer = setTimeout(() => {
      dueAt = Number.POSITIVE_INFINITY
      if (document.hidden) return
      void look().finally(() => lookIn(jittered(isHeard ? POLL_MS.heard : POLL_MS.alone)))
    }, ms)
  }
  const onNews = () => {
    isHeard = true
    lookIn(jittered(GAP_MS))
  }
  async function hear() {
    let failures = 0
    while (!stop.signal.aborted) {
      const stood = !document.hidden && mayListen() && (await listen(key, path, onNews, stop.signal))
      isHeard = false
      failures = stood ? 0 : failures + 1
      if (stood) lookIn(jittered(POLL_MS.alone))
      await new Promise((resolve) => setTimeout(resolve, jittered(Math.min(30_000, 1_000 * 2 ** failures))))
    }
  }
  const onSeen = () => !document.hidden && lookIn(0)
  document.addEventListener('visibilitychange', onSeen)
  window.addEventListener('online', onSeen)
  lookIn(0)
  void hear()
  return () => {
    stop.abort()
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', onSeen)
    window.removeEventListener('online', onSeen)
  }
}
