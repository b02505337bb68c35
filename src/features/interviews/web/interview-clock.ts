import { useCallback, useEffect, useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { localDay } from '#kernel/day.ts'
import { readStored, writeStored } from '#platform/web/browser-storage.ts'
import type { InterviewEntry } from '../contract.ts'
import { useInterviewsApi, useInterviewsChanged } from './interviews-api.ts'

export type InterviewClock = {
  /** Seconds since it began; null: it does not run. */
  readonly seconds: () => number | null
  readonly isRunning: boolean
  /** Begins it where it does not run yet; says how many seconds it has run. */
  readonly start: () => number
}

/** The clock that notes are timed by. It runs here at once, and on the server as soon as the network lets it. */
export function useInterviewClock(here: EvaluationHere, interview: InterviewEntry): InterviewClock {
  const api = useInterviewsApi()
  const changed = useInterviewsChanged(here.evaluation.id)
  const key = `tablee.draft.clock:${interview.id}`
  const [own, setOwn] = useState(() => readStored(key))
  const startedAt = interview.clockStartedAt ?? own
  const tell = useCallback(
    async (at: string) => {
      await api.interviews.update({
        territoryId: here.territoryId,
        evaluationId: here.evaluation.id,
        id: interview.id,
        version: interview.version,
        values: {
          clockStartedAt: at,
          state: 'held',
          ...(interview.takesPlaceOn === null ? { takesPlaceOn: localDay(new Date(at)) } : {}),
        },
      })
      await changed()
    },
    [api, changed, here, interview],
  )
  const isUntold = interview.clockStartedAt === null && own !== undefined
  useEffect(() => {
    if (!isUntold || own === undefined) return
    const again = () => void tell(own).catch(() => {})
    again()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [isUntold, own, tell])
  const seconds = useCallback(
    () =>
      startedAt === undefined ? null : Math.max(0, Math.floor((Date.now() - Date.parse(startedAt)) / 1000)),
    [startedAt],
  )
  const start = () => {
    const ran = seconds()
    if (ran !== null) return ran
    const at = new Date().toISOString()
    writeStored(key, at)
    setOwn(at)
    return 0
  }
  return { seconds, isRunning: startedAt !== undefined && startedAt !== null, start }
}

/** Draws anew each second while something runs. */
export function useTick(isRunning: boolean): void {
  const [, setTick] = useState(0)
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setTick((tick) => tick + 1), 1000)
    return () => clearInterval(timer)
  }, [isRunning])
}
