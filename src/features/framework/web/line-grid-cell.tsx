import type { KeyboardEvent } from 'react'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { frameworkWords } from '../words.ts'
import type { Line, Surroundings } from './framework-state.ts'
import { type GridColumn, typedOf, valueIn } from './line-grid-columns.ts'

type CellProps = {
  readonly id: string
  readonly line: Line
  readonly column: GridColumn
  readonly around: Surroundings
  readonly isActive: boolean
  /** Text that editing begins with; undefined while the cell is only shown. */
  readonly editing: string | undefined
  readonly wrong: string | undefined
  readonly mayWrite: boolean
  readonly onPick: () => void
  readonly onEdit: (text: string) => void
  readonly onEditKey: (
    event: KeyboardEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>,
  ) => void
  readonly onLeave: (text: string) => void
}

/** One cell: its text, or the control with which it is changed. */
export function LineGridCell(props: CellProps) {
  const { id, line, column, around, isActive, editing, wrong, mayWrite, onPick, onEdit } = props
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const value = valueIn(line, column.field)
  const typed = typedOf(value, column, lang)
  const options = column.options?.(say, around)
  const shown = options ? (options.find((each) => each.value === (value ?? ''))?.label ?? '') : typed
  const isEmpty = value === null || value === ''
  const isEnd = column.kind === 'figure' || column.kind === 'hours'
  const frame = {
    id,
    'aria-invalid': wrong ? true : undefined,
    'data-active': isActive || undefined,
    'data-end': isEnd || undefined,
  }
  if (editing !== undefined) {
    return (
      <td {...frame} data-editing>
        <CellControl {...props} options={options} text={editing} />
        {wrong && (
          <p className="fw-cell-wrong" role="alert">
            {wrong}
          </p>
        )}
      </td>
    )
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keyboard
    <td
      {...frame}
      tabIndex={isActive ? 0 : -1}
      title={shown.length > 24 ? shown : undefined}
      onClick={() => (isActive && mayWrite ? onEdit(options ? String(value ?? '') : typed) : onPick())}
      onDoubleClick={() => mayWrite && onEdit(options ? String(value ?? '') : typed)}
    >
      <span className="fw-cell-text" data-empty={isEmpty || undefined}>
        {isEmpty ? (column.kind === 'hours' || column.kind === 'figure' ? '?' : options ? shown : '') : shown}
      </span>
    </td>
  )
}

type ControlProps = CellProps & {
  readonly options: readonly { value: string; label: string }[] | undefined
  readonly text: string
}

function CellControl({ line, column, options, text, onEditKey, onLeave }: ControlProps) {
  const say = useSay(frameworkWords)
  const label = say('table.edit', { column: say(column.label), name: line.name })
  if (options) {
    return (
      <select
        // biome-ignore lint/a11y/noAutofocus: editing begins because the person asked for it
        autoFocus
        aria-label={label}
        defaultValue={text}
        onKeyDown={onEditKey}
        onBlur={(event) => onLeave(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  return (
    <textarea
      // biome-ignore lint/a11y/noAutofocus: editing begins because the person asked for it
      autoFocus
      aria-label={label}
      defaultValue={text}
      rows={column.kind === 'text' ? 3 : 1}
      inputMode={column.kind === 'figure' || column.kind === 'hours' ? 'decimal' : undefined}
      onFocus={(event) => {
        const end = event.currentTarget.value.length
        event.currentTarget.setSelectionRange(end, end)
      }}
      onKeyDown={onEditKey}
      onBlur={(event) => onLeave(event.currentTarget.value)}
    />
  )
}
