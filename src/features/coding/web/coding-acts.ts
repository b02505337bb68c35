import { useCallback, useRef, useState } from 'react'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast } from '#platform/web/toasts.tsx'

/** An act that can be taken back and done again. */
export type Act = { readonly go: () => Promise<unknown>; readonly back: () => Promise<unknown> }

type Acts = { readonly done: readonly Act[]; readonly undone: readonly Act[] }

/** One's own acts on this page, one after the other: do, undo, redo. A refusal is told and leaves the order as it was. */
export function useActs(refresh: () => Promise<unknown>) {
  const acts = useRef<Acts>({ done: [], undone: [] })
  const before = useRef<Promise<unknown>>(Promise.resolve())
  const [shown, setShown] = useState({ done: 0, undone: 0, busy: false })
  const toast = useToast()
  const tell = useProblemText()
  const show = useCallback((busy: boolean) => {
    const { done, undone } = acts.current
    setShown({ done: done.length, undone: undone.length, busy })
  }, [])
  /** What is asked while an act is under way waits for it. */
  const run = useCallback(
    (choose: () => readonly [work: () => Promise<unknown>, next: Acts] | undefined): Promise<boolean> => {
      const mine = before.current.then(async () => {
        const [work, next] = choose() ?? []
        if (!work || !next) return false
        show(true)
        try {
          await work()
          acts.current = next
          return true
        } catch (failure) {
          toast(tell(failure))
          return false
        } finally {
          await refresh()
          show(false)
        }
      })
      before.current = mine.catch(() => undefined)
      return mine
    },
    [refresh, show, toast, tell],
  )
  const act = useCallback(
    (one: Act) => run(() => [one.go, { done: [...acts.current.done, one], undone: [] }]),
    [run],
  )
  const undo = () =>
    run(() => {
      const { done, undone } = acts.current
      const last = done.at(-1)
      return last && [last.back, { done: done.slice(0, -1), undone: [...undone, last] }]
    })
  const redo = () =>
    run(() => {
      const { done, undone } = acts.current
      const next = undone.at(-1)
      return next && [next.go, { done: [...done, next], undone: undone.slice(0, -1) }]
    })
  return { act, undo, redo, mayUndo: shown.done > 0, mayRedo: shown.undone > 0, busy: shown.busy }
}
export type CodingActs = ReturnType<typeof useActs>
