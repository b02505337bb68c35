import { cellKey, type Mending } from '#platform/tables/mending.ts'
import type { MendingPreview } from '#platform/tables/mending-preview.ts'
import type { Table } from '#platform/tables/table.ts'

/** One undoable step each: a mending in, the next mending out. What the feature added to its mending is kept. */

export function putCell<M extends Mending>(mending: M, row: number, field: string, text: string): M {
  return putCells(mending, field, [row], text)
}

/** The same text in place of a cell in many rows: "the same mistake everywhere". */
export function putCells<M extends Mending>(
  mending: M,
  field: string,
  rows: readonly number[],
  text: string,
): M {
  const cells = { ...mending.cells }
  for (const row of rows) cells[cellKey(row, field)] = text
  return { ...mending, cells }
}

/** A row that ends early says nothing of its last columns: they are taken as empty. Cells already corrected stay. */
export function emptyMissingCells<M extends Mending>(
  mending: M,
  preview: Pick<MendingPreview, 'columns'>,
  table: Pick<Table, 'rows'>,
  rows: readonly number[],
): M {
  const cells = { ...mending.cells }
  for (const row of rows) {
    const width = table.rows[row - 1]?.length ?? 0
    for (const [field, index] of Object.entries(preview.columns)) {
      if (typeof index === 'number' && index >= width) cells[cellKey(row, field)] ??= ''
    }
  }
  return { ...mending, cells }
}

export function excludeRows<M extends Mending>(mending: M, rows: readonly number[], out: boolean): M {
  return { ...mending, excludedRows: withRows(mending.excludedRows, rows, out) }
}

export function acceptRows<M extends Mending>(mending: M, rows: readonly number[], accepted: boolean): M {
  return { ...mending, acceptedRows: withRows(mending.acceptedRows, rows, accepted) }
}

function withRows(before: readonly number[] = [], rows: readonly number[], inside: boolean): number[] {
  const set = new Set(before)
  for (const row of rows) {
    if (inside) set.add(row)
    else set.delete(row)
  }
  return [...set].sort((a, b) => a - b)
}

/** Says what a column of the file holds: a field, or nothing that is wanted (`'drop'`). */
export function assignColumn<M extends Mending>(
  mending: M,
  preview: Pick<MendingPreview, 'columns' | 'problems'>,
  index: number,
  field: string | 'drop',
): M {
  // Whoever names the columns of a file without titles has said that it has none.
  const untitled = preview.problems.some(({ code }) => code === 'tables.header-missing')
  const columns: Record<string, number | null> = { ...mending.columns }
  for (const [other, at] of Object.entries({ ...preview.columns, ...columns })) {
    // What was found by its header is found again unless it is said to be absent.
    if (at === index && other !== field) columns[other] = null
  }
  const dropped = (mending.droppedColumns ?? []).filter((at) => at !== index)
  const before = field === 'drop' ? undefined : preview.columns[field]
  if (field === 'drop') dropped.push(index)
  else columns[field] = index
  // Two columns cannot fill one field: the one that did is left out.
  if (typeof before === 'number' && before !== index && !dropped.includes(before)) dropped.push(before)
  return {
    ...mending,
    ...(untitled ? { headerRow: null } : {}),
    columns,
    droppedColumns: dropped.sort((a, b) => a - b),
  }
}

/** The same text in every row, where the file has no such column; an empty text takes it back. */
export function setConstant<M extends Mending>(mending: M, field: string, text: string): M {
  const { [field]: _, ...constants } = mending.constants ?? {}
  return { ...mending, constants: text === '' ? constants : { ...constants, [field]: text } }
}

/** "D" → 3: the way back from `columnLetter`. */
export function indexOfLetter(letters: string): number {
  let index = 0
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}

/** Leaves out a column beyond the header. */
export function dropColumn<M extends Mending>(mending: M, index: number): M {
  const dropped = new Set(mending.droppedColumns).add(index)
  return { ...mending, droppedColumns: [...dropped].sort((a, b) => a - b) }
}
