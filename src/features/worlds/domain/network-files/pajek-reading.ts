import type { NetworkProblems } from './network-problem.ts'
import { pajekVertex, tokensOf } from './pajek-tokens.ts'
import type { RawNetwork, RawNode, RawTie } from './raw-network.ts'

/** More vertices than any file that we could measure; a number in a heading costs nothing to write. */
const MOST_VERTICES = 1_000_000

type Section = 'vertices' | 'edges' | 'arcs' | 'edgeslist' | 'arcslist' | 'matrix' | 'partition' | 'other'
const SECTIONS: readonly Section[] = [
  'vertices',
  'edges',
  'arcs',
  'edgeslist',
  'arcslist',
  'matrix',
  'partition',
]

type Tie = {
  readonly ends: readonly [string, string]
  readonly weight: string | null
  readonly arc: boolean
  readonly row: number
}

/**
 * Pajek's .net (and a .paj with partitions): vertices, edges, arcs, lists, a matrix. A node's id is its label, as
 * other formats have it; where two vertices share one, ids are the numbers. "*Vertices 32 18" says that the first
 * eighteen are one side of a two-mode network.
 */
export function readPajek(text: string, problems: NetworkProblems): RawNetwork {
  const vertices = new Map<number, RawNode>()
  const ties: Tie[] = []
  let section: Section = 'other'
  let [count, actors, matrixRow, ofPartition] = [0, 0, 0, 0]
  let partition: string | undefined
  text.split(/\r\n?|\n/).forEach((line, i) => {
    const row = i + 1
    if (line.trim() === '' || line.startsWith('%')) return
    const heading = /^\s*\*\s*(\w+)\s*(.*)$/.exec(line)
    if (heading) {
      const name = (heading[1] ?? '').toLowerCase()
      // the vertices under a partition are its values
      if (name === 'vertices' && section === 'partition' && partition !== undefined) return
      section = SECTIONS.find((known) => known === name) ?? 'other'
      if (section === 'partition') [partition, ofPartition] = [heading[2]?.trim() || 'partition', 0]
      if (section === 'matrix') matrixRow = 0
      if (section !== 'vertices') return
      const [all, first] = tokensOf(heading[2] ?? '').map(Number)
      if (all === undefined || !Number.isInteger(all) || all < 0 || all > MOST_VERTICES) {
        problems.add('edges', 'network.vertices-wrong', { row, column: '*Vertices', value: heading[2] ?? '' })
      } else [count, actors] = [all, first ?? 0]
      return
    }
    const tokens = tokensOf(line)
    if (section === 'vertices') {
      const number = Number(tokens[0])
      if (!Number.isInteger(number) || number < 1 || number > count) {
        problems.add('edges', 'network.vertex-number', { row, column: '*Vertices', value: tokens[0] ?? '' })
      } else if (vertices.has(number)) {
        problems.add('edges', 'network.node-twice', {
          row,
          column: '*Vertices',
          value: String(number),
          params: { first: vertices.get(number)?.row ?? 0 },
        })
      } else vertices.set(number, pajekVertex(number, tokens, row))
    } else if (section === 'edges' || section === 'arcs') {
      const [from = '', to = '', weight = null] = tokens
      ties.push({ ends: [from, to], weight, arc: section === 'arcs', row })
    } else if (section === 'edgeslist' || section === 'arcslist') {
      const [from = '', ...others] = tokens
      for (const to of others) ties.push({ ends: [from, to], weight: null, arc: section === 'arcslist', row })
    } else if (section === 'matrix') {
      matrixRow += 1
      tokens.forEach((weight, column) => {
        if (Number(weight) !== 0)
          ties.push({ ends: [String(matrixRow), String(column + 1)], weight, arc: true, row })
      })
    } else if (section === 'partition') {
      ofPartition += 1
      if (ofPartition <= count && partition !== undefined) {
        const vertex = vertices.get(ofPartition) ?? pajekVertex(ofPartition, [], null)
        const values = new Map(vertex.values).set('partition', tokens[0] ?? '')
        vertices.set(ofPartition, { ...vertex, values })
      }
    }
  })
  for (let number = 1; number <= count; number += 1) {
    if (!vertices.has(number)) vertices.set(number, pajekVertex(number, [], null))
  }
  return assemble(vertices, count, actors, ties)
}

function assemble(
  vertices: ReadonlyMap<number, RawNode>,
  count: number,
  actors: number,
  ties: readonly Tie[],
): RawNetwork {
  const listed = Array.from({ length: count }, (_, i) => vertices.get(i + 1)).filter(
    (node) => node !== undefined,
  )
  const unique = new Set(listed.map(({ label }) => label)).size === listed.length
  const placed = listed.some(({ position }) => position !== null && (position.x !== 0 || position.y !== 0))
  const nodes = listed.map((node, i): RawNode => {
    const values = new Map(node.values)
    if (actors > 0 && actors < count && !values.has('mode'))
      values.set('mode', i < actors ? 'actor' : 'world')
    return {
      ...node,
      id: unique ? (node.label ?? node.id) : node.id,
      position: placed ? node.position : null,
      values,
    }
  })
  const directed = ties.some(({ arc }) => arc)
  const idOf = (end: string) => (/^\d+$/.test(end) ? (nodes[Number(end) - 1]?.id ?? end) : end)
  const raw = ties.map(({ ends, weight, arc, row }): RawTie => {
    const [source, target] = [idOf(ends[0]), idOf(ends[1])]
    const mutual = directed && !arc
    return { id: null, source, target, label: null, weight, mutual, lifetime: null, values: new Map(), row }
  })
  return { directed, nodes, ties: raw }
}
