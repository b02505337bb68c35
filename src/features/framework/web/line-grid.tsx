import './line-grid.css'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useLang, useSay } from '#platform/web/lang.tsx'
import {
  clampSpot,
  type GridSize,
  nextCell,
  readGridKey,
  type Spot,
} from '#platform/web/mending-grid-keys.ts'
import { useToast } from '#platform/web/toasts.tsx'
import { moveBy, moveTo } from '../domain/line-order.ts'
import { frameworkWords } from '../words.ts'
import type { Line, Surroundings } from './framework-state.ts'
import type { LineEdits } from './line-edits.ts'
import { LineGridCell } from './line-grid-cell.tsx'
import { GRID_COLUMNS, readTyped, typedOf, valueIn } from './line-grid-columns.ts'
import { LineGridHandle } from './line-grid-handle.tsx'
import { groupKey, type LineGroup } from './line-groups.ts'

type GridProps = {
  readonly lines: readonly Line[]
  readonly groups: readonly LineGroup[]
  readonly around: Surroundings
  readonly edits: LineEdits
  readonly mayWrite: boolean
  readonly base: string
  /** Rows of a spreadsheet pasted onto the table. */
  readonly onPasteTable: (text: string) => void
}

const PAGE = 8

/** Every line as a row of cells that are changed in place, with the keys of a spreadsheet. */
export function LineGrid({ lines, groups, around, edits, mayWrite, base, onPasteTable }: GridProps) {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const id = useId()
  const table = useRef<HTMLTableElement>(null)
  const rows = groups.flatMap((group) => group.lines)
  const [spot, setSpot] = useState<Spot>({ at: 0, col: 1 })
  const [editing, setEditing] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  const [dragged, setDragged] = useState<string>()
  const isFinished = useRef(false)
  const toast = useToast()
  const size: GridSize = { rows: rows.length, cols: GRID_COLUMNS.length + 1, page: PAGE }
  const here = clampSpot(spot, size)
  const line = rows[here.at]
  const column = GRID_COLUMNS[here.col - 1]

  const hadFocus = useRef(false)
  useEffect(() => {
    if (editing === undefined && hadFocus.current) {
      const cell = document.getElementById(`${id}-${here.at}-${here.col}`)
      cell?.focus({ preventScroll: true })
      cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
  }, [id, here.at, here.col, editing])
  const go = (next: Spot) => {
    hadFocus.current = true
    setSpot(next)
  }

  const order = lines.map((each) => each.id)
  const groupOf = (lineId: string) => {
    const found = lines.find((each) => each.id === lineId)
    return groups.length > 1 && found ? groupKey(found) : ''
  }
  const reorder = (after: readonly string[]) => {
    if (after !== order) edits.act({ kind: 'order', before: order, after })
  }
  const step = (by: -1 | 1) => {
    if (!line) return
    const after = moveBy(order, line.id, by, groupOf)
    reorder(after)
    if (after !== order) go({ at: here.at + by, col: here.col })
  }
  const dropOn = (target: Line) => {
    if (dragged && groupOf(dragged) === groupOf(target.id))
      reorder(moveTo(order, dragged, order.indexOf(target.id)))
    setDragged(undefined)
  }
  const aside = () => {
    if (!line) return
    edits.act({ kind: 'aside', lineId: line.id, before: line.isSetAside, after: !line.isSetAside })
  }

  /** Takes a text into the cell; what is wrong with it in words, undefined when it was taken. */
  const put = (text: string): string | undefined => {
    if (!line || !column) return undefined
    const read = readTyped(text, column)
    if ('problem' in read) {
      return say(`problem.${read.problem}` as 'problem.framework.name-missing', read.params)
    }
    const before = valueIn(line, column.field)
    if (before !== read.value)
      edits.act({ kind: 'cell', lineId: line.id, field: column.field, before, after: read.value })
    return undefined
  }
  const finish = (text: string | undefined, then?: Spot) => {
    const fault = text === undefined ? undefined : put(text)
    setWrong(fault)
    if (fault !== undefined) return
    // The control that goes says that it lost the focus: nothing is left to take.
    isFinished.current = true
    hadFocus.current = true
    setEditing(undefined)
    if (then) go(then)
  }
  const startEdit = (text?: string) => {
    if (!mayWrite || !line || !column) return
    isFinished.current = false
    setWrong(undefined)
    const value = valueIn(line, column.field)
    const current = column.options ? String(value ?? '') : typedOf(value, column, lang)
    setEditing(text === undefined || column.options ? current : text)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    hadFocus.current = true
    if (editing !== undefined) return
    const { key, shiftKey: shift, altKey: alt } = event
    if (alt && (key === 'ArrowUp' || key === 'ArrowDown')) {
      event.preventDefault()
      if (mayWrite) step(key === 'ArrowUp' ? -1 : 1)
      return
    }
    const read = readGridKey({ key, shift, alt, ctrl: event.ctrlKey || event.metaKey }, here, size)
    if (!read) return
    event.preventDefault()
    if ('move' in read) return go(read.move)
    if (!mayWrite) return
    if ('type' in read) return startEdit(read.type)
    if (read.act === 'edit') startEdit()
    else if (read.act === 'clear' && column && !column.options && column.field !== 'name') put('')
    else if (read.act === 'toggle') here.col === 0 ? aside() : startEdit()
    else if (read.act === 'undo') edits.undo?.()
    else if (read.act === 'redo') edits.redo?.()
  }
  const onEditKey = (event: KeyboardEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) => {
    const { value } = event.currentTarget
    event.stopPropagation()
    if (event.key === 'Escape') finish(undefined)
    else if (event.key === 'Enter' && !event.shiftKey)
      finish(value, clampSpot({ at: here.at + 1, col: here.col }, size))
    else if (event.key === 'Tab') finish(value, nextCell(here, event.shiftKey, size))
    else return
    event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent) => {
    if (editing !== undefined || !mayWrite) return
    const text = event.clipboardData.getData('text')
    event.preventDefault()
    if (/[\t\n]./.test(text.trim())) onPasteTable(text)
    else if (column && !column.options) {
      const fault = put(text.trim())
      if (fault !== undefined) toast(fault)
    }
  }
  let at = -1
  return (
    <section className="fw-grid-box" aria-label={say('table.caption')}>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are changed with the keyboard is a grid
        role="grid"
        className="fw-grid"
        aria-label={say('table.caption')}
        aria-readonly={!mayWrite}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        style={{ width: `${8.5 + GRID_COLUMNS.reduce((sum, each) => sum + each.width, 0)}rem` }}
      >
        <colgroup>
          <col style={{ width: '8.5rem' }} />
          {GRID_COLUMNS.map(({ field, width }) => (
            <col key={field} style={{ width: `${width}rem` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{say('table.line')}</th>
            {GRID_COLUMNS.map(({ field, label, kind }) => (
              <th key={field} scope="col" data-end={kind === 'figure' || kind === 'hours' || undefined}>
                {say(label)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.key}>
            {groups.length > 1 && (
              <tr className="fw-grid-group">
                <th colSpan={GRID_COLUMNS.length + 1} scope="colgroup">
                  <span>{group.title}</span>
                </th>
              </tr>
            )}
            {group.lines.map((each) => {
              at += 1
              const row = at
              const isHere = row === here.at
              return (
                <tr
                  key={each.id}
                  data-aside={each.isSetAside || undefined}
                  data-dragged={dragged === each.id || undefined}
                  onDragOver={(event) => dragged && event.preventDefault()}
                  onDrop={(event) => {
                    event.preventDefault()
                    dropOn(each)
                  }}
                >
                  <LineGridHandle
                    id={`${id}-${row}-0`}
                    line={each}
                    number={row + 1}
                    base={base}
                    isActive={isHere && here.col === 0}
                    mayWrite={mayWrite}
                    onPick={() => go({ at: row, col: 0 })}
                    onDrag={setDragged}
                  />
                  {GRID_COLUMNS.map((cell, i) => {
                    const isActive = isHere && here.col === i + 1
                    return (
                      <LineGridCell
                        key={cell.field}
                        id={`${id}-${row}-${i + 1}`}
                        line={each}
                        column={cell}
                        around={around}
                        isActive={isActive}
                        editing={isActive ? editing : undefined}
                        wrong={isActive ? wrong : undefined}
                        mayWrite={mayWrite}
                        onPick={() => go({ at: row, col: i + 1 })}
                        onEdit={(text) => {
                          go({ at: row, col: i + 1 })
                          isFinished.current = false
                          setWrong(undefined)
                          setEditing(text)
                        }}
                        onEditKey={onEditKey}
                        onLeave={(text) => {
                          if (isFinished.current) return
                          const fault = put(text)
                          if (fault !== undefined) toast(fault)
                          setWrong(undefined)
                          setEditing(undefined)
                        }}
                      />
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        ))}
      </table>
    </section>
  )
}
