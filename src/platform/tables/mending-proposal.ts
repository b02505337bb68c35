import type { ColumnSpec, Mending, TableProblem } from './mending.ts'
import { cellKey } from './mending.ts'
import type { FoundColumns } from './mending-columns.ts'
import type { TableHead } from './table.ts'

/**
 * What the program would do about the header if it were allowed to: take mistyped headers for what they most
 * probably mean, drop columns that mean nothing, unwrap wrapped lines; name the columns of a file without header in
 * the order of the model when the width agrees. A person looks at it before it counts.
 */
export function proposeMending<Row>(
  table: TableHead,
  columns: readonly ColumnSpec<Row>[],
  mended: Pick<FoundColumns, 'headerRow' | 'columns' | 'unknownColumns'>,
  mending: Mending,
): Mending {
  if (table.linesWrapped) return { ...mending, reading: { ...mending.reading, unwrapLines: true } }
  const nothingNamed = mended.headerRow === null && !Object.values(mended.columns).some(isPlace)
  if (mended.headerRow === undefined || nothingNamed) {
    const width = Math.max(0, ...table.rows.slice(0, 20).map((row) => row.length))
    const ordered = columnsInOrder(columns, width)
    const byPlace = Object.fromEntries(ordered.map((column, index) => [column.field, index]))
    return { ...mending, headerRow: null, columns: { ...byPlace, ...mending.columns } }
  }
  const mapped: Record<string, number | null> = { ...mending.columns }
  const dropped = new Set(mending.droppedColumns)
  for (const unknown of mended.unknownColumns) {
    if (unknown.suggestion === null) dropped.add(unknown.index)
    else mapped[unknown.suggestion] = unknown.index
  }
  return { ...mending, columns: mapped, droppedColumns: [...dropped].sort((a, b) => a - b) }
}

function isPlace(at: number | null): boolean {
  return at !== null
}

/** The columns of the model in order, without those that another one replaces, as many as the file is wide. */
function columnsInOrder<Row>(columns: readonly ColumnSpec<Row>[], width: number): readonly ColumnSpec<Row>[] {
  const replaced = new Set<string>()
  const ordered = columns.filter((column) => {
    if (typeof column.required === 'object') replaced.add(column.required.unlessField)
    return !replaced.has(column.field)
  })
  return ordered.length >= width ? ordered.slice(0, width) : ordered
}

/** The mending with every cell correction that the problems themselves suggest ("2022/03/01" → "2022-03-01"). */
export function acceptSuggestions(mending: Mending, problems: readonly TableProblem[]): Mending {
  const cells: Record<string, string> = { ...mending.cells }
  for (const { row, field, code, params } of problems) {
    const { suggestion } = params
    if (row === null || field === null || code.startsWith('tables.') || typeof suggestion !== 'string')
      continue
    cells[cellKey(row, field)] = suggestion
  }
  return { ...mending, cells }
}
