import { describe, expect, it } from 'vitest'
import { computeStakeholderLoad, computeTeamLoad } from './collection-load.ts'
import { type CoveredLine, computeCoverage, type Instrument } from './coverage.ts'

const line = (id: string, more: Partial<CoveredLine> = {}): CoveredLine => ({
  id,
  name: id,
  mode: '',
  source: '',
  respondents: '',
  criterion: '',
  objectiveId: null,
  variables: [],
  kind: 'quantitative',
  ...more,
})
const asking = (id: string, asks: Instrument['asks']): Instrument => ({
  id,
  title: `Q ${id}`,
  mode: 'survey',
  asks,
})
const codes = (lines: CoveredLine[], instruments: Instrument[]) =>
  computeCoverage(lines, instruments).findings.map(({ code, path }) => [code, path])

describe('the coverage of a framework', () => {
  it('names the line that no source answers', () => {
    expect(codes([line('a'), line('b', { source: 'factures', mode: 'accounting' })], [])).toEqual([
      ['framework.line-unanswered', 'lines/a/source'],
    ])
  })

  it('asks an instrument of a line that asks people, once there are instruments', () => {
    const survey = line('a', { mode: 'survey', source: 'enquête', respondents: 'habitants' })
    expect(codes([survey], [])).toEqual([])
    expect(codes([survey], [asking('q', [{ lineId: 'other' }])])).toEqual([
      ['framework.line-unanswered', 'lines/a/source'],
    ])
    expect(codes([survey], [asking('q', [{ lineId: 'a' }])])).toEqual([])
  })

  it('says who is missing where somebody has to answer, and only there', () => {
    expect(
      codes([line('a', { mode: 'interview', source: 's' }), line('b', { mode: 'weighing' })], []),
    ).toEqual([['framework.line-without-respondents', 'lines/a/respondents']])
  })

  it('tells two questions for one variable from two variables of one formula', () => {
    const asked = line('a', { source: 's' })
    const apart = [
      asking('q', [{ lineId: 'a', variable: 'x' }]),
      asking('r', [{ lineId: 'a', variable: 'y' }]),
    ]
    const twice = [
      asking('q', [{ lineId: 'a', variable: 'x' }]),
      asking('r', [{ lineId: 'a', variable: 'x' }]),
    ]
    expect(codes([asked], apart)).toEqual([])
    const { findings, rows } = computeCoverage([asked], twice)
    expect(findings[0]).toMatchObject({ code: 'framework.asked-twice', params: { titles: 'Q q, Q r' } })
    expect(rows[0]?.questions).toEqual({ q: 1, r: 1 })
  })

  it('warns of a stakeholder of whom too much is asked', () => {
    const lines = [line('a', { source: 's' })]
    const respondents = [{ lineId: 'a', stakeholderId: 'x', minutes: 45, times: 3 }]
    const { findings } = computeCoverage(lines, [], respondents, () => 'La ferme')
    expect(findings).toMatchObject([
      { code: 'framework.stakeholder-overasked', params: { who: 'La ferme', n: 1, minutes: 135 } },
    ])
  })
})

describe('the load', () => {
  it('shares hours out by owner, month and mode, and never takes unknown for zero', () => {
    const { total, byOwner, byMonth, byMode } = computeTeamLoad(
      [
        { owner: 'Claire', dueOn: '2026-03-01', mode: 'survey', hours: 2 },
        { owner: ' Claire', dueOn: '2026-03-31', mode: 'survey', hours: null },
        { owner: '', dueOn: null, mode: '', hours: 5.5 },
        { owner: 'Paul', dueOn: '2025-12-01', mode: 'weighing', hours: null },
      ],
      14,
    )
    expect(total).toEqual({ sum: 7.5, unknown: 2, parts: 4 })
    expect(byOwner.map(({ key, sum, unknown }) => [key, sum, unknown])).toEqual([
      ['', 5.5, 0],
      ['Claire', 2, 1],
      ['Paul', null, 1],
    ])
    expect(byMonth.map(({ key }) => key)).toEqual(['2025-12', '2026-03', ''])
    expect(byMode[0]).toMatchObject({ key: '', sum: 5.5 })
  })

  it('adds the minutes of a stakeholder over all times, of lines that count only', () => {
    const respondents = [
      { lineId: 'a', stakeholderId: 'x', minutes: 20, times: 2 },
      { lineId: 'b', stakeholderId: 'x', minutes: null, times: 1 },
      { lineId: 'aside', stakeholderId: 'x', minutes: 500, times: 1 },
      { lineId: 'a', stakeholderId: 'y', minutes: 60, times: 1 },
    ]
    expect(computeStakeholderLoad(respondents, new Set(['a', 'b']))).toEqual([
      { stakeholderId: 'y', minutes: { sum: 60, unknown: 0, parts: 1 }, lineIds: ['a'] },
      { stakeholderId: 'x', minutes: { sum: 40, unknown: 1, parts: 2 }, lineIds: ['a', 'b'] },
    ])
  })
})
