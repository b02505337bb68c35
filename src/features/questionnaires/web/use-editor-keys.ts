import type { KeyboardEvent } from 'react'
import { duplicateItem, stepItem } from '../domain/form-editing.ts'
import type { EditorState } from './editor-state.ts'

const WAYS = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'out', ArrowRight: 'in' } as const

/** The item whose row of the outline has the focus: it need not be the open one. */
const focusedRow = (target: EventTarget) => (target instanceof HTMLElement ? target.dataset.item : undefined)

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) over the whole form; Alt and an arrow move the open item; Ctrl+D copies it, Delete on its row removes it. */
export function useEditorKeys(
  { form, selected, edit, remove, mayWrite }: EditorState,
  step: (way: 'undo' | 'redo') => void,
): (event: KeyboardEvent) => void {
  return (event) => {
    if (!mayWrite) return
    const isControl = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    if (isControl && !event.altKey && (key === 'z' || key === 'y')) {
      event.preventDefault()
      return step(key === 'y' || event.shiftKey ? 'redo' : 'undo')
    }
    const row = focusedRow(event.target)
    if (event.key === 'Delete' && row) {
      event.preventDefault()
      return remove(row)
    }
    if (selected === '') return
    if (isControl && !event.altKey && key === 'd') {
      event.preventDefault()
      const made = duplicateItem(form, selected)
      return edit(made.form, undefined, made.name)
    }
    const way = event.altKey && !isControl ? WAYS[event.key as keyof typeof WAYS] : undefined
    if (!way) return
    event.preventDefault()
    edit(stepItem(form, selected, way))
  }
}
