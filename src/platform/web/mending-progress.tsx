import { useEffect, useState } from 'react'
import { useLang } from './lang.tsx'
import type { Progress } from './table-thread.ts'

/** Shorter waits need no bar. */
const LATE_MS = 600

/** A bar for what takes long: it comes late, says what it is about, and how far that is once that is known. */
export function ProgressBar({
  label,
  progress,
}: {
  readonly label: string
  readonly progress: Progress | undefined
}) {
  const { lang } = useLang()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  const { done = 0, total = 0 } = progress ?? {}
  const percent = new Intl.NumberFormat(lang, { style: 'percent' }).format(total > 0 ? done / total : 0)
  return (
    <div className="tb-mend-progress">
      <span>
        {label} {total > 0 && <span className="tb-number">{percent}</span>}
      </span>
      <progress aria-label={label} {...(total > 0 ? { value: done, max: total } : {})} />
    </div>
  )
}
