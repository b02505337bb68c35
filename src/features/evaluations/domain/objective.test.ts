import { describe, expect, it } from 'vitest'
import { NO_TICKS, type Objective, reviewObjective } from './objective.ts'

const objective: Objective = {
  change: 'vivre de leur métier',
  who: 'six maraîchers du Figeacois',
  what: 'en vendant aux cantines',
  byHowMuch: '1,2 SMIC horaire',
  byWhen: '2028-12-31',
  noticedBy: 'leurs comptes',
  thanksTo: 'la légumerie et les contrats',
  sat: ['O3'],
  ticks: { beneficiary: true, change: true, observable: true, dated: true, partial_influence: true },
}
const codesOf = (change: Partial<Objective>) =>
  reviewObjective({ ...objective, ...change }).findings.map((f) => f.code)

describe('the five-tick test of an impact objective', () => {
  it('holds when people gave the five ticks', () => {
    expect(reviewObjective(objective)).toEqual({
      passed: 5,
      unanswered: [],
      refused: [],
      holds: true,
      findings: [],
    })
  })

  it('tells a refused tick from one that nobody answered', () => {
    const review = reviewObjective({ ...objective, ticks: { ...NO_TICKS, beneficiary: true, change: false } })
    expect([review.passed, review.holds]).toEqual([1, false])
    expect(review.refused).toEqual(['change'])
    expect(review.unanswered).toEqual(['observable', 'dated', 'partial_influence'])
  })

  it('reads from the fields what can be read', () => {
    expect(codesOf({ who: '', ticks: NO_TICKS })).toEqual(['objective.no-beneficiary'])
    expect(codesOf({ byWhen: null, ticks: NO_TICKS })).toEqual(['objective.not-dated'])
    expect(codesOf({ noticedBy: '', byHowMuch: '' })).toEqual(['objective.not-observable'])
    expect(codesOf({ byHowMuch: '' })).toEqual([])
    expect(codesOf({ sat: [] })).toEqual(['objective.no-sat'])
    expect(codesOf({ thanksTo: '' })).toEqual(['objective.influence-unsaid'])
  })

  it('hears an activity where a change was asked for', () => {
    expect(codesOf({ change: 'Créer une légumerie' })).toEqual(['objective.reads-as-activity'])
    expect(codesOf({ change: 'Organise tastings' })).toEqual(['objective.reads-as-activity'])
    expect(codesOf({ change: 'doubler leur revenu' })).toEqual([])
  })

  it('points at a tick that the fields contradict', () => {
    expect(codesOf({ byWhen: null })).toEqual(['objective.not-dated', 'objective.tick-contradicts-date'])
    expect(codesOf({ who: ' ' })).toEqual([
      'objective.no-beneficiary',
      'objective.tick-contradicts-beneficiary',
    ])
  })
})
