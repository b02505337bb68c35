import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import type { LiveRecordChange } from '#kernel/live-contract.ts'
import { createLiveSource, type LiveEnvironment, type LiveSource, type LiveState } from './live-source.ts'
import { usePathParam } from './page-route.ts'

const sources = new Map<string, LiveSource>()

function sourceOf(territoryId: string, evaluationId: string): LiveSource {
  const address = `/api/territories/${territoryId}/evaluations/${evaluationId}/live`
  const known = sources.get(address)
  if (known) return known
  const environment: LiveEnvironment = {
    open: (url) => new EventSource(url),
    isReachable: async () => {
      const reply = await fetch('/api/health', { cache: 'no-store' })
      return reply.status < 502 || reply.status > 504
    },
    tell: (connectionId, place) =>
      fetch(`${address}/${connectionId}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(place),
      }),
    isHidden: () => document.visibilityState === 'hidden',
    onVisibility: (listener) => document.addEventListener('visibilitychange', listener),
    onOnline: (listener) => window.addEventListener('online', listener),
    onOffline: (listener) => window.addEventListener('offline', listener),
  }
  const made = createLiveSource(address, environment)
  sources.set(address, made)
  return made
}

const BATCH_MS = 60

/**
 * Calls `onChange` when somebody (also oneself, elsewhere) changed a record of these kinds in the evaluation of this
 * page: what came within 60 ms at once. Where changes may have been missed each kind is told with the act `many`.
 */
export function useLiveChanges(
  evaluationId: string,
  kinds: readonly string[],
  onChange: (changes: readonly LiveRecordChange[]) => void,
): void {
  const source = sourceOf(usePathParam('territoryId'), evaluationId)
  const latest = useRef({ kinds, onChange })
  useEffect(() => {
    latest.current = { kinds, onChange }
  })
  useEffect(() => {
    let heard: LiveRecordChange[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const hear = (changes: readonly LiveRecordChange[]) => {
      const ours = changes.filter((change) => latest.current.kinds.includes(change.kind))
      if (ours.length === 0) return
      heard.push(...ours)
      timer ??= setTimeout(() => {
        timer = undefined
        const told = heard
        heard = []
        latest.current.onChange(told)
      }, BATCH_MS)
    }
    const leave = source.subscribe({
      onChanges: hear,
      onAgain: () => hear(latest.current.kinds.map(missed)),
    })
    return () => {
      leave()
      clearTimeout(timer)
    }
  }, [source])
}

const missed = (kind: string): LiveRecordChange => ({
  kind,
  id: null,
  act: 'many',
  version: null,
  personId: null,
})

/** Who has a page of this evaluation open, and whether the server can be reached. */
export function useLivePresence(evaluationId: string): LiveState {
  const source = sourceOf(usePathParam('territoryId'), evaluationId)
  const subscribe = useCallback((onState: () => void) => source.subscribe({ onState }), [source])
  return useSyncExternalStore(subscribe, source.state)
}

/** Says to the others on which page of the evaluation one is, and at which record or field (`story:<id>:cards/arrival`). */
export function useLivePlace(page: string, focus = ''): void {
  const source = sourceOf(usePathParam('territoryId'), usePathParam('evaluationId'))
  useEffect(() => source.place({ page, focus }), [source, page, focus])
  // opened by whoever listens; a page that only says where one is listens too
  useEffect(() => source.subscribe({}), [source])
}

/** Says to the others at which field or record one is, and nowhere once one has left it. */
export function useLiveFocus(): { readonly enter: (focus: string) => void; readonly leave: () => void } {
  const source = sourceOf(usePathParam('territoryId'), usePathParam('evaluationId'))
  const isHere = useRef(false)
  const leave = useCallback(() => {
    if (isHere.current) source.place({ focus: '' })
    isHere.current = false
  }, [source])
  const enter = useCallback(
    (focus: string) => {
      isHere.current = true
      source.place({ focus })
    },
    [source],
  )
  useEffect(() => leave, [leave])
  return { enter, leave }
}
