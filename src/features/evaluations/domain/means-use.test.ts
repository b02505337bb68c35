import { describe, expect, it } from 'vitest'
import { computeMeansUse, type MeansEntry, type MeansPlan } from './means-use.ts'

const PLAN: MeansPlan = {
  startedOn: '2026-01-05',
  periodTo: '2026-12-21',
  meansDays: 20,
  meansEuros: '1500.00',
}
const entry = (given: Partial<MeansEntry>): MeansEntry => ({ days: null, hours: null, euros: null, ...given })

describe('time and means spent', () => {
  it('adds hours to days at seven a day, and euros to the cent', () => {
    const entries = [entry({ days: 2.5 }), entry({ hours: 3.5, euros: '0.10' }), entry({ euros: '0.20' })]
    expect(computeMeansUse(PLAN, entries, 0.5, '2026-07-06')).toMatchObject({
      elapsedWeeks: 26,
      plannedWeeks: 50,
      daysSpent: 3,
      daysLeft: 17,
      eurosSpent: '0.30',
      eurosLeft: '1499.70',
      findings: [],
    })
  })

  it('is unknown where nobody said, never zero', () => {
    const none = { startedOn: null, periodTo: null, meansDays: null, meansEuros: null }
    expect(computeMeansUse(none, [], 0, '2026-07-06')).toEqual({
      elapsedWeeks: null,
      plannedWeeks: null,
      timeShare: null,
      daysSpent: null,
      daysLeft: null,
      eurosSpent: null,
      eurosLeft: null,
      findings: [],
    })
    expect(computeMeansUse(PLAN, [entry({ euros: '5.00' })], 0.5, '2026-07-06')).toMatchObject({
      daysSpent: null,
      daysLeft: null,
    })
    expect(computeMeansUse(PLAN, [entry({ days: 0 })], 0.5, '2026-07-06')).toMatchObject({ daysSpent: 0 })
  })

  it('has not begun before its opening day', () => {
    expect(computeMeansUse(PLAN, [], 0, '2025-12-31')).toMatchObject({ elapsedWeeks: null, timeShare: null })
  })

  it('warns when time, or days, run more than a quarter ahead of the work', () => {
    const half = (work: number, days: number) =>
      computeMeansUse(PLAN, [entry({ days })], work, '2026-06-29').findings
    expect(half(0.3, 1)).toEqual([])
    expect(half(0.2, 1)).toEqual(['means.time-ahead'])
    expect(half(0.4, 14)).toEqual(['means.days-ahead'])
  })

  it('warns when more was spent than declared, and when the period is over before the work', () => {
    const entries = [entry({ days: 21, euros: '1500.01' })]
    expect(computeMeansUse(PLAN, entries, 0.9, '2027-01-10').findings).toEqual([
      'means.period-over',
      'means.days-over',
      'means.euros-over',
    ])
    expect(computeMeansUse(PLAN, [], 1, '2027-01-10').findings).toEqual([])
  })
})
