// biome-ignore-all lint/a11y/useSemanticElements: only the rows in sight are drawn, which a table cannot do
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Mending } from '#platform/tables/mending.ts'
import { useSay } from './lang.tsx'
import type { ShownRowsProps } from './mending-cards.tsx'
import { clampSpot, type GridSize, nextCell, readGridKey, type Spot } from './mending-grid-keys.ts'
import { GridRow } from './mending-grid-row.tsx'
import { RowDetail, troublesOfRow, useTrouble } from './mending-row-detail.tsx'
import { acceptRows, excludeRows, putCell } from './mending-steps.ts'
import { labelOf, type MendingView, textOfCell } from './mending-view.ts'
import { mendingWords } from './mending-words.ts'

const ROW_PX = 48
/** Rows drawn beyond what is seen, above and below. */
const SPARE = 8

/**
 * The rows as a grid of one tab stop: the focus stays on the grid and `aria-activedescendant` names the cell, so that a
 * hundred thousand rows scroll with forty of them drawn.
 */
export function MendingGrid<M extends Mending>(props: ShownRowsProps<M>) {
  const { view, mending, change, words, rows, stateOf, undo, redo } = props
  const say = useSay(mendingWords)
  const tell = useTrouble(view, words)
  const id = useId()
  const grid = useRef<HTMLDivElement>(null)
  const [spot, setSpot] = useState<Spot>({ at: 0, col: 0 })
  const [editing, setEditing] = useState<string>()
  const [scrolled, setScrolled] = useState(0)
  const withWhy = view.troubles.size + view.doubts.size > 0
  const size: GridSize = { rows: rows.length, cols: view.fields.length + 1, page: 8 }
  const here = clampSpot(spot, size)
  const row = rows[here.at] ?? 1
  const field = view.fields[here.col - 1]?.field
  const template = useMemo(() => templateOf(view, withWhy), [view, withWhy])

  const height = grid.current?.clientHeight ?? 600
  const first = Math.max(0, Math.floor(scrolled / ROW_PX) - SPARE)
  const drawn = rows.slice(first, first + Math.ceil(height / ROW_PX) + 2 * SPARE)

  const moved = useRef(false)
  const go = (next: Spot) => {
    moved.current = true
    setSpot(next)
    const box = grid.current
    if (!box) return
    const head = box.firstElementChild?.clientHeight ?? 0
    const [top, bottom] = [next.at * ROW_PX, (next.at + 1) * ROW_PX]
    if (top < box.scrollTop) box.scrollTop = top
    else if (bottom > box.scrollTop + box.clientHeight - head - 16)
      box.scrollTop = bottom - box.clientHeight + head + 16
  }
  useEffect(() => {
    if (!moved.current) return
    // Sideways too, once the cell is drawn.
    document
      .getElementById(`${id}-${spot.at}-${spot.col}`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [id, spot])

  const put = (text: string) => {
    if (field !== undefined && text !== textOfCell(view, row, field))
      change(putCell(mending, row, field, text))
  }
  const finish = (text: string | undefined, then?: Spot) => {
    setEditing(undefined)
    if (text !== undefined) put(text)
    grid.current?.focus({ preventScroll: true })
    if (then) go(then)
  }
  const toggle = () => {
    const doubted = view.doubts.has(row) && !view.excluded.has(row) && here.col !== 0
    if (doubted) change(acceptRows(mending, [row], !view.accepted.has(row)))
    else change(excludeRows(mending, [row], !view.excluded.has(row)))
  }
  const toNextProblem = () => {
    for (let step = 1; step <= rows.length; step += 1) {
      const at = (here.at + step) % rows.length
      const [trouble] = troublesOfRow(view, rows[at] ?? 0)
      if (!trouble || view.excluded.has(rows[at] ?? 0)) continue
      return go({
        at,
        col:
          1 +
          Math.max(
            0,
            view.fields.findIndex((each) => each.field === trouble.field),
          ),
      })
    }
  }
  const acts = {
    edit: () => field !== undefined && setEditing(textOfCell(view, row, field)),
    clear: () => put(''),
    toggle,
    'next-problem': toNextProblem,
    undo: () => undo?.(),
    redo: () => redo?.(),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (editing !== undefined) return
    const { key, shiftKey: shift, altKey: alt } = event
    const read = readGridKey({ key, shift, alt, ctrl: event.ctrlKey || event.metaKey }, here, size)
    if (!read) return
    event.preventDefault()
    if ('move' in read) go(read.move)
    else if ('type' in read) setEditing(read.type)
    else acts[read.act]()
  }
  const onEditKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const { value } = event.currentTarget
    event.stopPropagation()
    if (event.key === 'Escape') finish(undefined)
    else if (event.key === 'Enter') finish(value, clampSpot({ at: here.at + 1, col: here.col }, size))
    else if (event.key === 'Tab') finish(value, nextCell(here, event.shiftKey, size))
    else return
    event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent) => {
    if (editing !== undefined) return
    event.preventDefault()
    put((event.clipboardData.getData('text').split(/[\t\r\n]/)[0] ?? '').trim())
  }
  return (
    <>
      <p className="tb-soft tb-mend-keys">{say('rows.keys')}</p>
      <div
        ref={grid}
        className="tb-mend-grid"
        role="grid"
        tabIndex={0}
        aria-label={say('rows.caption')}
        aria-rowcount={rows.length + 1}
        aria-colcount={size.cols + (withWhy ? 1 : 0)}
        aria-activedescendant={`${id}-${here.at}-${here.col}`}
        style={{ ['--tb-columns' as string]: template }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
      >
        <div role="rowgroup" className="tb-mend-head">
          <div role="row" aria-rowindex={1} className="tb-mend-row" tabIndex={-1}>
            <span role="columnheader" tabIndex={-1}>
              {say('rows.row')}
            </span>
            {withWhy && (
              <span role="columnheader" tabIndex={-1}>
                {say('rows.why')}
              </span>
            )}
            {view.fields.map(({ field: name }) => (
              <span key={name} role="columnheader" tabIndex={-1}>
                {labelOf(view.preview, name)}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" className="tb-mend-body" style={{ height: rows.length * ROW_PX }}>
          {drawn.map((number, i) => (
            <GridRow
              key={number}
              id={id}
              view={view}
              row={number}
              at={first + i}
              top={(first + i) * ROW_PX}
              state={stateOf(number)}
              active={first + i === here.at ? here.col : undefined}
              editing={first + i === here.at ? editing : undefined}
              why={withWhy ? troublesOfRow(view, number).map(tell).join(' ') : undefined}
              tell={tell}
              onPick={(col) => setSpot({ at: first + i, col })}
              onEdit={(text) => setEditing(text)}
              onEditKey={onEditKey}
              onLeave={(text) => {
                setEditing(undefined)
                put(text)
              }}
            />
          ))}
        </div>
      </div>
      <RowDetail {...props} row={row} field={field} />
    </>
  )
}

/** Widths from the longest text of the first rows, so that columns stand still while rows scroll by. */
function templateOf(view: MendingView, withWhy: boolean): string {
  const sample = view.rows.slice(0, 200)
  const widths = view.fields.map(({ field }) => {
    const texts = [labelOf(view.preview, field), ...sample.map((row) => textOfCell(view, row, field))]
    const longest = texts.reduce((most, text) => Math.max(most, text.length), 0)
    return `${Math.max(8, Math.min(longest + 3, 32))}ch`
  })
  const last = widths.pop() ?? ''
  return ['8.75rem', ...(withWhy ? ['18rem'] : []), ...widths, `minmax(${last}, 1fr)`].join(' ')
}
