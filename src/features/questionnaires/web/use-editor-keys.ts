import type { KeyboardEvent } from 'react'
import { duplicateItem, placeOf, removeItem, stepItem, withoutSpareLists } from '../domain/form-editing.ts'
import type { EditorState } from './editor-state.ts'

const WAYS = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'out', ArrowRight: 'in' } as const

const isRow = (target: EventTarget) => target instanceof HTMLElement && target.classList.contains('qn-row')

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) over the whole form; Alt and an arrow move the open item; Ctrl+D copies it, Delete on its row removes it. */
export function useEditorKeys(
  { form, selected, edit, mayWrite }: EditorState,
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
    if (selected === '') return
    if (isControl && !event.altKey && key === 'd') {
      event.preventDefault()
      const made = duplicateItem(form, selected)
      return edit(made.form, undefined, made.name)
    }
    if (event.key === 'Delete' && isRow(event.target)) {
      event.preventDefault()
      return edit(
        withoutSpareLists(removeItem(form, selected)),
        undefined,
        placeOf(form, selected)?.parent ?? '',
      )
    }
    const way = event.altKey && !isControl ? WAYS[event.key as keyof typeof WAYS] : undefined
    if (!way) return
    event.preventDefault()
    edit(stepItem(form, selected, way))
  }
}
