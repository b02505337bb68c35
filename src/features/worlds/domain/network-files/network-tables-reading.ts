import type { Table } from '#platform/tables/table.ts'
import { TIE_FIELDS } from './field-names.ts'
import { NetworkProblems } from './network-problem.ts'
import { settleNetwork } from './network-settling.ts'
import { readNodeTable } from './node-table-reading.ts'
import type { NetworkReading, NetworkReadingOptions, RawTie } from './raw-network.ts'
import { columnOf, type TableColumns, tableColumns, valuesOf } from './table-columns.ts'
import { tieDirection } from './tie-direction.ts'

export type NetworkTables = {
  readonly edges: Table
  /** Given: ties may name only its nodes, and it sets their order. */
  readonly nodes?: Table | undefined
  /** Nodes that only ties name are welcome beside those of `nodes` (Kumu makes them too). */
  readonly openNodes?: boolean
}

/**
 * A network of one table of ties (two columns of ids, any others) and perhaps one of nodes, under the names that
 * `field-names.ts` knows: `source,target`, `De;Vers`, Kumu's `From, To`, Gephi's exports.
 */
export function readNetworkTables(
  tables: NetworkTables,
  options: NetworkReadingOptions = {},
): NetworkReading {
  const problems = new NetworkProblems()
  const nodeColumns = tables.nodes && tableColumns(tables.nodes, 'nodes', problems)
  const edgeColumns = tableColumns(tables.edges, 'edges', problems)
  const nodes = nodeColumns
    ? readNodeTable(nodeColumns, problems)
    : { list: [], ids: new Map<string, string>() }
  const ties = edgeColumns ? readTies(edgeColumns, nodes.ids, problems) : []
  const headers = {
    ...(edgeColumns && { edges: edgeColumns.headerRow }),
    ...(nodeColumns && { nodes: nodeColumns.headerRow }),
  }
  // a table of nodes that could not be read has had its say
  const nodesListed = nodes.list.length > 0 && tables.openNodes !== true
  const raw = { directed: ties.some(({ directed }) => directed), nodes: nodes.list, ties }
  const part = tables.nodes ? 'nodes' : 'edges'
  return settleNetwork(raw, options, { nodesListed, part, typed: true, headers }, problems)
}

function readTies(
  columns: TableColumns,
  ids: ReadonlyMap<string, string>,
  problems: NetworkProblems,
): (RawTie & { readonly directed: boolean })[] {
  const sourceColumn = columnOf(columns, TIE_FIELDS.source)
  const targetColumn = columnOf(columns, TIE_FIELDS.target)
  const missing = [...(sourceColumn < 0 ? ['source'] : []), ...(targetColumn < 0 ? ['target'] : [])]
  for (const column of missing) {
    problems.add('edges', 'tables.column-missing', { row: columns.headerRow, column, params: { column } })
  }
  if (missing.length > 0) return []
  const names = { source: columns.names[sourceColumn] ?? '', target: columns.names[targetColumn] ?? '' }
  const directionColumn = directionOf(columns)
  const idColumn = columnOf(columns, TIE_FIELDS.id)
  const taken = [sourceColumn, targetColumn, directionColumn, idColumn]
  const severalTargets = /^to$/i.test(names.target)
  const ties: (RawTie & { readonly directed: boolean })[] = []
  for (const line of columns.rows) {
    const direction = tieDirection(line.cells[directionColumn] ?? '')
    const id = line.cells[idColumn] || null
    const source = line.cells[sourceColumn] ?? ''
    const written = line.cells[targetColumn] ?? ''
    // a cell of Kumu's "To" may hold several elements
    const targets =
      severalTargets && !ids.has(written) ? written.split('|').map((part) => part.trim()) : [written]
    for (const target of targets) {
      ties.push({
        id,
        source: ids.get(source) ?? source,
        target: ids.get(target) ?? target,
        label: null,
        weight: null,
        mutual: direction === 'mutual',
        directed: direction === 'directed',
        lifetime: null,
        values: valuesOf(columns, line, taken),
        row: line.row,
        columns: names,
      })
    }
  }
  return ties
}

/** Kumu has a column "Direction", Gephi says it in "Type". */
function directionOf(columns: TableColumns): number {
  for (const aliases of [TIE_FIELDS.direction, ['type']]) {
    const column = columnOf(columns, aliases)
    const said = columns.rows.map(({ cells }) => cells[column] ?? '').filter((cell) => cell !== '')
    if (column >= 0 && said.length > 0 && said.every((cell) => tieDirection(cell) !== undefined))
      return column
  }
  return -1
}
