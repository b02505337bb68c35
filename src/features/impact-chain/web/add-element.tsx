import { useEffect, useRef } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { ELEMENT_TYPES, type ElementType } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import type { Adding, Board } from './chain-board.ts'
import { inColumn } from './chain-edits.ts'

type NewForm = { readonly type: ElementType; readonly statement: string }

/** One line to add an element; it stays open with the keyboard in it, for the next one. */
export function AddElement({ board, adding }: { readonly board: Board; readonly adding: Adding }) {
  const { type, after } = adding
  const say = useSay(impactChainWords)
  const { acts, here, chain, setAdding } = board
  const draft = useDraft<NewForm>(`chain-element:new:${here.evaluation.id}:${type}`, { type, statement: '' })
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector('input')?.focus()
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const { statement } = draft.value
  const submit = () => {
    if (statement.trim() === '') return
    const { type: chosen } = draft.value
    const before = after === undefined ? -1 : inColumn(chain, chosen).findIndex(({ id }) => id === after)
    const id = acts.addElement(
      { type: chosen, statement: statement.trim() },
      before < 0 ? undefined : before + 1,
    )
    if (!id) return
    draft.saved({ type: chosen, statement: '' })
    if (after !== undefined) setAdding({ type: chosen, after: id })
    form.current?.querySelector('input')?.focus()
  }
  return (
    <form
      ref={form}
      className="ch-add"
      aria-label={say('add.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setAdding(undefined)
      }}
    >
      <DraftFound draft={draft} />
      <SelectField
        label={say('field.type')}
        value={draft.value.type}
        onChange={(next) => next !== '' && draft.patch({ type: next })}
        options={ELEMENT_TYPES.map((value) => ({ value, label: say(`element.${value}`) }))}
      />
      <TextField
        label={say('field.statement')}
        help={say(`element-help.${draft.value.type}`)}
        value={statement}
        onChange={(next) => draft.patch({ statement: next })}
        maxLength={300}
        autoComplete="off"
      />
      <div className="tb-row">
        <Button type="submit" disabled={statement.trim() === ''}>
          {say('add.add')}
        </Button>
        <Button look="quiet" onClick={() => setAdding(undefined)}>
          {say('add.close')}
        </Button>
      </div>
    </form>
  )
}
