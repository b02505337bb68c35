import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCatalogue } from './catalogue.ts'
import { type ChoiceContext, weighIndicator } from './choice-reasons.ts'
import { parseCrosswalks } from './crosswalk.ts'
import { findFeedOf } from './feed.ts'
import { blankLine, startLineFrom } from './framework-line.ts'

const read = (name: string) => readFileSync(join(import.meta.dirname, '../../../../catalogue', name), 'utf8')
const catalogue = parseCatalogue(read('indicators.csv'))
const crosswalks = parseCrosswalks(read('crosswalks.csv'))
const told = new Set(Object.keys(JSON.parse(read('purchase-variables.json'))))
const NOTHING: ChoiceContext = { objectives: [], outcomes: [], lines: [], stakeholders: 0 }

function weigh(code: string, context: Partial<ChoiceContext> = {}) {
  const indicator = catalogue.find((each) => each.code === code)
  if (!indicator) throw new Error(`${code} is not in the catalogue`)
  const found = {
    ...indicator,
    crosswalks: crosswalks.get(code) ?? [],
    feed: findFeedOf(indicator, told),
  }
  const { why, whyNot } = weighIndicator(found, { ...NOTHING, ...context })
  return [...why, ...whyNot].map(({ code: reason }) => reason)
}

describe('the reasons to choose an indicator', () => {
  it('are facts of the catalogue when the evaluation says nothing yet', () => {
    expect(weigh('ENV-03')).toEqual(['reason.fed', 'reason.legal', 'reason.pat2', 'reason.reference'])
    expect(weigh('ECO-03')).toContain('doubt.no-reference')
  })

  it('tell the first indicator of an objective from one more', () => {
    const objectives = [{ title: 'Du local', sat: ['O1'] as const }]
    expect(weigh('ENV-03', { objectives })[0]).toBe('reason.first-of-sat')
    const served = { ...blankLine('x', 'quantitative', 'ECO'), sat: ['O1'] as const }
    expect(weigh('ENV-03', { objectives, lines: [served] })[0]).toBe('reason.serves-sat')
  })

  it('ask a qualitative one of a change that nothing tells, and of no other', () => {
    const outcomes = [{ id: 'c', statement: 'On se fait confiance', sat: ['O4'] as const }]
    expect(weigh('ORG-02', { outcomes })).toContain('reason.tells-change')
    const telling = { ...blankLine('x', 'qualitative', 'ORG'), elementId: 'c' }
    expect(weigh('ORG-02', { outcomes, lines: [telling] })).not.toContain('reason.tells-change')
    expect(weigh('ENV-03', { outcomes })).not.toContain('reason.tells-change')
  })

  it('warn where people have to answer: of nobody on the map, and of what is owed to persons', () => {
    const asked = catalogue.find(({ code }) => code === 'NUT-13')
    expect(asked?.collection).toContain('questionnaire')
    expect(weigh('NUT-13')).toEqual(expect.arrayContaining(['doubt.nobody-to-answer', 'doubt.personal-data']))
    expect(weigh('NUT-13', { stakeholders: 3 })).not.toContain('doubt.nobody-to-answer')
    // Purchases are imported: nobody is asked.
    expect(weigh('ENV-02')).not.toContain('doubt.personal-data')
  })

  it('estimate hours only from lines of this evaluation, of two or more', () => {
    const weighed = (hours: number | null) => {
      const indicator = catalogue.find(({ code }) => code === 'ENV-12')
      if (!indicator) throw new Error('ENV-12 is in the catalogue')
      return { ...startLineFrom(indicator, 'fr'), hours }
    }
    expect(weigh('ENV-12', { lines: [weighed(4), weighed(null)] })).not.toContain('reason.hours-alike')
    expect(weigh('ENV-12', { lines: [weighed(4), weighed(8)] })).toContain('reason.hours-alike')
  })
})
