import { useState } from 'preact/hooks'
import { usePage } from './page-context.ts'

/** Half-typed texts of a screen, found again after a reload. `null` empties them. */
export function useDraft<T extends object>(screen: string, empty: T) {
  const { phone } = usePage()
  const [draft, setDraft] = useState<T>(() => phone.draft(screen, empty))
  const keep = (change: Partial<T> | null) => {
    const next = change === null ? empty : { ...draft, ...change }
    setDraft(next)
    phone.keepDraft(screen, change === null ? null : next)
  }
  return [draft, keep] as const
}
