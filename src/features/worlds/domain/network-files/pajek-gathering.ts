import type { NetworkProblems } from './network-problem.ts'
import { pajekVertex, tokensOf } from './pajek-tokens.ts'
import type { RawNode } from './raw-network.ts'

/** More vertices than any file that we could measure; a number in a heading costs nothing to write. */
const MOST_VERTICES = 1_000_000

/** A parameter of how Pajek draws an edge: no weight. */
const PARAMETER = /^[a-z]{1,2}\d?$/i

export type PajekTie = {
  readonly ends: readonly [string, string]
  readonly weight: string | null
  readonly arc: boolean
  readonly row: number
}

/** What the lines of a Pajek file say, gathered section by section. */
export class PajekGathering {
  readonly vertices = new Map<number, RawNode>()
  readonly ties: PajekTie[] = []
  /** How many vertices there are, and how many of them are the first mode (0: one mode). */
  count = 0
  firstMode = 0
  private readonly problems: NetworkProblems
  private section = ''
  /** Lines of the section so far. */
  private lines = 0

  constructor(problems: NetworkProblems) {
    this.problems = problems
  }

  heading(name: string, rest: string, row: number): void {
    // the vertices under a partition are its values
    if (name === 'vertices' && this.section === 'partition') return
    this.section = name
    this.lines = 0
    if (name !== 'vertices') return
    const [all, first] = tokensOf(rest).map(Number)
    if (all === undefined || !Number.isInteger(all) || all < 0 || all > MOST_VERTICES) {
      this.problems.add('edges', 'network.vertices-wrong', { row, column: '*Vertices', value: rest })
    } else [this.count, this.firstMode] = [all, first ?? 0]
  }

  line(tokens: readonly string[], row: number): void {
    this.lines += 1
    const [from = '', to = '', third] = tokens
    switch (this.section) {
      case 'vertices':
        this.vertex(tokens, row)
        return
      case 'edges':
      case 'arcs': {
        const weight = third === undefined || PARAMETER.test(third) ? null : third
        this.tie(from, to, weight, this.section === 'arcs', row)
        return
      }
      case 'edgeslist':
      case 'arcslist':
        for (const end of tokens.slice(1)) this.tie(from, end, null, this.section === 'arcslist', row)
        return
      case 'matrix':
        for (const [i, weight] of tokens.entries()) {
          if (Number(weight) !== 0) this.tie(String(this.lines), String(i + 1), weight, true, row)
        }
        return
      case 'partition':
        this.value(this.lines, from)
    }
  }

  private tie(from: string, to: string, weight: string | null, arc: boolean, row: number): void {
    this.ties.push({ ends: [from, to], weight, arc, row })
  }

  private vertex(tokens: readonly string[], row: number): void {
    const value = tokens[0] ?? ''
    const number = Number(value)
    const at = { row, column: '*Vertices', value }
    if (!Number.isInteger(number) || number < 1 || number > this.count) {
      this.problems.add('edges', 'network.vertex-number', at)
    } else if (this.vertices.has(number)) {
      const first = this.vertices.get(number)?.row ?? 0
      this.problems.add('edges', 'network.node-twice', { ...at, params: { first } })
    } else this.vertices.set(number, pajekVertex(number, tokens, row))
  }

  /** What a partition says of the vertex of that number. */
  private value(number: number, text: string): void {
    if (number > this.count) return
    const vertex = this.vertices.get(number) ?? pajekVertex(number, [], null)
    this.vertices.set(number, { ...vertex, values: new Map(vertex.values).set('partition', text) })
  }
}
