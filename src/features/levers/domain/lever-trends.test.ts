import { describe, expect, it } from 'vitest'
import type { HeldEvent, LeverFacts } from './lever-facts.ts'
import { computeFigure } from './lever-figures.ts'
import { computeTrends } from './lever-trends.ts'
import { periodsOf, twelveMonthsTo, yearsOf } from './period.ts'

const NOTHING: LeverFacts = {
  events: [],
  agendaSince: null,
  attendances: [],
  decisions: [],
  exchanges: [],
  relays: [],
  audiences: [],
  inhabitants: null,
  communes: [],
}
const YEAR = { from: '2025-01-01', to: '2025-12-31' }
const held = (day: string, values: Partial<HeldEvent> = {}): HeldEvent => ({
  id: day,
  day,
  openness: 'public',
  level: null,
  venue: null,
  persons: null,
  firstTimers: null,
  returners: null,
  speechPercent: null,
  genders: {},
  audiences: {},
  communes: {},
  ...values,
})

describe('periods', () => {
  it('last whole months exactly', () => {
    expect(yearsOf(YEAR)).toBe(1)
    expect(yearsOf({ from: '2024-01-01', to: '2025-12-31' })).toBe(2)
    expect(yearsOf({ from: '2025-04-01', to: '2025-06-30' })).toBe(0.25)
    expect(yearsOf({ from: '2025-01-01', to: '2025-01-10' })).toBeCloseTo(10 / 365.25)
  })

  it('are the quarters and years that are touched, the running one said', () => {
    const quarters = periodsOf({ from: '2025-11-20', to: '2026-04-01' }, 'quarter', '2026-02-01')
    expect(quarters.map(({ label, isRunning }) => [label, isRunning])).toEqual([
      ['2025-Q4', false],
      ['2026-Q1', true],
      ['2026-Q2', false],
    ])
    expect(quarters[0]).toMatchObject({ from: '2025-10-01', to: '2025-12-31' })
  })

  it('of twelve months end on the day asked', () => {
    expect(twelveMonthsTo('2026-06-30')).toEqual({ from: '2025-07-01', to: '2026-06-30' })
  })
})

describe('figures', () => {
  it('weigh the level by participants, over events where both are known (ORG-20)', () => {
    const events = [
      held('2025-02-01', { level: 1, persons: 90 }),
      held('2025-03-01', { level: 5, persons: 10 }),
      held('2025-03-02', { level: 5 }),
      held('2026-01-01', { level: 5, persons: 1000 }),
    ]
    expect(computeFigure('ORG-20', { ...NOTHING, events }, YEAR)).toMatchObject({
      value: 1.4,
      n: 2,
      unknown: 1,
      isSmall: true,
    })
  })

  it('rate public events by 10,000 inhabitants and year (ORG-22)', () => {
    const events = [held('2025-02-01'), held('2025-03-01'), held('2025-04-01', { openness: 'working' })]
    const facts = { ...NOTHING, events, agendaSince: '2025-02-01', inhabitants: 40_000 }
    expect(computeFigure('ORG-22', facts, YEAR).value).toBe(0.5)
    expect(computeFigure('ORG-22', facts, { from: '2025-01-01', to: '2025-03-31' }).value).toBe(2)
    expect(computeFigure('ORG-22', facts, { from: '2026-01-01', to: '2026-12-31' }).value).toBe(0)
    expect(computeFigure('ORG-22', { ...facts, inhabitants: null }, YEAR).missing).toBe('no-population')
    const before = computeFigure('ORG-22', facts, { from: '2024-01-01', to: '2024-12-31' })
    expect([before.value, before.missing]).toEqual([null, 'nothing-recorded'])
  })

  it('count exchanges that are said to be formal, and say how many are unsaid (ORG-24)', () => {
    const exchanges = [
      { day: '2025-01-01', isFormal: true },
      { day: '2025-06-01', isFormal: false },
      { day: '2025-07-01', isFormal: null },
    ]
    expect(computeFigure('ORG-24', { ...NOTHING, exchanges }, YEAR)).toMatchObject({ value: 1, unknown: 1 })
  })

  it('take relays of which nobody said for neither active nor idle (SOC-10)', () => {
    const relays = [
      { hasMobilised: true, lastActionOn: '2025-03-01' },
      { hasMobilised: true, lastActionOn: '2020-03-01' },
      { hasMobilised: false, lastActionOn: '2025-03-01' },
      { hasMobilised: null, lastActionOn: '2025-03-01' },
    ]
    const figure = computeFigure('SOC-10', { ...NOTHING, relays }, YEAR)
    expect(figure).toMatchObject({ n: 3, unknown: 1 })
    expect(figure.value).toBeCloseTo(100 / 3)
  })

  it('show the public furthest from parity among those rarely heard (SOC-09)', () => {
    const audience = (id: string, isSeldomHeard: boolean) => ({
      id,
      name: id,
      isSeldomHeard,
      populationPercent: 10,
      populationSource: 's',
    })
    const audiences = [audience('a', true), audience('b', true), audience('c', false), audience('d', true)]
    const events = [held('2025-02-01', { persons: 1000, audiences: { a: 100, b: 50, c: 10 } })]
    expect(computeFigure('SOC-09', { ...NOTHING, audiences, events }, YEAR)).toMatchObject({
      value: 0.5,
      n: 2,
      unknown: 1,
    })
  })

  it('have no value and a reason where nothing is there', () => {
    for (const code of [
      'ORG-19',
      'ORG-20',
      'ORG-21',
      'ORG-22',
      'ORG-23',
      'ORG-24',
      'SOC-09',
      'SOC-10',
    ] as const) {
      const figure = computeFigure(code, NOTHING, YEAR)
      expect([code, figure.value, figure.missing === null]).toEqual([code, null, false])
    }
  })
})

describe('trends', () => {
  const events = [held('2025-02-01', { persons: 30, venue: 'market' }), held('2025-08-01', { venue: 'own' })]
  const facts = { ...NOTHING, events, agendaSince: '2025-02-01', inhabitants: 10_000 }

  it('have every series over the same periods, none of the future', () => {
    const trends = computeTrends(facts, { from: '2025-01-01', to: '2027-12-31', by: 'year' }, '2026-03-31')
    expect(trends.periods.map(({ label }) => label)).toEqual(['2025', '2026'])
    expect(trends.series.every(({ points }) => points.length === 2)).toBe(true)
    expect(new Set(trends.series.map(({ lever }) => lever)).size).toBe(5)
  })

  it('measure a running year up to today', () => {
    const running = { ...facts, events: [...events, held('2026-01-15')] }
    const trends = computeTrends(running, { from: '2026-01-01', to: '2026-12-31', by: 'year' }, '2026-03-31')
    expect(trends.series.find(({ code }) => code === 'ORG-22')?.points[0]?.value).toBe(4)
  })

  it('say a reach of nobody counted as unknown, of no event as zero', () => {
    const trends = computeTrends(facts, { from: '2025-01-01', to: '2025-12-31', by: 'quarter' }, '2026-01-01')
    const reach = trends.series.find(({ code }) => code === 'reach')?.points
    expect(reach?.map(({ value, missing }) => [value, missing])).toEqual([
      [30, null],
      [0, null],
      [null, 'no-count'],
      [0, null],
    ])
  })
})
