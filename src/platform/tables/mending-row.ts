import type { ColumnSpec, Mending, RowContext, TableProblem, TableSpec } from './mending.ts'
import type { FoundColumns } from './mending-columns.ts'
import { columnLetter, isEmptyRow, type TableHead } from './table.ts'

/** Reads one row: its value, or undefined after adding to `problems` (or where an empty row is left out). */
export type RowReader<Row> = (
  rowNumber: number,
  cells: readonly string[],
  /** Its quotation marks do not match. */
  broken: boolean,
  problems: TableProblem[],
) => Row | undefined

type PlacedColumn<Row> = {
  readonly spec: ColumnSpec<Row>
  readonly index: number | null
  readonly constant: string | undefined
  /** Its name as the person sees it. */
  readonly label: string
}

type RowState<Row> = {
  readonly rowNumber: number
  readonly cells: readonly string[]
  readonly corrected: ReadonlyMap<string, string>
  readonly columns: readonly PlacedColumn<Row>[]
  readonly told: Mending['dayOrder']
}

const NOTHING: ReadonlyMap<string, string> = new Map()

export function rowReader<Row>(
  table: TableHead,
  spec: TableSpec<Row>,
  mending: Mending,
  found: FoundColumns,
): RowReader<Row> {
  const corrections = correctionsByRow(mending.cells)
  const told = mending.dayOrder
  const dropped = new Set(mending.droppedColumns)
  const columns = placeColumns(spec.columns, mending, found)
  const width = table.rows[(found.headerRow ?? 1) - 1]?.length ?? 0

  return (rowNumber, cells, broken, problems) => {
    const corrected = corrections.get(rowNumber) ?? NOTHING
    const state: RowState<Row> = { rowNumber, cells, corrected, columns, told }
    const before = problems.length
    if (corrected.size === 0 && isEmptyRow(cells)) {
      if (!mending.skipEmptyRows) problems.push(wholeRowProblem('tables.row-empty', state))
      return undefined
    }
    if (corrected.size === 0 && broken) {
      problems.push(wholeRowProblem('tables.quotes-broken', state))
      return undefined
    }
    const lastCell = table.format === 'csv' ? cells.length : Number.POSITIVE_INFINITY
    const own: TableProblem[] = []
    const row = readCells(state, found, lastCell, width, own)
    checkRow(spec, row, state, own)
    const extra = extraCellProblem(state, width, dropped, own.length > 0)
    if (extra) problems.push(extra)
    for (const problem of own) problems.push(problem)
    return problems.length === before ? (row as Row) : undefined
  }
}

function placeColumns<Row>(
  specs: readonly ColumnSpec<Row>[],
  mending: Mending,
  found: FoundColumns,
): PlacedColumn<Row>[] {
  return specs.map((spec) => ({
    spec,
    index: found.columns[spec.field] ?? null,
    constant: mending.constants?.[spec.field],
    label: found.labels[spec.field] ?? spec.name,
  }))
}

/** The readable cells of a row as values; what cannot be read is left out and reported. */
function readCells<Row>(
  state: RowState<Row>,
  found: FoundColumns,
  lastCell: number,
  width: number,
  problems: TableProblem[],
): Partial<Row> {
  const { rowNumber, cells, corrected, columns, told } = state
  const context: RowContext = {
    rowNumber,
    cell: (field) =>
      textOf(
        state,
        columns.find((column) => column.spec.field === field),
      ),
    known: (field) =>
      columns.some((c) => c.spec.field === field && (c.index !== null || c.constant !== undefined)),
    dayOrder: (field) => found.dayOrders?.[field] ?? told,
  }
  const row: Partial<Row> = {}
  let short = false
  for (const column of columns) {
    const { field, parse } = column.spec
    if (found.missing.includes(field)) continue
    // A workbook stores no empty cells; in CSV a row that ends early has lost a separator or a part of itself.
    if (column.index !== null && column.index >= lastCell && !corrected.has(field)) {
      const params = { cells: cells.length, width }
      if (!short) problems.push(cellProblem('tables.row-short', state, column, null, params))
      short = true
      continue
    }
    const text = textOf(state, column)
    if (text.includes('\0') || !text.isWellFormed()) {
      problems.push(cellProblem('tables.text-unstorable', state, column, text.slice(0, 200)))
      continue
    }
    const reading = parse(text, context)
    if ('value' in reading) row[field] = reading.value
    else problems.push(cellProblem(reading.problem, state, column, text, reading.params))
  }
  return row
}

function checkRow<Row>(
  spec: TableSpec<Row>,
  row: Partial<Row>,
  state: RowState<Row>,
  problems: TableProblem[],
): void {
  for (const { code, field, params } of spec.check?.(row) ?? []) {
    const column = state.columns.find((candidate) => candidate.spec.field === field)
    if (column) problems.push(cellProblem(code, state, column, textOf(state, column), params))
  }
}

function textOf<Row>(state: RowState<Row>, column: PlacedColumn<Row> | undefined): string {
  if (!column) return ''
  const inFile = column.index === null ? column.constant : state.cells[column.index]
  return (state.corrected.get(column.spec.field) ?? inFile ?? '').trim()
}

/**
 * A cell beyond the header: most often a separator inside a text without quotation marks has pushed the others to the
 * right. An empty one is worth a word only when something else is wrong with the row.
 */
function extraCellProblem<Row>(
  { cells, rowNumber }: RowState<Row>,
  width: number,
  dropped: ReadonlySet<number>,
  otherwiseWrong: boolean,
): TableProblem | undefined {
  for (let index = width; index < cells.length; index += 1) {
    const value = (cells[index] ?? '').trim()
    if ((value === '' && !otherwiseWrong) || dropped.has(index)) continue
    const params = { cells: cells.length, width }
    return {
      code: 'tables.row-long',
      row: rowNumber,
      column: columnLetter(index),
      field: null,
      value,
      params,
    }
  }
  return undefined
}

function cellProblem<Row>(
  code: string,
  { rowNumber }: RowState<Row>,
  { label, spec }: PlacedColumn<Row>,
  value: string | null,
  params: TableProblem['params'] = {},
): TableProblem {
  return { code, row: rowNumber, column: label, field: spec.field, value, params }
}

function wholeRowProblem<Row>(code: string, { rowNumber, cells, columns }: RowState<Row>): TableProblem {
  const first = columns.find((column) => column.index === 0)
  // A quotation mark that never closes swallows the rest of the file: its beginning is enough.
  const value = cells
    .filter((cell) => cell.trim() !== '')
    .join(' ')
    .slice(0, 200)
  return { code, row: rowNumber, column: first?.label ?? columnLetter(0), field: null, value, params: {} }
}

function correctionsByRow(cells: Mending['cells'] = {}): ReadonlyMap<number, ReadonlyMap<string, string>> {
  const byRow = new Map<number, Map<string, string>>()
  for (const [key, text] of Object.entries(cells)) {
    const at = key.indexOf(':')
    const rowNumber = Number(key.slice(0, at))
    const row = byRow.get(rowNumber) ?? new Map<string, string>()
    row.set(key.slice(at + 1), text)
    byRow.set(rowNumber, row)
  }
  return byRow
}
