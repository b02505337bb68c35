import type { Table } from '#platform/tables/table.ts'
import { readGexf } from './gexf-reading.ts'
import { readGraphml } from './graphml-reading.ts'
import { NetworkProblems } from './network-problem.ts'
import { settleNetwork } from './network-settling.ts'
import { readNodeTable } from './node-table-reading.ts'
import { readPajek } from './pajek-reading.ts'
import type { NetworkReading, NetworkReadingOptions, RawNetwork } from './raw-network.ts'
import { tableColumns } from './table-columns.ts'
import { localName, readXmlTree } from './xml-tree.ts'

export type GraphTextFormat = 'xml' | 'pajek'

/** Whether a text is a graph rather than a table, by how it begins. */
export function graphTextFormat(text: string): GraphTextFormat | undefined {
  if (/^\s*</.test(text)) return 'xml'
  return /^(?:\s*%[^\n]*\n|\s)*\*\s*(?:network|vertices)\b/i.test(text) ? 'pajek' : undefined
}

/**
 * GEXF, GraphML or Pajek's .net → a network. A table of nodes beside it sets their order and says what the file does
 * not (modes, groups); the file's ties may then name only its nodes.
 */
export function readGraphText(
  text: string,
  format: GraphTextFormat,
  options: NetworkReadingOptions = {},
  nodes?: Table,
): NetworkReading {
  const problems = new NetworkProblems()
  const raw = format === 'pajek' ? readPajek(text, problems) : readXml(text, problems)
  const settling = { nodesListed: true, part: 'edges', typed: false } as const
  if (!nodes) return settleNetwork(raw, options, settling, problems)
  const columns = tableColumns(nodes, 'nodes', problems)
  const listed = columns ? readNodeTable(columns, problems).list : []
  const drawn = new Map(raw.nodes.map((node) => [node.id, node]))
  const merged = listed.map((node) => {
    const { values, label, position = null, color = null, lifetime = null } = drawn.get(node.id) ?? {}
    const known = new Map([...(values ?? []), ...node.values])
    return { ...node, label: node.label ?? label ?? null, values: known, position, color, lifetime }
  })
  const beside = { ...settling, part: 'nodes', typedNodes: true, nodesListed: merged.length > 0 } as const
  return settleNetwork({ ...raw, nodes: merged }, options, beside, problems)
}

const NOTHING: RawNetwork = { directed: false, nodes: [], ties: [] }

function readXml(text: string, problems: NetworkProblems): RawNetwork {
  const tree = readXmlTree(text, problems)
  if (!tree) return NOTHING
  const name = localName(tree.root).toLowerCase()
  if (name === 'gexf') return readGexf(tree, problems)
  if (name === 'graphml') return readGraphml(tree, problems)
  problems.add('edges', 'network.format-unknown', { row: tree.lineOf(tree.root), value: name })
  return NOTHING
}
