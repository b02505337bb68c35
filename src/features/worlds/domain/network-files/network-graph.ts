import { ACTOR_MODE, type Graph, makeGraph, WORLD_MODE } from '../network/graph.ts'
import type { FileTie, NetworkFile, NodeMode } from './network-file.ts'
import { NetworkProblems } from './network-problem.ts'

export type NetworkGraphOptions = {
  /** Every tie runs one way; absent: as the file says. */
  readonly directed?: boolean
  /** Two kinds of nodes whether the file says so or not; absent: if it says so of every node. */
  readonly twoMode?: boolean
  /** Absent: if some tie weighs something else than 1. */
  readonly weighted?: boolean
}

/** A file's network in numbers: node `i` of the graph is node `i` of the file. */
export type NetworkGraph = {
  readonly graph: Graph
  readonly weighted: boolean
  /** `ACTOR_MODE` or `WORLD_MODE` of each node; null: one kind of nodes. */
  readonly modes: Uint8Array | null
  /** Number of each node's group, −1 for none, and the groups by number; null: no node has one. */
  readonly groups: { readonly of: Int32Array; readonly names: readonly string[] } | null
}

/** Problems that only the question raises: a tie within one side of a two-mode network. */
export function makeNetworkGraph(
  file: NetworkFile,
  options: NetworkGraphOptions,
  problems = new NetworkProblems(),
): NetworkGraph {
  const numbers = new Map(file.nodes.map(({ id }, i) => [id, i]))
  const modes = modesOf(file, options.twoMode, problems)
  const weighted = options.weighted ?? file.ties.some(({ weight }) => weight !== null && weight !== 1)
  // a two-mode network has no direction: an actor is in a world
  const directed = modes === null && (options.directed ?? file.directed)
  const ties = file.ties.flatMap((tie) => {
    const one = {
      source: numbers.get(tie.source) ?? -1,
      target: numbers.get(tie.target) ?? -1,
      weight: tie.weight ?? 1,
    }
    const back = directed && options.directed !== true && tie.mutual
    return back ? [one, { ...one, source: one.target, target: one.source }] : [one]
  })
  const graph = makeGraph(file.nodes.length, ties, { directed, weighted })
  return { graph, weighted, modes, groups: groupsOf(file) }
}

function modesOf(
  file: NetworkFile,
  asked: boolean | undefined,
  problems: NetworkProblems,
): Uint8Array | null {
  const said = file.nodes.some(({ mode }) => mode !== null)
  const modes = new Map<string, NodeMode>(file.nodes.flatMap(({ id, mode }) => (mode ? [[id, mode]] : [])))
  if (asked !== true) {
    if (asked === false || !said || modes.size < file.nodes.length) return null
    if (new Set(modes.values()).size < 2 || file.ties.some((tie) => isWithin(tie, modes))) return null
  } else if (said) {
    for (const { id, mode, row } of file.nodes) {
      if (mode === null) problems.add('nodes', 'network.mode-missing', { row, column: 'mode', value: id })
    }
  } else sidesByColumn(file, modes, problems)
  if (asked === true) {
    for (const tie of file.ties) {
      if (!isWithin(tie, modes) || !said) continue
      const value = `${tie.source} – ${tie.target}`
      problems.add('edges', 'network.two-mode-same-side', { row: tie.row, column: 'target', value })
    }
  }
  return Uint8Array.from(file.nodes, ({ id }) => (modes.get(id) === 'world' ? WORLD_MODE : ACTOR_MODE))
}

const isWithin = ({ source, target }: FileTie, modes: ReadonlyMap<string, NodeMode>): boolean =>
  modes.get(source) !== undefined && modes.get(source) === modes.get(target)

/** Nobody says who is what: sources are actors, targets worlds. */
function sidesByColumn({ ties }: NetworkFile, modes: Map<string, NodeMode>, problems: NetworkProblems): void {
  for (const { source, target, row } of ties) {
    for (const [id, mode, column] of [
      [source, 'actor', 'source'],
      [target, 'world', 'target'],
    ] as const) {
      const before = modes.get(id)
      if (before === undefined) modes.set(id, mode)
      else if (before !== mode)
        problems.add('edges', 'network.two-mode-both-sides', { row, column, value: id })
    }
  }
}

function groupsOf({ nodes }: NetworkFile): NetworkGraph['groups'] {
  const names: string[] = []
  const numbers = new Map<string, number>()
  const of = Int32Array.from(nodes, ({ group }) => {
    if (group === null) return -1
    const number = numbers.get(group) ?? names.push(group) - 1
    numbers.set(group, number)
    return number
  })
  return names.length === 0 ? null : { of, names }
}
