import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Mending } from '#platform/tables/mending.ts'
import type { MendingPreview } from '#platform/tables/mending-preview.ts'
import type { Table } from '#platform/tables/table.ts'
import { dropMendingDraft, keepMendingDraft, readMendingDraft } from './mending-draft.ts'
import type { MendingMemory, Remembered } from './mending-memory.ts'
import { openTableThread, type Progress, startTableReader, type TableThread } from './table-thread.ts'

export type Asked<M extends Mending> = {
  readonly file: File
  readonly table: Table
  readonly mending: M
  readonly signal: AbortSignal
  /** Judges in the feature's own worker, which has read the file (`startWorker` of the screen). */
  readonly judgeApart: (about: unknown) => Promise<MendingPreview>
}

/** The feature's judgement of a file under its corrections. */
export type Evaluate<M extends Mending> = (asked: Asked<M>) => Promise<MendingPreview>

type Opened = { readonly file: File; readonly fingerprint: string; readonly isFresh: boolean }

/** Every step can be taken back; a step is a whole mending, since mendings are small and share their parts. */
type History<M> = { readonly past: readonly M[]; readonly now: M; readonly future: readonly M[] }

type Judged<M> = { readonly mending: M; readonly preview: MendingPreview }

export type MendingState<M extends Mending> = {
  readonly file: File | undefined
  /** Name of the file that is being read for the first time. */
  readonly reading: string | undefined
  readonly readingProgress: Progress | undefined
  readonly table: Table | undefined
  readonly mending: M
  readonly preview: MendingPreview | undefined
  /** The preview does not yet know the last correction. */
  readonly judging: boolean
  readonly problem: unknown
  /** A draft of corrections was found for this very file. */
  readonly resumed: Date | undefined
  /** The columns were taken from an earlier file. */
  readonly remembered: Remembered | undefined
  readonly open: (file: File) => void
  readonly close: () => void
  readonly change: (next: M) => void
  readonly undo: (() => void) | undefined
  readonly redo: (() => void) | undefined
  /** After the file has entered. */
  readonly forget: () => void
  readonly retry: () => void
}

const PAUSE_MS = 250
const STEPS_KEPT = 200

export type MendingHelp = {
  /** Starts the worker that reads files, and judges them where the feature does so in the browser. */
  readonly startWorker?: (() => Worker) | undefined
  readonly memory?: MendingMemory | undefined
}

/** One thread a screen, started with the first file. */
function useTableThread(start: () => Worker): () => TableThread {
  const thread = useRef<TableThread>(undefined)
  useEffect(
    () => () => {
      thread.current?.end()
      thread.current = undefined
    },
    [],
  )
  return useCallback(() => {
    thread.current ??= openTableThread(start)
    return thread.current
  }, [start])
}

