import { useCallback, useState } from 'react'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast } from '#platform/web/toasts.tsx'

/** An act that can be taken back and done again. */
export type Act = { readonly go: () => Promise<unknown>; readonly back: () => Promise<unknown> }

type Acts = { readonly done: readonly Act[]; readonly undone: readonly Act[] }

/** One's own acts on this page, in order: do, undo, redo. A refusal is told and leaves the order as it was. */
export function useActs(refresh: () => Promise<unknown>) {
  const [acts, setActs] = useState<Acts>({ done: [], undone: [] })
  const [busy, setBusy] = useState(false)
  const toast = useToast()
  const tell = useProblemText()
  const run = useCallback(
    async (work: () => Promise<unknown>, next: (before: Acts) => Acts): Promise<boolean> => {
      setBusy(true)
      try {
        await work()
        setActs(next)
        return true
      } catch (failure) {
        toast(tell(failure))
        return false
      } finally {
        await refresh()
        setBusy(false)
      }
    },
    [refresh, toast, tell],
  )
  const act = useCallback(
    (one: Act) => run(one.go, ({ done }) => ({ done: [...done, one], undone: [] })),
    [run],
  )
  const [last, next] = [acts.done.at(-1), acts.undone.at(-1)]
  const undo =
    last &&
    (() => run(last.back, ({ done, undone }) => ({ done: done.slice(0, -1), undone: [...undone, last] })))
  const redo =
    next &&
    (() => run(next.go, ({ done, undone }) => ({ done: [...done, next], undone: undone.slice(0, -1) })))
  return { act, undo: busy ? undefined : undo, redo: busy ? undefined : redo, busy }
}
export type CodingActs = ReturnType<typeof useActs>
