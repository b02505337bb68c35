// biome-ignore-all lint/a11y/useSemanticElements: only the rows in sight are drawn, which a table cannot do
import type { KeyboardEvent } from 'react'
import { cellKey, type TableProblem } from '#platform/tables/mending.ts'
import { useSay } from './lang.tsx'
import { StateSign } from './mending-state-sign.tsx'
import { choicesOfField, labelOf, type MendingView, type RowState, textOfCell } from './mending-view.ts'
import { mendingWords } from './mending-words.ts'

type GridRowProps = {
  readonly id: string
  readonly view: MendingView
  /** Its number in the file. */
  readonly row: number
  /** Its place among the rows that are shown. */
  readonly at: number
  readonly top: number
  readonly state: RowState
  /** Column where the keyboard stands, when it stands in this row. */
  readonly active: number | undefined
  /** Text that editing begins with. */
  readonly editing: string | undefined
  readonly why: string | undefined
  readonly tell: (problem: TableProblem) => string
  readonly onPick: (col: number) => void
  readonly onEdit: (text: string) => void
  readonly onEditKey: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly onLeave: (text: string) => void
}

/** One row of the grid. Cells take no focus of their own: the grid has it and names the active cell. */
export function GridRow(props: GridRowProps) {
  const { id, view, row, at, top, state, active, editing, why, tell, onPick, onEdit, onEditKey, onLeave } =
    props
  const say = useSay(mendingWords)
  const troubles = view.troubles.get(row) ?? []
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={at + 2}
      className="tb-mend-row"
      data-state={state}
      style={{ transform: `translateY(${top}px)` }}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keyboard */}
      <span
        role="rowheader"
        tabIndex={-1}
        id={`${id}-${at}-0`}
        data-active={active === 0 || undefined}
        onClick={() => onPick(0)}
        title={say(`state.${state}`)}
      >
        <StateSign state={state} />
        <span className="tb-number">{row}</span>
        <span className="tb-mend-state">{say(`state.${state}`)}</span>
      </span>
      {why !== undefined && (
        <span role="gridcell" tabIndex={-1} className="tb-mend-reason" title={why}>
          <span>{why}</span>
        </span>
      )}
      {view.fields.map(({ field }, i) => {
        const col = i + 1
        const trouble = troubles.find((problem) => problem.field === field)
        const text = textOfCell(view, row, field)
        const key = cellKey(row, field)
        const understood = view.preview.understood?.[key]
        if (active === col && editing !== undefined) {
          return (
            <span key={field} role="gridcell" tabIndex={-1} id={`${id}-${at}-${col}`} data-editing>
              <input
                // biome-ignore lint/a11y/noAutofocus: editing begins because the person asked for it
                autoFocus
                aria-label={say('rows.edit', { column: labelOf(view.preview, field), row })}
                defaultValue={editing}
                list={`${id}-known`}
                onKeyDown={onEditKey}
                onBlur={(event) => onLeave(event.currentTarget.value)}
              />
              <datalist id={`${id}-known`}>
                {choicesOfField(view.preview, field).map((choice) => (
                  <option key={choice} value={choice} />
                ))}
              </datalist>
            </span>
          )
        }
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keyboard
          <span
            key={field}
            role="gridcell"
            tabIndex={-1}
            id={`${id}-${at}-${col}`}
            aria-invalid={trouble ? true : undefined}
            data-active={active === col || undefined}
            data-mended={view.mending.cells?.[key] !== undefined || undefined}
            title={trouble ? tell(trouble) : text}
            onClick={() => (active === col ? onEdit(text) : onPick(col))}
          >
            {trouble && <StateSign state="problem" />}
            <span className="tb-mend-text">
              {text}
              {understood && <span className="tb-soft"> {understood}</span>}
            </span>
            {trouble && <span className="tb-hidden">{tell(trouble)}</span>}
          </span>
        )
      })}
    </div>
  )
}
