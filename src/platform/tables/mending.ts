import { type FoundColumns, findColumns } from './mending-columns.ts'
import { columnLetter, isEmptyRow, type Table, type TableReading } from './table.ts'

export type ProblemParams = Readonly<Record<string, string | number>>

/** One thing that keeps a row, or the whole file, from entering. */
export type TableProblem = {
  /** Stable: `tables.…` for what any table can suffer, `<feature>.…` for what its columns mean. */
  readonly code: string
  /** The number that the spreadsheet shows (the header is usually row 1); null when it is the file as a whole. */
  readonly row: number | null
  /** The column as the person sees it: its header, else its letter. Problems of a whole row name its first column. */
  readonly column: string | null
  /** The field of the specification that is meant, where there is one. */
  readonly field: string | null
  readonly value: string | null
  readonly params: ProblemParams
}

export type CellReading<V> =
  | { readonly value: V }
  | { readonly problem: string; readonly params?: ProblemParams }

/** What a parser may know besides its cell: the row number and every other cell of the row, trimmed, by field. */
export type RowContext = { readonly rowNumber: number; readonly cell: (field: string) => string }

/** One column of the file: `field` of the row it fills, `name` as the model file writes it, other names it goes by. */
export type ColumnSpec<Row> = {
  [F in keyof Row & string]: {
    readonly field: F
    readonly name: string
    readonly aliases?: readonly string[]
    /** `false`: the file may lack the column (its cells then read as empty); `unlessField`: another replaces it. */
    readonly required: boolean | { readonly unlessField: keyof Row & string }
    /** Gets the trimmed text; decides what an empty cell means. */
    readonly parse: (text: string, context: RowContext) => CellReading<Row[F]>
  }
}[keyof Row & string]

export type RowProblem<Row> = {
  readonly code: string
  readonly field: keyof Row & string
  readonly params?: ProblemParams
}

export type TableSpec<Row> = {
  readonly columns: readonly ColumnSpec<Row>[]
  /** Rules between cells; sees only the fields that could be read, so that one mistake is said once. */
  readonly check?: (row: Readonly<Partial<Row>>) => readonly RowProblem<Row>[]
}

/**
 * What a person decided about a file: plain JSON. The browser's mending screen edits it; the server applies the same
 * state to the same bytes with this same engine.
 */
export type Mending = {
  readonly reading?: TableReading
  /** Row number of the header; null: the file has none. Absent: found. */
  readonly headerRow?: number | null
  /** Field → column index (from 0); null: the file has no such column. Absent: found by its header. */
  readonly columns?: Readonly<Record<string, number | null>>
  /** Field → text for every row, where the file has no such column. */
  readonly constants?: Readonly<Record<string, string>>
  /** Column indexes left out on purpose. */
  readonly droppedColumns?: readonly number[]
  /** `cellKey(rowNumber, field)` → text put in place of the cell. */
  readonly cells?: Readonly<Record<string, string>>
  /** Row numbers left out on purpose. */
  readonly excludedRows?: readonly number[]
  /** Leave out every row without any content. */
  readonly skipEmptyRows?: boolean
}

export type MendedTable<Row> = FoundColumns & {
  readonly rows: readonly { readonly rowNumber: number; readonly value: Row }[]
  /** Of the header first, then by row, then in the order of the specification. */
  readonly problems: readonly TableProblem[]
}

/** The key of one corrected cell in `Mending.cells`. */
export function cellKey(rowNumber: number, field: string): string {
  return `${rowNumber}:${field}`
}

/**
 * Reads a table under a specification and a mending. Pure and linear in the number of cells; a row enters whole or
 * not at all, good rows are returned beside the problems of the others.
 */
export function mendTable<Row>(table: Table, spec: TableSpec<Row>, mending: Mending = {}): MendedTable<Row> {
  const found = findColumns(table, spec.columns, mending)
  const problems: TableProblem[] = [...found.problems]
  const rows: { rowNumber: number; value: Row }[] = []
  const { headerRow } = found
  if (headerRow === undefined || table.linesWrapped) return { ...found, rows, problems }
  const reader = rowReader(table, spec, mending, found)
  const excluded = new Set(mending.excludedRows)
  for (let i = headerRow ?? 0; i < table.rows.length; i += 1) {
    if (excluded.has(i + 1)) continue
    const value = reader(i + 1, problems)
    if (value !== undefined) rows.push({ rowNumber: i + 1, value })
  }
  const complete = found.problems.length === 0
  return { ...found, rows: complete ? rows : [], problems }
}

