import { describe, expect, it } from 'vitest'
import { type DiagnosedEvent, diagnoseEvent, evennessOf, findSmallCounts } from './event-diagnosis.ts'
import { scoreEvent } from './event-score.ts'
import type { Measure } from './inclusion.ts'
import { findCoverageGaps } from './relay-coverage.ts'

const TODAY = '2026-06-01'
const UNKNOWN: Measure = { value: null, n: 0, of: null, missing: 'no-count', isSmall: false }
const measure = (value: number, of = 50): Measure => ({ value, n: of, of, missing: null, isSmall: false })
const QUIET: DiagnosedEvent = {
  state: 'held',
  startsOn: '2026-05-20',
  endsOn: null,
  traceOn: null,
  counts: {
    openness: 'public',
    level: 3,
    venue: null,
    persons: 50,
    firstTimers: null,
    returners: null,
    speechPercent: null,
    genders: {},
    audiences: {},
    communes: {},
  },
  score: scoreEvent({
    level: 3,
    items: { 'follow-up': 'yes' },
    startsOn: '2026-05-20',
    endsOn: null,
    speechPercent: null,
    traceOn: null,
    followUpOn: null,
    hasDatedFollowUp: false,
  }),
  absentWorlds: [],
  evenness: UNKNOWN,
  newOrganisations: UNKNOWN,
  firstTimers: UNKNOWN,
  women: UNKNOWN,
  parity: [],
  decisions: { all: 1, withoutAnybody: 0, late: 0 },
}
const codes = (event: Partial<DiagnosedEvent>, today = TODAY) =>
  diagnoseEvent({ ...QUIET, ...event }, today).map(({ code }) => code)

describe('the diagnosis of an event', () => {
  it('has nothing to say where all is well or unknown', () => {
    expect(codes({})).toEqual([])
  })

  it.each([
    ['still-planned', { state: 'planned' }],
    ['worlds-absent', { absentWorlds: [{ name: 'Sport' }] }],
    ['one-world', { evenness: measure(0.69) }],
    ['same-faces', { newOrganisations: measure(0) }],
    ['no-newcomers', { firstTimers: measure(9) }],
    ['gender-unbalanced', { women: measure(61) }],
    ['decisions-nobody', { decisions: { all: 1, withoutAnybody: 1, late: 0 } }],
    ['decisions-late', { decisions: { all: 1, withoutAnybody: 0, late: 1 } }],
    ['trace-late', { traceOn: '2026-06-20' }],
    ['uncounted', { counts: { ...QUIET.counts, persons: null } }],
    ['speech-low', { counts: { ...QUIET.counts, speechPercent: 39 } }],
    ['small-counts', { counts: { ...QUIET.counts, genders: { other: 1 } } }],
  ] as const)('says %s', (code, change) => {
    expect(codes(change)).toEqual([code])
  })

  it('waits thirty days for the trace', () => {
    expect(codes({}, '2026-06-19')).toEqual([])
    expect(codes({}, '2026-06-20')).toEqual(['trace-overdue'])
  })

  it('has nothing against what was cancelled or is still to come', () => {
    expect(codes({ state: 'cancelled', startsOn: '2020-01-01' })).toEqual([])
    expect(codes({ state: 'planned', startsOn: '2026-06-02' })).toEqual([])
  })
})

describe('small counts', () => {
  it('are one to four, of whatever was counted; nobody points at nobody', () => {
    const counts = {
      ...QUIET.counts,
      firstTimers: 4,
      returners: 0,
      genders: { women: 5, other: 1 },
      communes: { '46102': null, '46042': 2 },
    }
    expect(findSmallCounts(counts)).toEqual(['firstTimers', 'genders/other', 'communes/46042'])
  })
})

describe('evenness of worlds', () => {
  it('is 1 when all weigh the same, 0 for a single one, unknown for none', () => {
    expect(evennessOf([2, 2, 2])).toBeCloseTo(1)
    expect(evennessOf([5])).toBe(0)
    expect(evennessOf([])).toBeUndefined()
    expect(evennessOf([9, 1])).toBeCloseTo(0.469, 3)
  })
})

describe('the coverage of publics by relays', () => {
  it('finds publics without a relay, with a single one, and with none that is trusted', () => {
    const relays = [
      { audiences: ['a', 'b'], trust: 1 },
      { audiences: ['a'], trust: 3 },
      { audiences: ['d'], trust: null },
    ]
    expect(findCoverageGaps(['a', 'b', 'c', 'd'], relays)).toEqual({
      gaps: ['c'],
      single: ['b', 'd'],
      weak: ['b'],
    })
  })
})
