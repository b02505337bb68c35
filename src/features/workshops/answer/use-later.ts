import { useEffect, useRef, useState } from 'preact/hooks'

/** What is undone within these seconds has not happened. */
const WAIT_MS = 5_000

/**
 * Does something in a few seconds, unless it is undone before: nobody is asked "are you sure?". Leaving the screen does
 * it at once.
 */
export function useLater(act: (id: string) => void) {
  const [waiting, setWaiting] = useState<readonly string[]>([])
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())
  const latest = useRef(act)
  latest.current = act
  const forget = (id: string) => {
    clearTimeout(timers.current.get(id))
    timers.current.delete(id)
    setWaiting([...timers.current.keys()])
  }
  useEffect(() => {
    const planned = timers.current
    return () => {
      for (const [id, timer] of planned) {
        clearTimeout(timer)
        latest.current(id)
      }
      planned.clear()
    }
  }, [])
  return {
    isWaiting: (id: string) => waiting.includes(id),
    plan(id: string) {
      const timer = setTimeout(() => {
        forget(id)
        latest.current(id)
      }, WAIT_MS)
      timers.current.set(id, timer)
      setWaiting([...timers.current.keys()])
    },
    undo: forget,
  }
}