/** Reads one row: its value, or undefined after adding to `problems` (or when an empty row is skipped). */
type RowReader<Row> = (rowNumber: number, problems: TableProblem[]) => Row | undefined

function rowReader<Row>(
  table: Table,
  spec: TableSpec<Row>,
  mending: Mending,
  found: FoundColumns,
): RowReader<Row> {
  const corrections = correctionsByRow(mending.cells)
  const broken = new Set(table.brokenQuotes)
  const dropped = new Set(mending.droppedColumns)
  const columns = spec.columns.map((column) => ({
    ...column,
    index: found.columns[column.field] ?? null,
    constant: mending.constants?.[column.field] ?? '',
    label: found.labels[column.field] ?? column.name,
    readable: !found.missing.includes(column.field),
  }))
  const width = table.rows[(found.headerRow ?? 1) - 1]?.length ?? 0
  const firstColumn = columns.find((column) => column.index !== null)

  return (rowNumber, problems) => {
    const cells = table.rows[rowNumber - 1] ?? []
    const corrected = corrections.get(rowNumber)
    const before = problems.length
    const wholeRow = (code: string, params: ProblemParams = {}) => {
      const column = firstColumn?.label ?? columnLetter(0)
      problems.push({ code, row: rowNumber, column, field: null, value: cells.join(' '), params })
      return undefined
    }
    if (corrected === undefined && isEmptyRow(cells)) {
      return mending.skipEmptyRows ? undefined : wholeRow('tables.row-empty')
    }
    if (broken.has(rowNumber) && corrected === undefined) wholeRow('tables.quotes-broken')
    reportExtraCells(cells, width, dropped, rowNumber, problems)

    const textOf = (column: (typeof columns)[number]): string =>
      (
        corrected?.get(column.field) ??
        (column.index === null ? column.constant : (cells[column.index] ?? ''))
      ).trim()
    const context: RowContext = {
      rowNumber,
      cell: (field) => {
        const column = columns.find((candidate) => candidate.field === field)
        return column ? textOf(column) : ''
      },
    }
    const row: Record<string, unknown> = {}
    let short = false
    for (const column of columns) {
      if (!column.readable) continue
      const { field, label, index } = column
      // A workbook stores no empty cells; in CSV a row that ends early has lost a separator or a part of itself.
      const absent = table.format === 'csv' && index !== null && index >= cells.length
      if (absent && corrected?.get(field) === undefined) {
        if (!short) {
          const params = { cells: cells.length, width }
          problems.push({
            code: 'tables.row-short',
            row: rowNumber,
            column: label,
            field,
            value: null,
            params,
          })
        }
        short = true
        continue
      }
      const text = textOf(column)
      const reading = column.parse(text, context)
      if ('value' in reading) row[field] = reading.value
      else {
        const params = reading.params ?? {}
        problems.push({ code: reading.problem, row: rowNumber, column: label, field, value: text, params })
      }
    }
    for (const { code, field, params = {} } of spec.check?.(row as Partial<Row>) ?? []) {
      const column = columns.find((candidate) => candidate.field === field)
      const value = column ? textOf(column) : null
      problems.push({ code, row: rowNumber, column: column?.label ?? field, field, value, params })
    }
    return problems.length === before ? (row as Row) : undefined
  }
}

function reportExtraCells(
  cells: readonly string[],
  width: number,
  dropped: ReadonlySet<number>,
  rowNumber: number,
  problems: TableProblem[],
): void {
  for (let index = width; index < cells.length; index += 1) {
    const value = (cells[index] ?? '').trim()
    if (value === '' || dropped.has(index)) continue
    const column = columnLetter(index)
    const params = { cells: cells.length, width }
    problems.push({ code: 'tables.row-long', row: rowNumber, column, field: null, value, params })
    return
  }
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
