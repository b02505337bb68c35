import type { AttributeValue, Lifetime, NetworkFile, NodePosition } from './network-file.ts'
import type { NetworkPart, NetworkProblems } from './network-problem.ts'

/** A node as its format writes it: what the format has no place for is still among the `values`. */
export type RawNode = {
  readonly id: string
  readonly label: string | null
  readonly values: ReadonlyMap<string, AttributeValue>
  readonly position: NodePosition | null
  readonly color: string | null
  readonly lifetime: Lifetime | null
  readonly row: number | null
}

export type RawTie = {
  readonly id: string | null
  readonly source: string
  readonly target: string
  readonly label: string | null
  readonly weight: AttributeValue | null
  readonly mutual: boolean
  readonly lifetime: Lifetime | null
  readonly values: ReadonlyMap<string, AttributeValue>
  readonly row: number | null
  /** Names of the two ends in the file, for problems. */
  readonly columns?: { readonly source: string; readonly target: string }
}

export type RawNetwork = {
  readonly directed: boolean
  readonly nodes: readonly RawNode[]
  readonly ties: readonly RawTie[]
}

export type NetworkReadingOptions = {
  /** Column or attribute that weighs the ties; absent: found by its usual names; false: none. */
  readonly weight?: string | false
  /** Column or attribute that groups the nodes; absent: found by its usual names. */
  readonly group?: string
}

/** What was read, and everything that is wrong: a file with problems holds only what could be read. */
export type NetworkReading = {
  readonly file: NetworkFile
  readonly problems: NetworkProblems
}

/** How a format is judged. */
export type Settling = {
  /** Ties may only name nodes that are listed. */
  readonly nodesListed: boolean
  /** Where nodes stand. */
  readonly part: NetworkPart
  /** Tables are what people type: words that cannot be read are problems there, and mere attributes elsewhere. */
  readonly typed: boolean
  /** Of the nodes, where theirs is another file. */
  readonly typedNodes?: boolean
  /** Rows of the headers, where there are some. */
  readonly headers?: Readonly<Partial<Record<NetworkPart, number>>>
}
