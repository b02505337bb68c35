import { normaliseHeader, suggestHeader } from './header-names.ts'
import type { ColumnSpec, Mending, TableProblem } from './mending.ts'
import { columnLetter, type DayOrder, type TableHead } from './table.ts'

/** Which column of the file fills which field, and what is wrong with the header. */
export type FoundColumns = {
  /** Row number of the header; null: there is none and none is needed; undefined: none was found. */
  readonly headerRow: number | null | undefined
  /** Field → column index; null: read as empty or as the constant. */
  readonly columns: Readonly<Record<string, number | null>>
  /** Field → the column's name as the person sees it. */
  readonly labels: Readonly<Record<string, string>>
  /** Fields whose required column is not known yet. */
  readonly missing: readonly string[]
  readonly unknownColumns: readonly UnknownColumn[]
  /** Field of dates → in which order they stand, where that is told. */
  readonly dayOrders?: Readonly<Record<string, DayOrder>>
  readonly problems: readonly TableProblem[]
}

export type UnknownColumn = {
  readonly index: number
  readonly header: string
  /** Field that its header most probably means. */
  readonly suggestion: string | null
}

type AnyColumn = {
  readonly field: string
  readonly name: string
  readonly aliases?: readonly string[]
  readonly required: boolean | { readonly unlessField: string }
  readonly dates?: boolean
}

/**
 * The header row: as told, else the row among the first twenty in which most known names stand, else the guess made
 * while reading. Undefined when the file seems to have none and nobody said so.
 */
export function headerRowOf(
  table: TableHead,
  columns: readonly AnyColumn[],
  mending: Mending,
): number | null | undefined {
  if (mending.headerRow !== undefined) return mending.headerRow
  const names = namesOf(columns)
  let best = { row: table.headerRow ?? undefined, known: 0 }
  for (const [i, row] of table.rows.slice(0, 20).entries()) {
    const known = row.filter((cell) => names.has(normaliseHeader(cell))).length
    if (known > best.known) best = { row: i + 1, known }
  }
  return best.row
}

/** Matches the columns of a table with those of a specification; headers that differ only in accents, case or blanks match. */
export function findColumns<Row>(
  table: TableHead,
  specColumns: readonly ColumnSpec<Row>[],
  mending: Mending,
): FoundColumns {
  const columns: readonly AnyColumn[] = specColumns
  const headerRow = headerRowOf(table, columns, mending)
  if (table.linesWrapped || headerRow === undefined) {
    const code = table.linesWrapped ? 'tables.lines-wrapped' : 'tables.header-missing'
    const problem = headerProblem(code, 1, columnLetter(0), null, table.rows[0]?.[0] ?? '')
    return { headerRow, columns: {}, labels: {}, missing: [], unknownColumns: [], problems: [problem] }
  }
  const headers = headerRow === null ? [] : (table.rows[headerRow - 1] ?? []).map((cell) => cell.trim())
  const matched = matchHeaders(headers, columns, mending)
  const missing = columns.filter((column) => isMissing(column, matched.columns, mending)).map((c) => c.field)
  const unknownColumns = findUnknown(table, headers, headerRow, columns, matched.columns, missing, mending)
  const suggested = new Set(unknownColumns.map((column) => column.suggestion))
  const row = headerRow ?? 1
  const dates = findDayOrders(table, columns, matched.columns, mending)
  const problems = [
    ...matched.problems.map((twice) =>
      headerProblem('tables.column-twice', row, twice.header, twice.field, twice.header),
    ),
    ...unknownColumns.map((unknown) => unknownProblem(unknown, row, columns)),
    ...columns
      .filter((column) => missing.includes(column.field) && !suggested.has(column.field))
      .map((column) => headerProblem('tables.column-missing', row, column.name, column.field, null)),
    ...dates.open.map(({ column, index }) =>
      headerProblem('tables.column-dates', row, headers[index] || columnLetter(index), column.field, null),
    ),
  ]
  const labels = Object.fromEntries(
    columns.map((column) => {
      const index = matched.columns[column.field]
      if (typeof index !== 'number' || headerRow === null) return [column.field, column.name]
      return [column.field, headers[index] || columnLetter(index)]
    }),
  )
  const { orders: dayOrders } = dates
  return { headerRow, columns: matched.columns, labels, missing, unknownColumns, dayOrders, problems }
}

