import { useState } from 'react'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { FormItem } from '../domain/form.ts'
import { findItem, renameItem } from '../domain/form-editing.ts'
import { useEditor } from './editor-state.ts'
import { editorWords } from './editor-words.ts'

const NAME = /^[\p{L}_][\p{L}\p{N}_.-]{0,63}$/u

/** The name by which rules and files know an item; they follow when it changes. */
export function NameField({ item }: { readonly item: FormItem }) {
  const say = useSay(editorWords)
  const { form, edit } = useEditor()
  const [state, setState] = useState({ of: item.name, typed: item.name })
  // another item, or the same one renamed from elsewhere
  const typed = state.of === item.name ? state.typed : item.name
  const next = typed.trim()
  const error =
    next === item.name
      ? undefined
      : !NAME.test(next)
        ? say('name.wrong')
        : findItem(form, next)
          ? say('name.taken')
          : undefined
  return (
    <div data-field="name">
      <TextField
        label={say('field.name')}
        help={say('field.name-help')}
        value={typed}
        maxLength={64}
        onChange={(text) => setState({ of: item.name, typed: text })}
        error={error}
        onBlur={() => {
          if (!error && next !== item.name) edit(renameItem(form, item.name, next), undefined, next)
        }}
      />
    </div>
  )
}
