import { type ChainElement, ELEMENT_TYPES, type ElementType } from './impact-chain.ts'

type OutlinedElement = Pick<ChainElement, 'id' | 'type' | 'statement'>

export type OutlineColumn<E extends OutlinedElement = OutlinedElement> = {
  readonly type: ElementType
  /** In the order in which they were given: a column never reshuffles under the reader's eyes. */
  readonly elements: readonly E[]
}

/** Columns of the chain by type, in the order of the method; empty ones too, so that they can be filled. */
export function arrangeInColumns<E extends OutlinedElement>(elements: readonly E[]): OutlineColumn<E>[] {
  return ELEMENT_TYPES.map((type) => ({ type, elements: elements.filter((e) => e.type === type) }))
}
