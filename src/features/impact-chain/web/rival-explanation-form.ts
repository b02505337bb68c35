import type { RivalKind } from '../domain/rival-explanation.ts'
import type { RivalExplanation } from './rival-explanations-api.ts'

/** A rival explanation as it is typed; '' for the element is the whole of the chain. */
export type RivalExplanationForm = {
  readonly statement: string
  readonly elementId: string
  readonly kind: RivalKind
  readonly plausibility: RivalExplanation['plausibility']
  readonly test: string
  readonly tested: boolean
  readonly finding: string
}

export function toExplanationForm(record: RivalExplanation): RivalExplanationForm {
  const { statement, elementId, kind, plausibility, test, tested, finding } = record
  return { statement, elementId: elementId ?? '', kind, plausibility, test, tested, finding }
}

/** What is sent: an empty sentence keeps the former one until something is written. */
export function fromExplanationForm({ statement, elementId, ...rest }: RivalExplanationForm) {
  return {
    ...rest,
    ...(statement.trim() === '' ? {} : { statement: statement.trim() }),
    elementId: elementId === '' ? null : elementId,
  }
}
