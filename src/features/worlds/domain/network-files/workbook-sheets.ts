import { isEmptyRow, type Table } from '#platform/tables/table.ts'
import { findName, NODE_FIELDS, TIE_FIELDS } from './field-names.ts'
import type { NetworkTables } from './network-tables-reading.ts'

/**
 * Which sheets of a workbook hold ties and nodes, by their headers: a sheet with two ends is one of ties, one with
 * ids or labels one of nodes. Kumu leaves out a sheet that is called "… (ignore)"; so do we. Undefined when no sheet
 * holds ties.
 */
export function networkSheets(sheets: readonly Table[]): NetworkTables | undefined {
  const read = sheets.filter(({ sheet }) => !/\(ignore\)/i.test(sheet ?? ''))
  const edges = read.find((table) => names(table, TIE_FIELDS.source) && names(table, TIE_FIELDS.target))
  if (!edges) return undefined
  const nodes = read.find(
    (table) => table !== edges && (names(table, NODE_FIELDS.id) || names(table, NODE_FIELDS.label)),
  )
  return { edges, nodes, openNodes: true }
}

function names({ headerRow, rows }: Table, aliases: readonly string[]): boolean {
  const header = headerRow === null ? [] : (rows[headerRow - 1] ?? [])
  return !isEmptyRow(header) && findName(header, aliases) !== undefined
}
