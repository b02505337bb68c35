/** Which of the two tables a problem stands in; of a graph file or a workbook always `edges`. */
export type NetworkPart = 'edges' | 'nodes'

/** The sentence of each is `problem.<code>` of `networkWords`. */
export const NETWORK_PROBLEMS = [
  'network.unknown-column',
  'network.missing-end',
  'network.missing-id',
  'network.self-tie',
  'network.weight-missing',
  'network.weight-not-a-number',
  'network.weight-not-positive',
  'network.weight-ambiguous',
  'network.node-unknown',
  'network.node-twice',
  'network.mode-unknown',
  'network.mode-missing',
  'network.two-mode-same-side',
  'network.two-mode-both-sides',
  'network.date-wrong',
  'network.dates-reversed',
  'network.not-xml',
  'network.xml-entity',
  'network.xml-too-deep',
  'network.format-unknown',
  'network.no-graph',
  'network.hyperedge',
  'network.vertices-wrong',
  'network.vertex-number',
  'network.empty',
  'network.file-unreadable',
  'network.tie-between-worlds',
  'network.kind-unknown',
  'network.strength-unknown',
  'network.strength-missing',
  'network.strength-by-thirds',
  'network.siret-wrong',
  'network.not-two-mode',
] as const
/** Ours, or what any table can suffer. */
export type NetworkProblemCode = (typeof NETWORK_PROBLEMS)[number] | `tables.${string}`

export type NetworkProblem = {
  /** Ours, of tables, or what whoever takes the file in adds. */
  readonly code: string
  readonly part: NetworkPart
  /** Row of the spreadsheet or line of the text, from 1; null: the file as a whole. */
  readonly row: number | null
  /** Header of the column, name of the attribute, or place in the line. */
  readonly column: string | null
  readonly value: string | null
  readonly params: Readonly<Record<string, string | number>>
}

type Where = {
  readonly row?: number | null
  readonly column?: string | null
  readonly value?: string | null
  readonly params?: Readonly<Record<string, string | number>>
}

/** Beyond these, problems are counted and no longer kept. */
export const MOST_PROBLEMS = 1_000

/** What is wrong with a file, all of it, in the order in which it was met. */
export class NetworkProblems {
  readonly kept: NetworkProblem[] = []
  count = 0

  add(part: NetworkPart, code: NetworkProblemCode, where: Where = {}): void {
    this.count += 1
    if (this.kept.length >= MOST_PROBLEMS) return
    const { row = null, column = null, value = null, params = {} } = where
    this.kept.push({ code, part, row, column, value, params })
  }

  /** By file, nodes first, then by row; what is said of a whole file comes first. */
  sort(): void {
    const place = ({ part, row }: NetworkProblem) => (part === 'nodes' ? 0 : 1e12) + (row ?? 0)
    this.kept.sort((a, b) => place(a) - place(b))
  }
}