/** What a person does to one file: reading it, judging it again after each correction, undo, and the draft. */
export function useMending<M extends Mending>(
  storageKey: string,
  evaluate: Evaluate<M>,
  { startWorker = startTableReader, memory }: MendingHelp = {},
): MendingState<M> {
  const threadOf = useTableThread(startWorker)
  const memoryNow = useRef(memory)
  memoryNow.current = memory
  const [opened, setOpened] = useState<Opened>()
  const [reading, setReading] = useState<string>()
  const [table, setTable] = useState<Table>()
  const [history, setHistory] = useState<History<M>>({ past: [], now: {} as M, future: [] })
  const [judged, setJudged] = useState<Judged<M>>()
  const [problem, setProblem] = useState<unknown>()
  const [resumed, setResumed] = useState<Date>()
  const [remembered, setRemembered] = useState<Remembered>()
  const [readingProgress, setReadingProgress] = useState<Progress>()
  const [attempt, setAttempt] = useState(0)
  const mending = history.now

  const open = useCallback(
    async (file: File) => {
      setReading(file.name)
      setProblem(undefined)
      setTable(undefined)
      setJudged(undefined)
      try {
        const fingerprint = await threadOf().fingerprint(file)
        const draft = readMendingDraft<M>(storageKey, fingerprint)
        setHistory({ past: draft ? [{} as M] : [], now: draft?.mending ?? ({} as M), future: [] })
        setResumed(draft && new Date(draft.at))
        setRemembered(undefined)
        setReadingProgress(undefined)
        setOpened({ file, fingerprint, isFresh: draft === undefined })
      } catch (failure) {
        setReading(undefined)
        setProblem(failure)
      }
    },
    [storageKey, threadOf],
  )

  const readingKey = JSON.stringify(mending.reading ?? {})
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` reads the file again on demand
  useEffect(() => {
    if (!opened) return
    let current = true
    const read = async () => {
      const { file, isFresh } = opened
      const next = await threadOf().read(file, JSON.parse(readingKey), (progress) => {
        if (current) setReadingProgress(progress)
      })
      // Told once, before the first judgement; without an answer the file is read by itself.
      const known =
        isFresh && readingKey === '{}'
          ? await memoryNow.current?.find(next.rows.slice(0, 20)).catch(() => undefined)
          : undefined
      return { next, known }
    }
    read().then(
      ({ next, known }) => {
        if (!current) return
        if (known) {
          setRemembered(known)
          setHistory((before) =>
            before.past.length > 0 || Object.keys(before.now).length > 0
              ? before
              : { past: [before.now], now: { ...before.now, ...known.mending }, future: [] },
          )
        }
        setTable(next)
        setProblem(undefined)
        setReading(undefined)
      },
      (failure: unknown) => {
        if (!current) return
        setProblem(failure)
        setReading(undefined)
      },
    )
    return () => {
      current = false
    }
  }, [opened, readingKey, attempt, threadOf])

  const known = useRef(false)
  known.current = judged !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` judges again on demand
  useEffect(() => {
    if (!opened || !table) return
    const stop = new AbortController()
    const ask = () => {
      const judgeApart = (about: unknown) => threadOf().judge(mending, about)
      evaluate({ file: opened.file, table, mending, signal: stop.signal, judgeApart }).then(
        (preview) => {
          if (stop.signal.aborted) return
          setJudged({ mending, preview })
          setProblem(undefined)
        },
        (failure: unknown) => {
          if (!stop.signal.aborted) setProblem(failure)
        },
      )
    }
    const timer = setTimeout(ask, known.current ? PAUSE_MS : 0)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [opened, table, mending, evaluate, attempt, threadOf])

  const fingerprint = opened?.fingerprint
  const fileName = opened?.file.name ?? ''
  const keep = useCallback(
    (next: History<M>) => {
      setHistory(next)
      if (fingerprint === undefined) return
      const draft = { at: new Date().toISOString(), fileName, mending: next.now }
      keepMendingDraft(storageKey, fingerprint, draft)
    },
    [fingerprint, fileName, storageKey],
  )
  const { past, future } = history
  const before = past.at(-1)
  const [after] = future
  const change = useCallback(
    (now: M) => keep({ past: [...past, mending].slice(-STEPS_KEPT), now, future: [] }),
    [keep, past, mending],
  )
  const close = useCallback(() => {
    setOpened(undefined)
    setTable(undefined)
    setJudged(undefined)
    setProblem(undefined)
    setResumed(undefined)
    setRemembered(undefined)
  }, [])
  return useMemo(
    () => ({
      file: opened?.file,
      reading,
      readingProgress,
      table,
      mending,
      preview: judged?.preview,
      judging: judged?.mending !== mending,
      problem,
      resumed,
      remembered,
      open: (file: File) => void open(file),
      close,
      change,
      undo: before && (() => keep({ past: past.slice(0, -1), now: before, future: [mending, ...future] })),
      redo: after && (() => keep({ past: [...past, mending], now: after, future: future.slice(1) })),
      forget: () => {
        if (fingerprint !== undefined) dropMendingDraft(storageKey, fingerprint)
      },
      retry: () => setAttempt((n) => n + 1),
    }),
    [
      opened,
      reading,
      readingProgress,
      table,
      mending,
      judged,
      problem,
      resumed,
      remembered,
      open,
      close,
      change,
      before,
      after,
      past,
      future,
      keep,
      fingerprint,
      storageKey,
    ],
  )
}
