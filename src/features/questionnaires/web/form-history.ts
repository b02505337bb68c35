import { useCallback, useEffect, useRef, useState } from 'react'
import { isSame } from '#platform/web/versions.ts'
import type { Form } from '../domain/form.ts'

const MOST_STEPS = 200
/** Strokes in the same field are one step until the hand rests. */
const SAME_STEP_MS = 1500

type Step = { readonly form: Form; readonly selected: string }

export type FormHistory = {
  /** `merge` names the field: strokes in it are one step. */
  readonly edit: (next: Form, selected: string, merge?: string) => void
  /** Each gives the item that was selected then. */
  readonly undo: () => string | undefined
  readonly redo: () => string | undefined
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/**
 * Steps back and forth over the whole form. When somebody else's edit comes in, the steps are forgotten: going back
 * would take theirs away.
 */
export function useFormHistory(form: Form, selected: string, write: (form: Form) => void): FormHistory {
  const [past, setPast] = useState<readonly Step[]>([])
  const [future, setFuture] = useState<readonly Step[]>([])
  const written = useRef(form)
  const last = useRef({ merge: '', at: 0 })
  useEffect(() => {
    if (form === written.current) return
    const isOurs = isSame(form, written.current)
    written.current = form
    if (isOurs) return
    setPast([])
    setFuture([])
  }, [form])
  const put = useCallback(
    (next: Form) => {
      written.current = next
      write(next)
    },
    [write],
  )
  const edit = useCallback(
    (next: Form, nowSelected: string, merge = '') => {
      if (next === form) return
      const at = Date.now()
      const isSameStep = merge !== '' && last.current.merge === merge && at - last.current.at < SAME_STEP_MS
      last.current = { merge, at }
      if (!isSameStep) setPast((steps) => [...steps, { form, selected: nowSelected }].slice(-MOST_STEPS))
      setFuture([])
      put(next)
    },
    [form, put],
  )
  const undo = useCallback(() => {
    const step = past.at(-1)
    if (!step) return undefined
    last.current = { merge: '', at: 0 }
    setPast(past.slice(0, -1))
    setFuture([...future, { form, selected }])
    put(step.form)
    return step.selected
  }, [past, future, form, selected, put])
  const redo = useCallback(() => {
    const step = future.at(-1)
    if (!step) return undefined
    last.current = { merge: '', at: 0 }
    setFuture(future.slice(0, -1))
    setPast([...past, { form, selected }])
    put(step.form)
    return step.selected
  }, [past, future, form, selected, put])
  return { edit, undo, redo, canUndo: past.length > 0, canRedo: future.length > 0 }
}
