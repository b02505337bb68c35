import { NODE_FIELDS } from './field-names.ts'
import type { NetworkProblems } from './network-problem.ts'
import type { RawNode } from './raw-network.ts'
import { columnOf, type TableColumns, valuesOf } from './table-columns.ts'

export type ListedNodes = { readonly list: RawNode[]; readonly ids: ReadonlyMap<string, string> }

/**
 * The nodes of a table, in its order, told by `id` or else by `label`.
 * `ids`: by which id a label is meant, where a table has both (Kumu's ties may say either).
 */
export function readNodeTable(columns: TableColumns, problems: NetworkProblems): ListedNodes {
  const idColumn = columnOf(columns, NODE_FIELDS.id)
  const labelColumn = columnOf(columns, NODE_FIELDS.label)
  const key = idColumn >= 0 ? idColumn : labelColumn
  if (key < 0) {
    problems.add('nodes', 'tables.column-missing', {
      row: columns.headerRow,
      column: 'id',
      params: { column: 'id' },
    })
    return { list: [], ids: new Map() }
  }
  const list: RawNode[] = []
  const ids = new Map<string, string>()
  for (const line of columns.rows) {
    const label = line.cells[labelColumn] || null
    const id = line.cells[key] || label || ''
    if (id === '') {
      problems.add('nodes', 'network.missing-id', { row: line.row, column: columns.names[key] ?? null })
      continue
    }
    if (label !== null && !ids.has(label)) ids.set(label, id)
    const values = valuesOf(columns, line, [key, labelColumn])
    list.push({ id, label, values, position: null, color: null, lifetime: null, row: line.row })
  }
  for (const { id } of list) ids.set(id, id)
  return { list, ids }
}
