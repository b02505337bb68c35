import { type Day, dayNumber } from '#kernel/day.ts'
import { findStepState } from '../domain/engagement-step.ts'
import type { StepRecord } from './stakeholders-api.ts'

/** How a plan is read: what waits too long first, what is done last; words: `plan.<code>`. */
export const PLAN_PARTS = ['late', 'week', 'later', 'undated', 'done'] as const
export type PlanPart = (typeof PLAN_PARTS)[number]

/** Days from today on that count as soon. */
const WEEK = 7

export function findPlanPart(step: StepRecord, today: Day): PlanPart {
  const state = findStepState(step, today)
  if (state === 'late' || state === 'undated' || state === 'done') return state
  const left = (dayNumber(step.dueOn ?? '') ?? 0) - (dayNumber(today) ?? 0)
  return left <= WEEK ? 'week' : 'later'
}

/** Steps by part, the earliest day first; what is done, the latest first. Parts without any are left out. */
export function groupSteps(
  steps: readonly StepRecord[],
  today: Day,
): { readonly part: PlanPart; readonly steps: readonly StepRecord[] }[] {
  const byPart = Map.groupBy(steps, (step) => findPlanPart(step, today))
  return PLAN_PARTS.flatMap((part) => {
    const own = byPart.get(part)
    if (!own) return []
    const day = (step: StepRecord) => (part === 'done' ? step.doneOn : step.dueOn) ?? ''
    const turn = part === 'done' ? -1 : 1
    const order = (a: StepRecord, b: StepRecord) => (day(a) < day(b) ? -turn : day(a) > day(b) ? turn : 0)
    return [{ part, steps: own.toSorted(order) }]
  })
}
