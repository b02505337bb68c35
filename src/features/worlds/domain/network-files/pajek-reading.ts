import type { NetworkProblems } from './network-problem.ts'
import { PajekGathering } from './pajek-gathering.ts'
import { pajekVertex, tokensOf } from './pajek-tokens.ts'
import type { RawNetwork, RawNode, RawTie } from './raw-network.ts'

/**
 * Pajek's .net (and a .paj with partitions): vertices, edges, arcs, lists, a matrix. A node's id is its label, as
 * other formats have it; where two vertices share one, ids are the numbers. "*Vertices 32 18" says that the first
 * eighteen are one side of a two-mode network.
 */
export function readPajek(text: string, problems: NetworkProblems): RawNetwork {
  const gathered = new PajekGathering(problems)
  text.split(/\r\n?|\n/).forEach((line, i) => {
    if (line.trim() === '' || line.startsWith('%')) return
    const [, name, rest = ''] = /^\s*\*\s*(\w+)\s*(.*)$/.exec(line) ?? []
    if (name === undefined) gathered.line(tokensOf(line), i + 1)
    else gathered.heading(name.toLowerCase(), rest.trim(), i + 1)
  })
  const nodes = nodesOf(gathered)
  const directed = gathered.ties.some(({ arc }) => arc)
  const idOf = (end: string) => (/^\d+$/.test(end) ? (nodes[Number(end) - 1]?.id ?? end) : end)
  const ties = gathered.ties.map(({ ends, weight, arc, row }): RawTie => {
    const [source, target] = [idOf(ends[0]), idOf(ends[1])]
    const mutual = directed && !arc
    return { id: null, source, target, label: null, weight, mutual, lifetime: null, values: new Map(), row }
  })
  return { directed, nodes, ties }
}

function nodesOf({ vertices, count, firstMode }: PajekGathering): RawNode[] {
  const all = Array.from({ length: count }, (_, i) => vertices.get(i + 1) ?? pajekVertex(i + 1, [], null))
  const unique = new Set(all.map(({ label }) => label)).size === all.length
  // where every vertex stands at 0.0 0.0 nobody has drawn the network
  const placed = all.some(({ position }) => position !== null && (position.x !== 0 || position.y !== 0))
  const twoMode = firstMode > 0 && firstMode < count
  return all.map((node, i) => {
    const values = new Map(node.values)
    if (twoMode && !values.has('mode')) values.set('mode', i < firstMode ? 'actor' : 'world')
    const id = unique ? (node.label ?? node.id) : node.id
    return { ...node, id, position: placed ? node.position : null, values }
  })
}
