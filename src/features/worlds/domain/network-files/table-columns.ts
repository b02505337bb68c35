import { isEmptyRow, type Table } from '#platform/tables/table.ts'
import { findName } from './field-names.ts'
import type { AttributeValue } from './network-file.ts'
import type { NetworkPart, NetworkProblems } from './network-problem.ts'

export type TableRow = { readonly row: number; readonly cells: readonly string[] }

export type TableColumns = {
  readonly headerRow: number
  /** Names as written, by column; empty where the header is. */
  readonly names: readonly string[]
  readonly rows: readonly TableRow[]
}

/** Header and filled rows of a table; undefined, with its problem, when there is no header. */
export function tableColumns(
  table: Table,
  part: NetworkPart,
  problems: NetworkProblems,
): TableColumns | undefined {
  const { headerRow } = table
  if (headerRow === null) {
    problems.add(part, 'tables.header-missing', { row: 1, column: 'A' })
    return undefined
  }
  const names = (table.rows[headerRow - 1] ?? []).map((name) => name.trim())
  for (const row of table.brokenQuotes)
    problems.add(part, 'tables.quotes-broken', { row, column: names[0] ?? 'A' })
  const rows: TableRow[] = []
  table.rows.forEach((cells, i) => {
    if (i < headerRow || isEmptyRow(cells)) return
    if (cells.slice(names.length).some((cell) => cell.trim() !== '')) {
      const params = { cells: cells.length, width: names.length, column: '' }
      problems.add(part, 'tables.row-long', {
        row: i + 1,
        column: names[0] ?? 'A',
        value: cells.join(' · '),
        params,
      })
      return
    }
    rows.push({ row: i + 1, cells: cells.map((cell) => cell.trim()) })
  })
  return { headerRow, names, rows }
}

/** The number of the column that goes by one of these names, −1 when none does. */
export function columnOf({ names }: TableColumns, aliases: readonly string[]): number {
  const name = findName(
    names.filter((candidate) => candidate !== ''),
    aliases,
  )
  return name === undefined ? -1 : names.indexOf(name)
}

/** The cells of a row under the names of their columns, but for the columns `taken`. */
export function valuesOf(
  { names }: TableColumns,
  { cells }: TableRow,
  taken: readonly number[],
): Map<string, AttributeValue> {
  const values = new Map<string, AttributeValue>()
  names.forEach((name, i) => {
    if (name !== '' && !taken.includes(i) && !values.has(name)) values.set(name, cells[i] ?? '')
  })
  return values
}
