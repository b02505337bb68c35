import { useCallback, useEffect, useRef, useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import type { Draft } from './draft.ts'
import { changeBetween, rebase, type SavedChange } from './rebase.ts'
import { isSame } from './versions.ts'

export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'failed' | 'stale'

/** What the server answers to a save: the record with its new version. */
export type Versioned = { readonly version: number }

export type Conflict<T> = {
  /** My version, already with what others changed in fields that I did not touch. */
  readonly mine: T
  readonly theirs: T
  readonly version: number
  /** The fields that both changed. */
  readonly fields: readonly (keyof T & string)[]
  /** Who saved the other version, when the server says it. */
  readonly by?: string | undefined
}

export type Saving<T> = {
  readonly state: SaveState
  readonly problem: unknown
  readonly saveNow: () => void
  readonly conflict: Conflict<T> | undefined
  /** Saves what was chosen over the other version (used by StaleDialog). */
  readonly resolve: (chosen: T) => void
}

/**
 * What to send of a form: `change(fromForm)` gives `{ values, seen }` with the changed fields alone, so that edits of
 * others to other fields stand; `change(fromForm, ['cards'])` the changed keys of a document.
 */
export type ChangeToSave<T> = <V extends object>(
  toValues: (form: T) => V,
  documents?: readonly (keyof V & string)[],
) => SavedChange<V>

type SavingOptions<T, R extends Versioned> = {
  readonly draft: Draft<T>
  /** The version that the draft leans on, as last read. */
  readonly version: number
  readonly save: (value: T, version: number, change: ChangeToSave<T>) => Promise<R>
  /** The fields of the form out of a whole record, for the reply and for the other version of a conflict. */
  readonly read: (record: R) => T
  readonly onSaved?: (record: R) => void
  /** 0 saves only on demand. */
  readonly delayMs?: number
}

const RETRY_MS = 10_000
/** A refused save that clashes nowhere (others were quicker, elsewhere in the record) goes again by itself this often. */
const MOST_REBASES = 5

function isStale(failure: unknown): failure is Problem {
  return failure instanceof Problem && failure.fault === 'conflict' && failure.details.current != null
}

/**
 * Saves a draft by itself `delayMs` after the last key (800 ms unless told), or on demand only (`delayMs: 0`). What
 * others changed in other fields is taken over; where both changed the same one it becomes a conflict to settle, never
 * an overwrite. A lost network keeps the draft here and tries again when the network is back.
 */
export function useSaving<T extends object, R extends Versioned>(options: SavingOptions<T, R>): Saving<T> {
  const { draft, delayMs = 800 } = options
  const [state, setState] = useState<SaveState>(draft.changed ? 'waiting' : 'saved')
  const [problem, setProblem] = useState<unknown>(undefined)
  const [conflict, setConflict] = useState<Conflict<T> | undefined>(undefined)
  // What is written leans on the version it was read in, also after a closed tab: what somebody saved meanwhile is
  // compared field by field with what was seen.
  const firstRead = useRef(options.version)
  const version = useRef(draft.leansOn ?? options.version)
  const followed = useRef(version.current)
  const sent = useRef<T | undefined>(undefined)
  const busy = useRef(false)
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
    if (!draft.changed) version.current = Math.max(version.current, firstRead.current)
    const { newest } = draft
    if (
      newest &&
      newest.version > Math.max(version.current, followed.current) &&
      !busy.current &&
      !conflict
    ) {
      followed.current = newest.version
      const found = putOn(draft, newest.value, sent.current)
      // with a clash the old version is kept: the server then compares, and refuses
      if (found?.clashes.length === 0) version.current = newest.version
    }
    draft.leanOn(version.current)
  })

  const later = useRef<ReturnType<typeof setTimeout>>(undefined)
  const resend = useRef(() => {})
  useEffect(() => () => clearTimeout(later.current), [])

  const send = useCallback(async (value: T, rebases = 0) => {
    if (busy.current) return
    const base = latest.current.draft.base()
    busy.current = true
    setState('saving')
    setProblem(undefined)
    let again: T | undefined
    try {
      sent.current = value
      const change: ChangeToSave<T> = (toValues, documents) =>
        changeBetween(base && toValues(base), toValues(value), documents)
      const record = await latest.current.save(value, version.current, change)
      version.current = record.version
      followed.current = Math.max(followed.current, record.version)
      sent.current = undefined
      const { draft: now, read } = latest.current
      const theirs = read(record)
      const unchangedSince = now.value === value
      if (unchangedSince) now.saved(theirs)
      else now.rebase(rebase({ base: value, mine: now.value, theirs }).value, theirs, theirs)
      setConflict(undefined)
      setState(unchangedSince ? 'saved' : 'waiting')
      latest.current.onSaved?.(record)
      // what was typed during the save goes next: its own timer may have found the line busy
      if (!unchangedSince && latest.current.delayMs !== 0) later.current = setTimeout(resend.current, 300)
    } catch (failure) {
      if (isStale(failure)) {
        // the contract of `record.stale`: `current` is the whole record as the server holds it
        const current = failure.details.current as R
        const theirs = latest.current.read(current)
        const found = putOn(latest.current.draft, theirs, sent.current)
        followed.current = Math.max(followed.current, current.version)
        if (found?.clashes.length === 0 && rebases < MOST_REBASES) {
          version.current = current.version
          again = found.value
        } else {
          const fields = found && found.clashes.length > 0 ? found.clashes : undefined
          const mine = found?.value ?? value
          const by = typeof failure.details.by === 'string' ? failure.details.by : undefined
          setConflict({ mine, theirs, version: current.version, fields: fields ?? keysOf(theirs), by })
          setState('stale')
        }
      } else {
        setProblem(failure)
        setState(failure instanceof Problem && failure.code === 'network.unreachable' ? 'offline' : 'failed')
      }
    } finally {
      busy.current = false
    }
    if (again) await sendAgain.current(again, rebases + 1)
  }, [])
  const sendAgain = useRef(send)

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

  // A sheet that is closed before its time had come: what was written goes now, not at the next opening.
  const leave = useRef(() => {})
  useEffect(() => {
    leave.current = () => {
      const { draft: last, delayMs: wait } = latest.current
      if (last.changed && wait !== 0 && !conflict) void send(last.value)
    }
  })
  useEffect(() => () => leave.current(), [])

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
      if (!conflict) return
      version.current = conflict.version
      latest.current.draft.rebase(chosen, conflict.theirs, conflict.theirs)
      if (!isSame(chosen, conflict.theirs)) return void send(chosen)
      setConflict(undefined)
      setState('saved')
    },
    [conflict, send],
  )
  return { state, problem, saveNow, conflict, resolve }
}

function keysOf<T extends object>(value: T) {
  return Object.keys(value) as (keyof T & string)[]
}

/** Puts the draft on what others saved; undefined when nobody knows any more what it began from. */
function putOn<T extends object>(draft: Draft<T>, theirs: T, sent: T | undefined) {
  const base = draft.base()
  if (!draft.changed) {
    draft.saved(theirs)
    return { value: theirs, base: theirs, clashes: [] }
  }
  if (base === undefined) return undefined
  const found = rebase({ base, mine: draft.value, theirs, sent })
  draft.rebase(found.value, found.base, theirs)
  return found
}
