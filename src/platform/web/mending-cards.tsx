import { useEffect, useState } from 'react'
import type { Mending } from '#platform/tables/mending.ts'
import { Button } from './button.tsx'
import { Disclosure } from './disclosure.tsx'
import { TextField } from './form.tsx'
import { useSay } from './lang.tsx'
import { RowActs, TroubleChoices, troublesOfRow, useTrouble } from './mending-row-detail.tsx'
import type { MendingRowsProps } from './mending-rows.tsx'
import { StateSign } from './mending-state-sign.tsx'
import { putCell } from './mending-steps.ts'
import { labelOf, type RowState, textOfCell } from './mending-view.ts'
import { mendingWords } from './mending-words.ts'

export type ShownRowsProps<M extends Mending> = MendingRowsProps<M> & {
  readonly rows: readonly number[]
  readonly stateOf: (row: number) => RowState
}

const PAGE = 20

/** Rows as cards for a phone: the cells that need mending as fields, the others folded. */
export function MendingCards<M extends Mending>(props: ShownRowsProps<M>) {
  const { rows } = props
  const say = useSay(mendingWords)
  const [asked, setAsked] = useState(0)
  const from = Math.min(asked, Math.max(0, Math.floor((rows.length - 1) / PAGE) * PAGE))
  const shown = rows.slice(from, from + PAGE)
  return (
    <div className="tb-stack">
      {shown.map((row) => (
        <RowCard key={row} {...props} row={row} />
      ))}
      {rows.length > PAGE && (
        <div className="tb-row">
          <Button look="second" disabled={from === 0} onClick={() => setAsked(from - PAGE)}>
            {say('rows.before')}
          </Button>
          <span className="tb-soft tb-number" role="status">
            {say('rows.page', { from: from + 1, to: from + shown.length, total: rows.length })}
          </span>
          <Button look="second" disabled={from + PAGE >= rows.length} onClick={() => setAsked(from + PAGE)}>
            {say('rows.after')}
          </Button>
        </div>
      )}
    </div>
  )
}

function RowCard<M extends Mending>(props: ShownRowsProps<M> & { readonly row: number }) {
  const { view, row, stateOf, mending, change, words } = props
  const say = useSay(mendingWords)
  const tell = useTrouble(view, words)
  const state = stateOf(row)
  const troubles = troublesOfRow(view, row)
  const urgent = new Set(troubles.filter(({ code }) => !code.startsWith('tables.')).map(({ field }) => field))
  const doubted = view.doubts.get(row)?.field
  const field = (name: string) => (
    <CardField
      key={name}
      label={labelOf(view.preview, name)}
      value={textOfCell(view, row, name)}
      onChange={(text) => change(putCell(mending, row, name, text))}
    />
  )
  const [first] = view.fields
  return (
    <article className="tb-card tb-mend-card" data-state={state}>
      <header className="tb-row">
        <h3>{say('row.title', { row })}</h3>
        <span className="tb-mend-count">
          <StateSign state={state} />
          {say(`state.${state}`)}
        </span>
      </header>
      {first && <p>{textOfCell(view, row, first.field)}</p>}
      {troubles.map((trouble) => (
        <div key={`${trouble.code} ${trouble.field}`} className="tb-mend-why">
          <p>{tell(trouble)}</p>
          <TroubleChoices {...props} trouble={trouble} />
        </div>
      ))}
      {view.fields
        .filter((each) => urgent.has(each.field) && each.field !== doubted)
        .map((each) => field(each.field))}
      <Disclosure title={say('rows.all-cells')}>
        <div className="tb-stack">
          {view.fields
            .filter((each) => !urgent.has(each.field) || each.field === doubted)
            .map((each) => field(each.field))}
        </div>
      </Disclosure>
      <RowActs {...props} />
    </article>
  )
}

type CardFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
}

/** Counts once it is left: each key would be a step of its own. */
function CardField({ label, value, onChange }: CardFieldProps) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  return (
    <TextField
      label={label}
      value={text}
      onChange={setText}
      onBlur={() => text !== value && onChange(text)}
    />
  )
}
