import { useCallback, useEffect, useRef, useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import type { Draft } from './draft.ts'

export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'failed' | 'stale'

/** What the server answers to a save: the record with its new version. */
export type Versioned = { readonly version: number }

export type Conflict<T> = { readonly mine: T; readonly theirs: T; readonly version: number }

export type Saving<T> = {
  readonly state: SaveState
  readonly problem: unknown
  readonly saveNow: () => void
  readonly conflict: Conflict<T> | undefined
  /** Saves what was chosen over the other version (used by StaleDialog). */
  readonly resolve: (chosen: T) => void
}

type SavingOptions<T, R extends Versioned> = {
  readonly draft: Draft<T>
  /** The version that the draft leans on, as last read. */
  readonly version: number
  readonly save: (value: T, version: number) => Promise<R>
  /** The fields of the form out of a whole record, for the reply and for the other version of a conflict. */
  readonly read: (record: R) => T
  readonly onSaved?: (record: R) => void
  /** 0 saves only on demand. */
  readonly delayMs?: number
}

const RETRY_MS = 10_000

function isStale(failure: unknown): failure is Problem {
  return failure instanceof Problem && failure.fault === 'conflict' && failure.details.current != null
}

/**
 * Saves a draft by itself `delayMs` after the last key (800 ms unless told), or on demand only (`delayMs: 0`).
 * A stale version becomes a conflict to settle, never an overwrite; a lost network keeps the draft here and tries
 * again when the network is back.
 */
export function useSaving<T extends object, R extends Versioned>(options: SavingOptions<T, R>): Saving<T> {
  const { draft, delayMs = 800 } = options
  const [state, setState] = useState<SaveState>(draft.changed ? 'waiting' : 'saved')
  const [problem, setProblem] = useState<unknown>(undefined)
  const [conflict, setConflict] = useState<Conflict<T> | undefined>(undefined)
  // What is written leans on the version it was read in, also after a closed tab: if somebody saved meanwhile the
  // server must refuse it. A newer version that is read in the background therefore changes nothing here.
  const firstRead = useRef(options.version)
  const version = useRef(draft.leansOn ?? options.version)
  const busy = useRef(false)
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
    if (!draft.changed) version.current = Math.max(version.current, firstRead.current)
    draft.leanOn(version.current)
  })

  const later = useRef<ReturnType<typeof setTimeout>>(undefined)
  const resend = useRef(() => {})
  useEffect(() => () => clearTimeout(later.current), [])

  const send = useCallback(async (value: T) => {
    if (busy.current) return
    busy.current = true
    setState('saving')
    setProblem(undefined)
    try {
      const record = await latest.current.save(value, version.current)
      version.current = record.version
      const unchangedSince = latest.current.draft.value === value
      if (unchangedSince) latest.current.draft.saved(latest.current.read(record))
      setConflict(undefined)
      setState(unchangedSince ? 'saved' : 'waiting')
      latest.current.onSaved?.(record)
      // what was typed during the save goes next: its own timer may have found the line busy
      if (!unchangedSince && latest.current.delayMs !== 0) later.current = setTimeout(resend.current, 300)
    } catch (failure) {
      if (isStale(failure)) {
        // the contract of `record.stale`: `current` is the whole record as the server holds it
        const theirs = failure.details.current as R
        setConflict({ mine: value, theirs: latest.current.read(theirs), version: theirs.version })
        setState('stale')
      } else {
        setProblem(failure)
        setState(failure instanceof Problem && failure.code === 'network.unreachable' ? 'offline' : 'failed')
      }
    } finally {
      busy.current = false
    }
  }, [])

  useEffect(() => {
    resend.current = () => void send(latest.current.draft.value)
  }, [send])

  const { value, changed } = draft
  useEffect(() => {
    if (!changed) return
    setState((before) => (before === 'saving' || before === 'stale' ? before : 'waiting'))
    if (delayMs === 0) return
    const timer = setTimeout(() => void send(value), delayMs)
    return () => clearTimeout(timer)
  }, [value, changed, delayMs, send])

  useEffect(() => {
    if (state !== 'offline') return
    const again = () => void send(latest.current.draft.value)
    const timer = setInterval(again, RETRY_MS)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [state, send])

  const saveNow = useCallback(() => void send(latest.current.draft.value), [send])
  const resolve = useCallback(
    (chosen: T) => {
      if (conflict) version.current = conflict.version
      latest.current.draft.set(chosen)
      void send(chosen)
    },
    [conflict, send],
  )
  return { state, problem, saveNow, conflict, resolve }
}
