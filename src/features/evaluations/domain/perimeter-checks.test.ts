import { describe, expect, it } from 'vitest'
import { readLocalDefinition } from './local-definition.ts'
import { EMPTY_PERIMETER, fillQuestion, type Perimeter } from './perimeter.ts'
import { reviewPerimeter } from './perimeter-checks.ts'

const local = readLocalDefinition

const question = {
  action: 'la légumerie',
  change: 'un meilleur revenu',
  stakeholder: 'les maraîchers',
  place: 'le Figeacois',
  date: '2028',
}

const full: Perimeter = {
  title: 'Des légumes pour les cantines',
  mode: 'structure',
  product: 'légumes',
  links: ['production', 'processing', 'catering'],
  communes: ['46102'],
  localDefinitions: [local({ meaning: 'cultivé à moins de 50 km' })],
  periodFrom: '2026-01-01',
  periodTo: '2028-12-31',
  baselineDate: '2026-01-01',
  baselinePlannedBy: null,
  population: '2 400 convives',
  outOfScope: [{ what: 'les collèges', why: 'compétence du Département' }],
  stakes: ['improvement'],
  questions: [question],
  recipients: 'les élus',
  use: 'décider de la suite',
  meansDays: 12,
  meansEuros: null,
  constraints: '',
  sponsor: 'la communauté de communes',
  reviewer: 'une chercheuse',
}

const context = { objectives: [{ id: 'a', sat: ['O1' as const] }], openedOn: '2026-01-31' }
const codesOf = (perimeter: Perimeter, over = {}) =>
  reviewPerimeter(perimeter, { ...context, ...over }).findings.map((f) => f.code)

describe('the perimeter sheet', () => {
  it('has nothing to say about a sheet that follows the method', () => {
    expect(reviewPerimeter(full, context)).toEqual({ findings: [], completeness: 1 })
  })

  it('asks for at most three evaluative questions', () => {
    expect(codesOf({ ...full, questions: Array(3).fill(question) })).toEqual([])
    const { findings } = reviewPerimeter({ ...full, questions: Array(4).fill(question) }, context)
    expect(findings).toEqual([
      {
        code: 'perimeter.too-many-questions',
        severity: 'warning',
        path: 'questions',
        params: { n: 4, most: 3 },
      },
    ])
  })

  it('wants every objective tied to one of the four objectives of the food system', () => {
    const objectives = [
      { id: 'a', sat: ['O2'] },
      { id: 'b', sat: [] },
    ]
    const { findings } = reviewPerimeter(full, { ...context, objectives } as typeof context)
    expect(findings.map((f) => [f.code, f.path])).toEqual([
      ['perimeter.objective-without-sat', 'objectives/b'],
    ])
  })

  it('wants a link of the chain beyond production', () => {
    expect(codesOf({ ...full, links: ['production'] })).toEqual(['perimeter.only-production'])
    expect(codesOf({ ...full, links: ['distribution'] })).toEqual([])
  })

  it('accepts no baseline only with a plan to build it within three months of opening', () => {
    const without = { ...full, baselineDate: null }
    expect(codesOf(without)).toEqual(['perimeter.no-baseline'])
    expect(codesOf({ ...without, baselinePlannedBy: '2026-04-30' })).toEqual([])
    expect(codesOf({ ...without, baselinePlannedBy: '2026-05-01' })).toEqual([
      'perimeter.baseline-planned-late',
    ])
  })

  it('notices a period that ends before it starts', () => {
    expect(codesOf({ ...full, periodTo: '2025-12-31' })).toEqual(['perimeter.period-reversed'])
  })

  it('lists as advice everything an empty sheet lacks', () => {
    const { findings, completeness } = reviewPerimeter(EMPTY_PERIMETER, {
      objectives: [],
      openedOn: '2026-01-01',
    })
    expect(completeness).toBe(0)
    expect(findings.filter((f) => f.severity === 'advice')).toHaveLength(16)
  })

  it('fills the question from its parts and leaves visible what is missing', () => {
    expect(fillQuestion(question)).toEqual({ complete: true, missing: [], params: question })
    const unfinished = fillQuestion({ ...question, date: ' ' })
    expect([unfinished.complete, unfinished.missing, unfinished.params.date]).toEqual([false, ['date'], '…'])
  })
})
