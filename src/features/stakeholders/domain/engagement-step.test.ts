import { describe, expect, it } from 'vitest'
import { type EngagementStep, findNextStep, findStepState } from './engagement-step.ts'

const TODAY = '2026-11-23'
const step = (values: Partial<EngagementStep>): EngagementStep => ({
  id: 's',
  stakeholderId: 'cuma',
  what: 'Appeler',
  dueOn: null,
  remindDaysBefore: 7,
  doneOn: null,
  ...values,
})

describe('a step with a stakeholder', () => {
  it.each([
    ['undated', {}],
    ['done', { dueOn: '2026-01-01', doneOn: '2026-02-01' }],
    ['late', { dueOn: '2026-11-22' }],
    ['soon', { dueOn: TODAY }],
    ['soon', { dueOn: '2026-11-30' }],
    ['planned', { dueOn: '2026-12-01' }],
    ['planned', { dueOn: '2026-11-24', remindDaysBefore: null }],
  ] as const)('is %s', (state, values) => {
    expect(findStepState(step(values), TODAY)).toBe(state)
  })

  it('comes next when it is open and the earliest; an undated one comes after', () => {
    const steps = [
      step({ id: 'undated' }),
      step({ id: 'late', dueOn: '2026-12-09' }),
      step({ id: 'first', dueOn: '2026-12-01' }),
      step({ id: 'done', dueOn: '2026-11-01', doneOn: '2026-11-01' }),
      step({ id: 'other', dueOn: '2026-11-02', stakeholderId: 'mairie' }),
    ]
    expect(findNextStep(steps, 'cuma')?.id).toBe('first')
    expect(findNextStep(steps.slice(0, 1), 'cuma')?.id).toBe('undated')
    expect(findNextStep(steps, 'nobody')).toBeUndefined()
  })
})
