import { describe, expect, it } from 'vitest'
import { QUESTION_BANK } from '#features/questionnaires/domain/question-bank.ts'
import { findUnasked, type GuideLine, instrumentOfGuide, minutesOfGuide, proposeGuide } from './guide.ts'

const line = (id: string, more: Partial<GuideLine> = {}): GuideLine => ({
  id,
  name: `Indicateur ${id}`,
  question: '',
  criterion: '',
  definition: '',
  mode: 'interview',
  ...more,
})
const wish = (lines: GuideLine[], more: Partial<Parameters<typeof proposeGuide>[0]> = {}) => {
  let next = 0
  return proposeGuide({
    lines,
    bank: QUESTION_BANK,
    format: 'interview',
    publicKind: 'producer',
    lang: 'fr',
    newId: () => {
      next += 1
      return `q${next}`
    },
    ...more,
  })
}

describe('a guide made from the framework', () => {
  it('asks what the lines in that mode ask, and nothing of the others', () => {
    const { items } = wish([
      line('a', { question: 'Vivez-vous de votre métier ?', criterion: 'Le revenu couvre le travail' }),
      line('b', { mode: 'survey', question: 'Combien de repas ?' }),
      line('c', { question: 'Mise de côté ?', isSetAside: true }),
    ])
    const asked = items.filter(({ lineIds }) => lineIds.length > 0)
    expect(asked).toEqual([
      {
        id: expect.any(String),
        text: 'Vivez-vous de votre métier ?',
        brings: 'Le revenu couvre le travail',
        minutes: 5,
        lineIds: ['a'],
      },
    ])
  })

  it('asks once what two lines ask, and answers both', () => {
    const { items } = wish([
      line('a', { question: 'Qu’est-ce qui a changé ?', criterion: 'Le prix' }),
      line('b', { question: ' Qu’est-ce qui a changé ? ', criterion: 'Le temps' }),
    ])
    const [shared] = items.filter(({ lineIds }) => lineIds.length > 0)
    expect(shared).toMatchObject({ lineIds: ['a', 'b'], brings: 'Le prix ; Le temps' })
  })

  it('names the lines that say no question, and asks by their name', () => {
    const { items, withoutQuestion } = wish([line('a')])
    expect(withoutQuestion).toEqual(['a'])
    expect(items.find(({ lineIds }) => lineIds.includes('a'))?.text).toBe('Indicateur a')
  })

  it('begins with the bank for that public and closes as the method says, in the language asked', () => {
    const french = wish([])
    expect(french.items[0]?.text).toBe('Comment le prix a-t-il été fixé ?')
    const english = wish([], { lang: 'en', publicKind: 'elected' })
    expect(english.items[0]?.text).toBe('Which decision should this evaluation inform?')
    expect(english.items.at(-2)?.text).toMatch(/meet/)
  })

  it('takes the lines of collective meetings for the sheet of a meeting', () => {
    const { items } = wish([line('a'), line('b', { mode: 'collective_meeting' })], { format: 'meeting' })
    expect(items.flatMap(({ lineIds }) => lineIds)).toEqual(['b'])
  })
})

describe('the minutes of a guide', () => {
  it('are the sum of those said, with how many questions say none', () => {
    expect(minutesOfGuide([{ minutes: 5 }, { minutes: null }, { minutes: 0 }])).toEqual({
      minutes: 5,
      unknown: 1,
    })
  })
})

describe('what guides leave open', () => {
  const guides = [{ format: 'interview' as const, items: [{ lineIds: ['a'] }] }]

  it('is every line in the mode that no guide of the format asks', () => {
    const lines = [
      line('a'),
      line('b'),
      line('c', { mode: 'survey' }),
      line('d', { mode: 'collective_meeting' }),
    ]
    expect(findUnasked(lines, guides, 'interview').map(({ id }) => id)).toEqual(['b'])
    expect(findUnasked(lines, guides, 'meeting').map(({ id }) => id)).toEqual(['d'])
  })

  it('is told to the coverage as one ask a question and line', () => {
    const instrument = instrumentOfGuide({
      id: 'g',
      title: 'Producteurs',
      format: 'meeting',
      items: [{ lineIds: ['a', 'b'] }, { lineIds: ['a'] }],
    })
    expect(instrument).toEqual({
      id: 'g',
      title: 'Producteurs',
      mode: 'collective_meeting',
      asks: [{ lineId: 'a' }, { lineId: 'b' }, { lineId: 'a' }],
    })
  })
})
