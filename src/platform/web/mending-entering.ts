import { useEffect, useState } from 'react'
import type { MendingMemory } from './mending-memory.ts'
import type { Progress } from './table-thread.ts'

const EVERY_MS = 500

/** How far the import of this key is, asked twice a second; what fails is asked again, the import goes on by itself. */
export function useEnteringProgress(
  key: string | undefined,
  memory: MendingMemory | undefined,
): Progress | undefined {
  const [progress, setProgress] = useState<Progress>()
  useEffect(() => {
    setProgress(undefined)
    if (key === undefined || !memory) return
    let isOpen = true
    const ask = () =>
      memory.progress(key).then(
        (now) => isOpen && now && setProgress(now),
        () => undefined,
      )
    const timer = setInterval(() => void ask(), EVERY_MS)
    return () => {
      isOpen = false
      clearInterval(timer)
    }
  }, [key, memory])
  return progress
}
