import type { Day } from '#kernel/day.ts'

export type AttributeValue = string | number | boolean
export type Attributes = ReadonlyMap<string, AttributeValue>

/** Which side of a two-mode network a node is on. */
export type NodeMode = 'actor' | 'world'

/** Days, both inclusive; null: not said (since always, until today). */
export type Spell = { readonly since: Day | null; readonly until: Day | null }

/** From first to last day; `spells` only where there were several, with holes between them. */
export type Lifetime = Spell & { readonly spells: readonly Spell[] }

export type NodePosition = { readonly x: number; readonly y: number; readonly size: number | null }

export type FileNode = Lifetime & {
  /** Unique in the file; what ties name. */
  readonly id: string
  readonly label: string
  readonly mode: NodeMode | null
  readonly group: string | null
  readonly position: NodePosition | null
  /** "#rrggbb" */
  readonly color: string | null
  /** Whatever else the file says, under the file's own names. */
  readonly attributes: Attributes
  /** Row of the spreadsheet, or line of the text, where it stands; null: it was only named by a tie. */
  readonly row: number | null
}

export type FileTie = Lifetime & {
  readonly id: string | null
  readonly source: string
  readonly target: string
  /** Of a directed file: runs both ways. */
  readonly mutual: boolean
  /** Above zero; null: not said. */
  readonly weight: number | null
  readonly kind: string | null
  /** As written: "3", "Forte", "Strong". */
  readonly strength: string | null
  readonly label: string | null
  readonly attributes: Attributes
  readonly row: number | null
}

/** A network as a file holds it, whatever the format. Ends of ties are ids of nodes; no tie joins a node to itself. */
export type NetworkFile = {
  readonly directed: boolean
  readonly nodes: readonly FileNode[]
  readonly ties: readonly FileTie[]
}

export const NO_LIFETIME: Lifetime = { since: null, until: null, spells: [] }
