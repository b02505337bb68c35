import { type FoundColumns, findColumns } from './mending-columns.ts'
import { rowReader } from './mending-row.ts'
import type { DayOrder, Table, TableReading } from './table.ts'

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

/** What a parser may know besides its own cell. */
export type RowContext = {
  readonly rowNumber: number
  /** Another cell of the row, trimmed, by field. */
  readonly cell: (field: string) => string
  /** Whether the file has a column (or a constant) for a field. */
  readonly known: (field: string) => boolean
  /** In which order the dates of a field stand, as a person told or as its other dates tell; undefined: nothing tells. */
  readonly dayOrder: (field: string) => DayOrder | undefined
}

/** One column of the file: `field` of the row it fills, `name` as the model file writes it, other names it goes by. */
export type ColumnSpec<Row> = {
  [F in keyof Row & string]: {
    readonly field: F
    readonly name: string
    readonly aliases?: readonly string[]
    /** `false`: the file may lack the column (its cells then read as empty); `unlessField`: another replaces it. */
    readonly required: boolean | { readonly unlessField: keyof Row & string }
    /** Holds dates: where all of them can be read both ways (03/04/2025), a person is asked. */
    readonly dates?: boolean
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
  /** Row numbers entered in spite of a doubt that the feature raised (a likely duplicate). */
  readonly acceptedRows?: readonly number[]
  /** In which order dates with strokes stand, where the file does not tell. */
  readonly dayOrder?: DayOrder
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
  const broken = new Set(table.brokenQuotes)
  for (let i = headerRow ?? 0; i < table.rows.length; i += 1) {
    if (excluded.has(i + 1)) continue
    const value = reader(i + 1, table.rows[i] ?? [], broken.has(i + 1), problems)
    if (value !== undefined) rows.push({ rowNumber: i + 1, value })
  }
  const complete = found.problems.length === 0
  return { ...found, rows: complete ? rows : [], problems }
}
