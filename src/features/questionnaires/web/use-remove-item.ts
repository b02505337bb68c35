import { useEffect, useRef } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { type Form, textIn } from '../domain/form.ts'
import { findItem, insertItem, placeOf, removeItem, withoutSpareLists } from '../domain/form-editing.ts'
import { editorWords } from './editor-words.ts'

type Edit = (next: Form, merge?: string, selected?: string) => void

/** Takes an item away at once; the toast puts it back where it stood, whatever was written since. */
export function useRemoveItem(form: Form, tag: string, edit: Edit): (name: string) => void {
  const say = useSay(editorWords)
  const undoToast = useUndoToast()
  const now = useRef({ form, edit })
  useEffect(() => {
    now.current = { form, edit }
  })
  return (name) => {
    const item = findItem(form, name)
    const place = placeOf(form, name)
    if (!item || !place) return
    edit(withoutSpareLists(removeItem(form, name)), undefined, place.parent)
    undoToast(say('item.removed', { title: textIn(item.label, tag, form) || name }), async () => {
      const { form: current, edit: put } = now.current
      if (findItem(current, name)) return
      const lists = { ...form.lists, ...current.lists }
      const stands = place.parent === '' || findItem(current, place.parent) !== undefined
      const to = stands ? place : { parent: '', at: current.items.length }
      put(withoutSpareLists({ ...insertItem(current, item, to), lists }), undefined, name)
    })
  }
}
