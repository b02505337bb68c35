import { useCallback, useEffect, useRef, useState } from 'react'
import type { LeverEvent } from '../contract.ts'
import { applyTally, joinChanges, type TallyChange } from '../domain/tally.ts'
import type { AttendanceQueue, DoorAct } from './attendance-queue.ts'
import { readTally, type TallyForm } from './tally-form.ts'

/** Taps in a row go together. */
const PAUSE_MS = 500
const NOTHING: TallyChange = {}

/** The counts as they are here: what is stored, what is on its way, what was tapped this very moment. */
export function useTallyTaps(queue: AttendanceQueue, event: LeverEvent, name: string) {
  const [taps, setTaps] = useState(NOTHING)
  const held = useRef({ taps: NOTHING, push: queue.push, name })
  useEffect(() => {
    held.current.push = queue.push
    held.current.name = name
  })
  const flush = useCallback(() => {
    const { taps: change, push, name: told } = held.current
    if (Object.keys(change).length === 0) return
    held.current.taps = NOTHING
    push({ act: 'count', name: told, change })
    setTaps(NOTHING)
  }, [])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      clearTimeout(timer.current)
      flush()
    }
  }, [flush])
  const tap = (change: TallyChange) => {
    held.current.taps = joinChanges(held.current.taps, change)
    setTaps(held.current.taps)
    clearTimeout(timer.current)
    timer.current = setTimeout(flush, PAUSE_MS)
  }
  const waiting = queue.state.waiting.flatMap((sending) => {
    const act = sending.body as DoorAct
    return act.act === 'count' ? [act.change] : []
  })
  const form: TallyForm = [...waiting, taps].reduce<TallyForm>(
    (counts, change) => applyTally(counts, change),
    readTally(queue.newer(event)),
  )
  return { form, tap, isWaiting: taps !== NOTHING }
}
