import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import type { ChainFinding } from '../domain/chain-review.ts'
import type { ElementType } from '../domain/impact-chain.ts'
import type { PathStrengths } from '../domain/path-strength.ts'
import type { ChainActs } from './chain-acts.ts'
import type { ChainConflict } from './chain-conflicts.ts'
import type { Chain } from './impact-chain-api.ts'

/** The one panel that is open. `turn` grows at each opening, so that the focus goes there again. */
export type Opened = {
  readonly kind: 'element' | 'link' | 'new-link'
  readonly id: string
  readonly field?: string
  readonly turn: number
}

export type Adding = { readonly type: ElementType; readonly after?: string }

export type ChainView = 'canvas' | 'outline'

/** How many pieces of evidence speak for a link and against it. */
export type EvidenceCount = { readonly for: number; readonly against: number }

/** Somebody else who is at an element or a link. */
export type Neighbour = {
  readonly key: string
  readonly name: string
  readonly initials: string
  readonly hue: number
}

/** What every part of the editor needs. */
export type Board = {
  readonly here: EvaluationHere
  readonly chain: Chain
  readonly acts: ChainActs
  readonly view: ChainView
  readonly opened: Opened | undefined
  readonly open: (target: Omit<Opened, 'turn'>) => void
  readonly close: () => void
  /** The element being added in the outline: of a type, at its end or after another one. */
  readonly adding: Adding | undefined
  readonly setAdding: (adding: Adding | undefined) => void
  /** Elements and links that are chosen, by id. */
  readonly selected: ReadonlySet<string>
  readonly select: (ids: Iterable<string>) => void
  readonly findings: readonly ChainFinding[]
  readonly findingsOf: ReadonlyMap<string, number>
  readonly paths: PathStrengths
  /** Elements and links of the path that is shown; the rest steps back. */
  readonly lit: ReadonlySet<string> | undefined
  readonly setLit: (ids: Iterable<string> | undefined) => void
  readonly evidence: ReadonlyMap<string, EvidenceCount>
  readonly conflicts: ReadonlyMap<string, ChainConflict>
  readonly neighbours: ReadonlyMap<string, readonly Neighbour[]>
  /** Who changed a record a moment ago; an empty name when it is not known. */
  readonly changedBy: ReadonlyMap<string, string>
  /** A short word that is spoken and shown: what was refused, where something went. */
  readonly told: string
  readonly tell: (text: string) => void
}

/** Puts the keyboard on a control once it is drawn. */
export function focusSoon(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus())
}

export const opensElement = (id: string) => `[data-opens="element-${CSS.escape(id)}"]`
export const opensLink = (id: string) => `[data-opens="link-${CSS.escape(id)}"]`
