import './perimeter.css'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button, IconButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { evaluationsWords } from '../words.ts'

type RowFieldsProps<R extends object> = {
  /** The name of the group, and its path for findings. */
  readonly label: string
  readonly field: string
  readonly help?: ReactNode
  /** An example, opened on demand. */
  readonly guide?: ReactNode
  readonly rows: readonly R[]
  readonly onChange: (rows: readonly R[]) => void
  readonly empty: R
  readonly addLabel: string
  readonly removeLabel: (position: number) => string
  /** Said when a row was removed, with the way back. */
  readonly removed: string
  readonly children: (row: R, change: (part: Partial<R>) => void, position: number) => ReactNode
}

/** Several small rows of the same fields; a removal can be taken back. */
export function RowFields<R extends object>(props: RowFieldsProps<R>) {
  const { label, field, help, guide, rows, onChange, empty, addLabel, removeLabel, removed, children } = props
  const say = useSay(evaluationsWords)
  const undoToast = useUndoToast()
  const latest = useRef({ rows, onChange })
  useEffect(() => {
    latest.current = { rows, onChange }
  })
  const remove = (position: number) => {
    const gone = rows.slice(position, position + 1)
    onChange(rows.filter((_, at) => at !== position))
    undoToast(removed, async () => {
      const now = latest.current
      now.onChange([...now.rows.slice(0, position), ...gone, ...now.rows.slice(position)])
    })
  }
  const add = () => {
    onChange([...rows, empty])
    // the new row is rendered by then; its first field takes the keyboard
    requestAnimationFrame(() =>
      document
        .querySelector<HTMLElement>(`[data-field="${field}/${rows.length}"] :is(input, textarea)`)
        ?.focus(),
    )
  }
  return (
    <fieldset className="tb-choices ev-rows" data-field={field}>
      <legend>{label}</legend>
      {help && <div className="tb-choices-help">{help}</div>}
      {guide}
      {rows.map((row, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place, and hold no state
        <div key={position} className="ev-row" data-field={`${field}/${position}`}>
          <div className="ev-row-fields">
            {children(
              row,
              (part) => onChange(rows.map((each, at) => (at === position ? { ...each, ...part } : each))),
              position,
            )}
          </div>
          <IconButton label={removeLabel(position + 1)} onClick={() => remove(position)}>
            <SignIcon sign="close" size={18} />
          </IconButton>
        </div>
      ))}
      <div className="tb-row">
        <Button look="second" icon={<SignIcon sign="plus" />} onClick={add}>
          {addLabel}
        </Button>
        {rows.length === 0 && <span className="tb-hidden">{say('rows.none')}</span>}
      </div>
    </fieldset>
  )
}
