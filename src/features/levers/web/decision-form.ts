import type { EventDecision } from '../contract.ts'
import type { DecisionKind } from '../domain/event.ts'

/** A decision as it is typed; `codesigned` is '' where nobody said. */
export type DecisionForm = {
  readonly what: string
  readonly kind: DecisionKind
  readonly actorId: string | null
  readonly who: string
  readonly dueOn: string
  readonly codesigned: 'yes' | 'no' | ''
  readonly outcome: string
}

export const BLANK_DECISION: DecisionForm = {
  what: '',
  kind: 'decision',
  actorId: null,
  who: '',
  dueOn: '',
  codesigned: '',
  outcome: '',
}

export const readDecision = (decision: EventDecision): DecisionForm => ({
  what: decision.what,
  kind: decision.kind,
  actorId: decision.actorId,
  who: decision.who,
  dueOn: decision.dueOn ?? '',
  codesigned: decision.isCodesigned === null ? '' : decision.isCodesigned ? 'yes' : 'no',
  outcome: decision.outcome,
})

/** An empty text keeps the one before. */
export const decisionValues = ({ what, dueOn, codesigned, ...rest }: DecisionForm) => ({
  ...rest,
  ...(what.trim() === '' ? {} : { what: what.trim() }),
  dueOn: dueOn || null,
  isCodesigned: codesigned === '' ? null : codesigned === 'yes',
})
