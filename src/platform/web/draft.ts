import { useCallback, useEffect, useRef, useState } from 'react'
import { dropStored, dropStoredUnder, readStored, writeStored } from './browser-storage.ts'
import { isSame } from './versions.ts'

const PREFIX = 'tablee.draft.'

type Kept<T> = {
  readonly at: string
  readonly value: T
  readonly version?: number | undefined
  /** What was read before the first change. */
  readonly base?: T | undefined
}

/** What a form holds before it is saved. */
export type Draft<T> = {
  readonly value: T
  readonly set: (next: T) => void
  /** `draft.patch({ name })` */
  readonly patch: (change: Partial<T>) => void
  /** When a kept draft was found on opening: the time it was written. Say it (`DraftFound`). */
  readonly found: Date | undefined
  readonly changed: boolean
  /** The version of the record that a draft found on opening was written over, when it was kept. */
  readonly leansOn: number | undefined
  /** Keeps that version with what is written from now on (`useSaving` calls it). */
  readonly leanOn: (version: number) => void
  /** What was read before the first change; undefined for a draft that was kept without it. */
  readonly base: () => T | undefined
  /** Puts the draft on a newer version: its value and base as `rebase` made them, and what the server holds. */
  readonly rebase: (value: T, base: T, theirs: T) => void
  /** The newest version that was read of an existing record (`useRecordDraft`); `useSaving` follows it. */
  readonly newest?: { readonly version: number; readonly value: T }
  /** Back to what is saved on the server. */
  readonly discard: () => void
  /** Call after a save with what the server now holds. */
  readonly saved: (value: T) => void
}

function readKept<T>(key: string): Kept<T> | undefined {
  const text = readStored(PREFIX + key)
  if (text === undefined) return undefined
  try {
    const kept: unknown = JSON.parse(text)
    // written by keepDraft below under the same key, hence of the same shape
    return typeof kept === 'object' && kept !== null && 'value' in kept && 'at' in kept
      ? (kept as Kept<T>)
      : undefined
  } catch {
    return undefined
  }
}

/**
 * The value of a form that survives a closed tab: kept in this browser under `key` at each change, dropped once saved.
 * `key` names the record (`actor:${id}`, `actor:new:${territoryId}`); fields added to T since are filled from `initial`.
 */
export function useDraft<T extends object>(key: string, initial: T): Draft<T> {
  const [state, setState] = useState(() => {
    const kept = readKept<T>(key)
    return {
      value: kept ? { ...initial, ...kept.value } : initial,
      found: kept && new Date(kept.at),
      changed: !!kept,
      leansOn: kept?.version,
      firstBase: kept ? kept.base && { ...initial, ...kept.base } : initial,
    }
  })
  const server = useRef(initial)
  const base = useRef<T | undefined>(state.firstBase)
  const version = useRef(state.leansOn)
  const leanOn = useCallback((next: number) => {
    version.current = next
  }, [])
  const set = useCallback(
    (value: T) => {
      const kept: Kept<T> = {
        at: new Date().toISOString(),
        value,
        version: version.current,
        base: base.current,
      }
      writeStored(PREFIX + key, JSON.stringify(kept))
      setState((before) => ({ ...before, value, changed: true }))
    },
    [key],
  )
  const latest = useRef(state.value)
  useEffect(() => {
    latest.current = state.value
  }, [state.value])
  const patch = useCallback(
    (change: Partial<T>) => {
      latest.current = { ...latest.current, ...change }
      set(latest.current)
    },
    [set],
  )
  const saved = useCallback(
    (value: T) => {
      server.current = value
      base.current = value
      latest.current = value
      dropStored(PREFIX + key)
      setState({ value, found: undefined, changed: false, leansOn: undefined, firstBase: value })
    },
    [key],
  )
  const rebase = useCallback(
    (value: T, newBase: T, theirs: T) => {
      if (isSame(value, theirs)) return saved(theirs)
      server.current = theirs
      base.current = newBase
      latest.current = value
      set(value)
    },
    [saved, set],
  )
  const discard = useCallback(() => saved(server.current), [saved])
  const readBase = useCallback(() => base.current, [])
  const { firstBase: _, ...shown } = state
  return { ...shown, leanOn, set, patch, saved, discard, base: readBase, rebase }
}

/** At sign-out: nothing waits for the next person on a shared computer. */
export function forgetDrafts(): void {
  dropStoredUnder(PREFIX)
}
