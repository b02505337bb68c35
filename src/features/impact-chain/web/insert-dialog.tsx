import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { Form, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import type { ElementType } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import type { Board } from './chain-board.ts'
import type { ChainLink } from './impact-chain-api.ts'

/** An element that a remark of the review asks for, and what it is to be tied to. */
export type Insertion = {
  readonly why: 'between' | 'before' | 'adverse'
  readonly after?: string
  readonly before?: string
  readonly replaces?: ChainLink
}

const TYPES: Readonly<Record<Insertion['why'], readonly ElementType[]>> = {
  between: ['outcome_mid', 'outcome_short', 'outcome_long'],
  before: ['outcome_long', 'outcome_mid', 'outcome_short', 'enabler', 'external'],
  adverse: ['outcome_short', 'outcome_mid', 'outcome_long', 'impact'],
}

type InsertDialogProps = {
  readonly board: Board
  readonly insertion: Insertion
  readonly onClose: () => void
}

/** One sentence, and the chain is mended: the new element is tied where it was missing. */
export function InsertDialog({ board, insertion, onClose }: InsertDialogProps) {
  const say = useSay(impactChainWords)
  const { chain, acts, here } = board
  const { why, after, before, replaces } = insertion
  const types = typesFor(board, insertion)
  const [type, setType] = useState<ElementType>(types[0] ?? 'outcome_mid')
  const [existing, setExisting] = useState('')
  const draft = useDraft(`chain-insert:${here.evaluation.id}:${why}`, { statement: '' })
  const statement = draft.value.statement.trim()
  const statementOf = (id: string | undefined) => (id && chain.byId.get(id)?.statement) || ''
  const causes =
    why === 'before'
      ? chain.elements.filter(
          ({ id, type: of }) =>
            id !== before &&
            of !== 'need' &&
            of !== 'assumption' &&
            !chain.leaving.get(id)?.some((link) => link.to === before),
        )
      : []
  const isReady = existing !== '' || statement !== ''
  const submit = () => {
    if (!isReady) return
    const done =
      existing !== '' && before
        ? acts.addLink({ fromId: existing, toId: before })
        : acts.insertElement(
            { type, statement, ...(why === 'adverse' ? { sign: '-' as const } : {}) },
            { ...(after ? { after } : {}), ...(before ? { before } : {}), ...(replaces ? { replaces } : {}) },
          )
    if (!done) return
    draft.saved({ statement: '' })
    onClose()
  }
  return (
    <Dialog
      title={say(`insert.${why}`)}
      onClose={onClose}
      acts={
        <Button onClick={submit} disabled={!isReady}>
          {say('add.add')}
        </Button>
      }
    >
      <p>{say(`insert.${why}-text`, { from: statementOf(after), to: statementOf(before) })}</p>
      <Form onSubmit={submit}>
        <DraftFound draft={draft} />
        {causes.length > 0 && (
          <SelectField
            label={say('insert.existing')}
            optional
            none={say('insert.new')}
            value={existing}
            onChange={setExisting}
            options={causes.map((each) => ({
              value: each.id,
              label: `${say(`element.${each.type}`)} · ${each.statement}`,
            }))}
          />
        )}
        {existing === '' && (
          <>
            <SelectField
              label={say('field.type')}
              value={type}
              onChange={(next) => next !== '' && setType(next)}
              options={types.map((value) => ({ value, label: say(`element.${value}`) }))}
            />
            <TextField
              label={say('field.statement')}
              help={say(`element-help.${type}`)}
              value={draft.value.statement}
              maxLength={300}
              onChange={(next) => draft.patch({ statement: next })}
            />
          </>
        )}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </Form>
    </Dialog>
  )
}

/** Between two elements, only what can stand there: a long-term change leads to an impact, not to another one. */
function typesFor({ chain }: Board, { why, before }: Insertion): readonly ElementType[] {
  const isBeforeLongTerm = why === 'between' && before && chain.byId.get(before)?.type === 'outcome_long'
  return isBeforeLongTerm ? TYPES.between.filter((type) => type !== 'outcome_long') : TYPES[why]
}
