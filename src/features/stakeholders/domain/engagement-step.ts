import { type Day, dayNumber } from '#kernel/day.ts'

export type EngagementStep = {
  readonly id: string
  readonly stakeholderId: string
  readonly what: string
  readonly dueOn: Day | null
  /** `null`: no reminder is wanted. */
  readonly remindDaysBefore: number | null
  readonly doneOn: Day | null
}

export const STEP_STATES = ['late', 'soon', 'planned', 'undated', 'done'] as const
/** `soon` from the day of the reminder on; a step due today is not late. Words: `step-state.<code>`. */
export type StepState = (typeof STEP_STATES)[number]

export function findStepState(step: EngagementStep, today: Day): StepState {
  if (step.doneOn !== null) return 'done'
  if (step.dueOn === null) return 'undated'
  const left = (dayNumber(step.dueOn) ?? 0) - (dayNumber(today) ?? 0)
  if (left < 0) return 'late'
  return step.remindDaysBefore !== null && left <= step.remindDaysBefore ? 'soon' : 'planned'
}

/** What comes next with a stakeholder: the open step with the earliest day, undated ones after; undefined when none is open. */
export function findNextStep<S extends EngagementStep>(
  steps: readonly S[],
  stakeholderId: string,
): S | undefined {
  const open = steps.filter((step) => step.stakeholderId === stakeholderId && step.doneOn === null)
  const order = (step: S) => step.dueOn ?? '9999-12-31'
  return open.toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))[0]
}
