import { readGexf } from './gexf-reading.ts'
import { readGraphml } from './graphml-reading.ts'
import { NetworkProblems } from './network-problem.ts'
import { settleNetwork } from './network-settling.ts'
import { readPajek } from './pajek-reading.ts'
import type { NetworkReading, NetworkReadingOptions, RawNetwork } from './raw-network.ts'
import { localName, readXmlTree } from './xml-tree.ts'

export type GraphTextFormat = 'xml' | 'pajek'

/** Whether a text is a graph rather than a table, by how it begins. */
export function graphTextFormat(text: string): GraphTextFormat | undefined {
  if (/^\s*</.test(text)) return 'xml'
  return /^(?:\s*%[^\n]*\n|\s)*\*\s*(?:network|vertices)\b/i.test(text) ? 'pajek' : undefined
}

/** GEXF, GraphML or Pajek's .net → a network. */
export function readGraphText(
  text: string,
  format: GraphTextFormat,
  options: NetworkReadingOptions = {},
): NetworkReading {
  const problems = new NetworkProblems()
  const raw = format === 'pajek' ? readPajek(text, problems) : readXml(text, problems)
  return settleNetwork(raw, options, { nodesListed: true, part: 'edges', typed: false }, problems)
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
