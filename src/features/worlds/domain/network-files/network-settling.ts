import type { FileNode } from './network-file.ts'
import { NO_LIFETIME } from './network-file.ts'
import { NetworkProblems } from './network-problem.ts'
import { settleNodes } from './node-settling.ts'
import type { NetworkReading, NetworkReadingOptions, RawNetwork, Settling } from './raw-network.ts'
import { settleTies } from './tie-settling.ts'

/** The one way from what a format holds to a network: fields found, ends checked, problems collected. */
export function settleNetwork(
  raw: RawNetwork,
  options: NetworkReadingOptions,
  settling: Settling,
  problems = new NetworkProblems(),
): NetworkReading {
  const ofNodes = { ...settling, typed: settling.typedNodes ?? settling.typed }
  const nodes = settleNodes(raw.nodes, options.group, ofNodes, problems)
  const known = new Set(nodes.map(({ id }) => id))
  const ends = raw.directed ? raw.ties : raw.ties.map((tie) => ({ ...tie, mutual: false }))
  const ties = settleTies(ends, known, options, settling, problems)
  if (!settling.nodesListed) {
    // in order of appearance
    for (const { source, target } of raw.ties) {
      for (const id of [source, target]) {
        if (id === '' || known.has(id)) continue
        known.add(id)
        nodes.push(namedNode(id))
      }
    }
  }
  if (nodes.length === 0 && problems.count === 0) problems.add('edges', 'network.empty')
  problems.sort()
  return { file: { directed: raw.directed, nodes, ties }, problems }
}

const namedNode = (id: string): FileNode => ({
  id,
  label: id,
  mode: null,
  group: null,
  position: null,
  color: null,
  ...NO_LIFETIME,
  attributes: new Map(),
  row: null,
})
