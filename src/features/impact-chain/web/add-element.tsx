import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { ELEMENT_TYPES, type ElementType } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import type { Board } from './chain-board.ts'

type NewForm = { readonly type: ElementType; readonly statement: string }

/** One line to add an element; it stays open with the keyboard in it, for the next one. */
export function AddElement({ board, type }: { readonly board: Board; readonly type: ElementType }) {
  const say = useSay(impactChainWords)
  const { acts, here, setAdding } = board
  const draft = useDraft<NewForm>(`chain-element:new:${here.evaluation.id}:${type}`, { type, statement: '' })
  const form = useRef<HTMLFormElement>(null)
  const adding = useMutation({
    mutationFn: (element: NewForm) => acts.addElement(element),
    onSuccess: (_, element) => {
      draft.saved({ type: element.type, statement: '' })
      form.current?.querySelector('input')?.focus()
    },
  })
  useEffect(() => {
    form.current?.querySelector('input')?.focus()
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const { statement } = draft.value
  const submit = () => {
    if (statement.trim() !== '' && !adding.isPending)
      adding.mutate({ ...draft.value, statement: statement.trim() })
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
        <Button type="submit" busy={adding.isPending} disabled={statement.trim() === ''}>
          {say('add.add')}
        </Button>
        <Button look="quiet" onClick={() => setAdding(undefined)}>
          {say('add.close')}
        </Button>
      </div>
      <ProblemNotice problem={adding.error} />
    </form>
  )
}