/** The order of each column of dates: as told, else as its own dates prove; `open` where they prove nothing or both. */
function findDayOrders(
  table: TableHead,
  columns: readonly AnyColumn[],
  found: Readonly<Record<string, number | null>>,
  { dayOrder }: Mending,
) {
  const orders: Record<string, DayOrder> = {}
  const open: { column: AnyColumn; index: number }[] = []
  for (const column of columns) {
    const index = found[column.field]
    if (column.dates !== true || typeof index !== 'number') continue
    const { dayFirst = 0, monthFirst = 0, open: both = 0 } = table.dateMarks?.[index] ?? {}
    if (dayOrder !== undefined) orders[column.field] = dayOrder
    else if (dayFirst > 0 && monthFirst === 0) orders[column.field] = 'day-first'
    else if (monthFirst > 0 && dayFirst === 0) orders[column.field] = 'month-first'
    else if (both > 0) open.push({ column, index })
  }
  return { orders, open }
}

function namesOf(columns: readonly AnyColumn[]): Map<string, string> {
  return new Map(
    columns.flatMap((c) =>
      [c.name, ...(c.aliases ?? [])].map((name) => [normaliseHeader(name), c.field] as const),
    ),
  )
}

function matchHeaders(headers: readonly string[], columns: readonly AnyColumn[], mending: Mending) {
  const names = namesOf(columns)
  const found: Record<string, number | null> = { ...mending.columns }
  const taken = new Set(Object.values(found))
  const problems: { header: string; field: string }[] = []
  for (const [index, header] of headers.entries()) {
    const field = names.get(normaliseHeader(header))
    if (field === undefined || taken.has(index) || mending.droppedColumns?.includes(index)) continue
    if (found[field] === undefined) found[field] = index
    else problems.push({ header, field })
  }
  return { columns: found, problems }
}

function isMissing(
  column: AnyColumn,
  found: Readonly<Record<string, number | null>>,
  mending: Mending,
): boolean {
  const { field, required } = column
  if (typeof found[field] === 'number' || mending.constants?.[field] !== undefined) return false
  if (typeof required === 'boolean') return required
  const { unlessField } = required
  return typeof found[unlessField] !== 'number' && mending.constants?.[unlessField] === undefined
}

function findUnknown(
  table: TableHead,
  headers: readonly string[],
  headerRow: number | null,
  columns: readonly AnyColumn[],
  found: Readonly<Record<string, number | null>>,
  missing: readonly string[],
  mending: Mending,
): UnknownColumn[] {
  const taken = new Set(Object.values(found))
  const names = namesOf(columns)
  let open = columns.filter((c) => missing.includes(c.field) || (!c.required && found[c.field] === undefined))
  const unknown: UnknownColumn[] = []
  for (const [index, header] of headers.entries()) {
    if (taken.has(index) || mending.droppedColumns?.includes(index) || names.has(normaliseHeader(header)))
      continue
    if (header === '' && isColumnEmpty(table, index, headerRow ?? 0)) continue
    const meant = suggestHeader(
      header,
      open.flatMap((column) => [column.name, ...(column.aliases ?? [])]),
    )
    const suggestion = meant === undefined ? null : (names.get(normaliseHeader(meant)) ?? null)
    open = open.filter((column) => column.field !== suggestion)
    unknown.push({ index, header, suggestion })
  }
  return unknown
}

function isColumnEmpty(table: TableHead, index: number, after: number): boolean {
  if (table.filledTo) return (table.filledTo[index] ?? 0) <= after
  for (let i = after; i < table.rows.length; i += 1)
    if ((table.rows[i]?.[index] ?? '').trim() !== '') return false
  return true
}

function unknownProblem(unknown: UnknownColumn, row: number, columns: readonly AnyColumn[]): TableProblem {
  const name = columns.find((column) => column.field === unknown.suggestion)?.name
  const label = unknown.header || columnLetter(unknown.index)
  return name === undefined
    ? headerProblem('tables.column-unknown', row, label, null, unknown.header)
    : headerProblem('tables.column-mistyped', row, label, unknown.suggestion, unknown.header, {
        suggestion: name,
      })
}

function headerProblem(
  code: string,
  row: number,
  column: string,
  field: string | null,
  value: string | null,
  params: TableProblem['params'] = {},
): TableProblem {
  return { code, row, column, field, value, params }
}
