import { describe, expect, it } from 'vitest'
import { reviewFramework } from './framework-advice.ts'
import { NO_QUALITY_TICKS, scoreQuality } from './quality-test.ts'

type Line = Parameters<typeof reviewFramework>[0][number]
const line = (id: string, more: Partial<Line> = {}): Line => ({
  id,
  name: `ligne ${id}`,
  kind: 'quantitative',
  elementId: null,
  sat: ['O1'],
  impactLevel: 'outcome',
  owner: 'Nadia',
  dueOn: '2026-06-30',
  hours: 2,
  ...more,
})
const lines = (n: number, more: Partial<Line> = {}) =>
  Array.from({ length: n }, (_, at) => line(`l${at}`, more))
const context = { outcomes: [], satPursued: ['O1' as const], meansHours: 100 }
const codesOf = (some: Line[], over = {}) =>
  reviewFramework(some, { ...context, ...over }).findings.map((finding) => finding.code)

describe('advice on a framework', () => {
  it('is silent from eight to twenty well-kept lines', () => {
    expect(codesOf(lines(8))).toEqual([])
    expect(codesOf(lines(20))).toEqual([])
    expect(codesOf(lines(7))).toEqual(['framework.too-few-lines'])
    expect(codesOf(lines(21))).toEqual(['framework.too-many-lines'])
  })

  it('wants words beside figures: a qualitative indicator for each change', () => {
    const outcomes = [
      { id: 'revenu', statement: 'Les maraîchers vivent de leur métier' },
      { id: 'gout', statement: 'Les enfants redemandent des légumes' },
    ]
    const told = [...lines(8, { elementId: 'gout' }), line('q', { kind: 'qualitative', elementId: 'revenu' })]
    const { findings } = reviewFramework(told, { ...context, outcomes })
    expect(findings).toEqual([
      {
        code: 'framework.outcome-without-qualitative',
        severity: 'warning',
        path: 'outcomes/gout',
        params: { outcome: 'Les enfants redemandent des légumes' },
      },
    ])
  })

  it('wants an indicator for each objective of the food system that is pursued', () => {
    const { findings } = reviewFramework(lines(8, { sat: ['O1', 'O4'] }), {
      ...context,
      satPursued: ['O4', 'O3'],
    })
    expect(findings.map((f) => [f.code, f.params])).toEqual([['framework.sat-without-line', { sat: 'O3' }]])
  })

  it('wants half of the lines at the level of changes or impact', () => {
    const half = [...lines(4), ...lines(4, { impactLevel: 'output' })]
    expect(codesOf(half)).toEqual([])
    expect(reviewFramework([...half, line('x', { impactLevel: 'input' })], context)).toMatchObject({
      findings: [{ code: 'framework.too-few-outcome-lines', params: { n: 4, of: 9, percent: 44 } }],
    })
  })

  it('wants somebody and a date on every line', () => {
    const { findings } = reviewFramework([...lines(8), line('z', { owner: ' ', dueOn: null })], context)
    expect(findings.map((f) => f.path)).toEqual(['lines/z/owner', 'lines/z/dueOn'])
  })

  it('shows the hours against the means, and does not take unknown hours for zero', () => {
    const review = reviewFramework([...lines(8, { hours: 15 }), line('z', { hours: null })], context)
    expect(review.load).toEqual({ hours: 120, linesWithoutHours: 1, meansHours: 100, share: 1.2 })
    expect(review.findings.map((f) => f.code)).toEqual([
      'framework.load-over-means',
      'framework.hours-unknown',
    ])
    expect(codesOf(lines(8), { meansHours: null })).toEqual(['framework.load-without-means'])
  })

  it('does not know a load that no line has said: it is missing, not zero', () => {
    const unsaid = lines(8).map((line) => ({ ...line, hours: null }))
    const { load } = reviewFramework(unsaid, { ...context, meansHours: 100 })
    expect(load).toEqual({ hours: null, linesWithoutHours: 8, meansHours: 100, share: null })
  })
})

describe('the quality test of an indicator', () => {
  it('scores out of six and tells a no from a silence', () => {
    expect(scoreQuality({ ...NO_QUALITY_TICKS, measurable: true, useful: true, respectful: false })).toEqual({
      score: 2,
      outOf: 6,
      refused: ['respectful'],
      unanswered: ['understood', 'sensitive', 'reference'],
    })
    expect(scoreQuality({}).score).toBeNull()
  })
})
