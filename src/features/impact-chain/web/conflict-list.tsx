import { type Fault, Problem } from '#kernel/problem.ts'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { impactChainWords } from '../words.ts'
import type { Board } from './chain-board.ts'
import { type ChainConflict, type FieldConflict, resolveConflict } from './chain-conflicts.ts'
import type { ChainState } from './chain-state.ts'
import { useFieldWords } from './field-words.ts'

type ConflictListProps = { readonly board: Board; readonly state: ChainState }

/** What the server refused, each with both versions and a choice; nothing goes until somebody chose. */
export function ConflictList({ board, state }: ConflictListProps) {
  const say = useSay(impactChainWords)
  if (board.conflicts.size === 0) return null
  return (
    <section className="ch-conflicts" aria-label={say('conflict.title', { n: board.conflicts.size })}>
      <p role="alert">
        <strong>{say('conflict.title', { n: board.conflicts.size })}</strong> {say('conflict.lead')}
      </p>
      <ul>
        {[...board.conflicts.values()].map((conflict) => (
          <ConflictItem key={conflict.actId} board={board} state={state} conflict={conflict} />
        ))}
      </ul>
    </section>
  )
}

type ConflictItemProps = ConflictListProps & { readonly conflict: ChainConflict }

function ConflictItem({ board, state, conflict }: ConflictItemProps) {
  const say = useSay(impactChainWords)
  const tell = useProblemText()
  const { chain, acts, open } = board
  const { problem, recordId = '', fields, actId } = conflict
  const statement = chain.byId.get(recordId)?.statement
  const isLink = chain.linkById.has(recordId)
  const choose = (take: 'mine' | 'theirs') => {
    const content = state.snapshot().content
    const changes = content ? resolveConflict(conflict, take, content) : []
    state.dismiss(actId)
    if (changes.length > 0) acts.run({ name: { code: 'change', n: 1, statement: statement ?? '' }, changes })
  }
  const sentence = tell(new Problem(problem.code, problem.fault as Fault, problem.details))
  return (
    <li>
      {(statement !== undefined || isLink) && (
        <button
          type="button"
          className="ch-goto"
          onClick={() => open({ kind: isLink ? 'link' : 'element', id: recordId })}
        >
          {statement ?? say('conflict.link')}
        </button>
      )}
      {fields.length > 0 ? (
        fields.map((field) => <TwoValues key={field.field} board={board} field={field} />)
      ) : (
        <p>{sentence}</p>
      )}
      <div className="tb-row">
        <Button look="second" onClick={() => choose('mine')}>
          {say(fields.length > 0 ? 'conflict.mine' : 'conflict.again')}
        </Button>
        <Button look="second" onClick={() => choose('theirs')}>
          {say(fields.length > 0 ? 'conflict.theirs' : 'conflict.drop')}
        </Button>
      </div>
    </li>
  )
}

function TwoValues({ board, field }: { readonly board: Board; readonly field: FieldConflict }) {
  const say = useSay(impactChainWords)
  const { nameField, showValue } = useFieldWords(board.chain)
  return (
    <dl className="ch-two">
      <div>
        <dt>
          {nameField(field.field)} · {say('conflict.yours')}
        </dt>
        <dd>{showValue(field.field, field.mine)}</dd>
      </div>
      <div>
        <dt>
          {nameField(field.field)} · {say('conflict.others')}
        </dt>
        <dd>{showValue(field.field, field.theirs)}</dd>
      </div>
    </dl>
  )
}
