import { createContext, useContext } from 'react'
import type { Line } from '#features/framework/web/framework-state.ts'
import type { FormEvaluation } from '../domain/evaluation.ts'
import type { Form, FormItem, FormText } from '../domain/form.ts'
import type { FormProblem } from '../domain/form-compiling.ts'
import { replaceItem } from '../domain/form-editing.ts'

/** What every part of the editor has at hand. */
export type EditorState = {
  readonly form: Form
  /** Language of the form in which names of questions are shown to the writer. */
  readonly tag: string
  readonly problems: readonly FormProblem[]
  /** Name of the item that is open; '' is the questionnaire itself. */
  readonly selected: string
  readonly mayWrite: boolean
  readonly lines: readonly Line[]
  /** What the preview answers so far, as the one evaluator reads it. */
  readonly evaluation: FormEvaluation | undefined
  readonly edit: (next: Form, merge?: string, selected?: string) => void
  readonly select: (name: string, field?: string) => void
  /** At once, with a way back. */
  readonly remove: (name: string) => void
}

export const EditorContext = createContext<EditorState | null>(null)

export function useEditor(): EditorState {
  const state = useContext(EditorContext)
  if (!state) throw new Error('a part of the editor outside of it')
  return state
}

/** An item with another value in one field; '' and undefined take the field away. */
export function withField<T extends FormItem>(item: T, field: string, value: unknown): T {
  const { [field]: _, ...rest } = item as T & Record<string, unknown>
  // the fields of an item are checked by the form's schema and its compiler
  return (value === undefined || value === '' ? rest : { ...rest, [field]: value }) as T
}

/** A text with other words in one language; empty words take the language away. */
export function withWords(text: FormText | undefined, tag: string, words: string): FormText {
  const { [tag]: _, ...rest } = text ?? {}
  return words === '' ? rest : { ...rest, [tag]: words }
}

/** Writes one field of an item; strokes in it are one step back. */
export function useSetField(item: FormItem): (field: string, value: unknown) => void {
  const { form, edit } = useEditor()
  return (field, value) =>
    edit(replaceItem(form, item.name, withField(item, field, value)), `${item.name} ${field}`)
}

/** A text without any word is no text. */
export function orNone(text: FormText): FormText | undefined {
  return Object.keys(text).length > 0 ? text : undefined
}
