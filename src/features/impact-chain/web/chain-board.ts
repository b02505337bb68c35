import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import type { ElementType } from '../domain/impact-chain.ts'
import type { ChainActs } from './chain-acts.ts'
import type { Chain } from './impact-chain-api.ts'

/** The one panel that is open in the outline. `turn` grows at each opening, so that the focus goes there again. */
export type Opened = {
  readonly kind: 'element' | 'link' | 'new-link'
  readonly id: string
  readonly field?: string
  readonly turn: number
}

/** What every part of the outline needs. */
export type Board = {
  readonly here: EvaluationHere
  readonly chain: Chain
  readonly acts: ChainActs
  readonly opened: Opened | undefined
  readonly open: (target: Omit<Opened, 'turn'>) => void
  readonly close: () => void
  /** The type of the element being added, undefined while none is. */
  readonly adding: ElementType | undefined
  readonly setAdding: (type: ElementType | undefined) => void
}

/** Puts the keyboard on a control once it is drawn. */
export function focusSoon(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus())
}

export const opensElement = (id: string) => `[data-opens="element-${CSS.escape(id)}"]`
export const opensLink = (id: string) => `[data-opens="link-${CSS.escape(id)}"]`
