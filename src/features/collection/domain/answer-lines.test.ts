import { describe, expect, it } from 'vitest'
import { buildForm } from '#features/questionnaires/domain/compiled-form.ts'
import { ask, choicesNamed, formOf } from '../../../../tests/support/made-form.ts'
import { answerLines, choiceLabel, splitCell } from './answer-lines.ts'

const form = formOf(
  [
    ask('sells', 'one', { list: 'yesno' }),
    ask('crops', 'many', { list: 'crops', orOther: true, relevant: "${sells} = 'yes'" }),
    ask('best', 'ranking', { list: 'crops', label: { fr: 'Le mieux de ${crops}' } }),
    ask('views', 'matrix', { rows: 'topics', list: 'yesno' }),
    ask('kilos', 'decimal', { unit: 'kg' }),
    ask('price', 'amount'),
    ask('lives', 'place'),
    { kind: 'repeat', name: 'sale', label: { fr: 'Vente' }, items: [ask('born', 'date')] },
  ],
  {
    yesno: choicesNamed('yes', 'no'),
    crops: choicesNamed('leek', 'apple'),
    topics: choicesNamed('a/b', 'a'),
  },
)
const compiled = buildForm(form)
const WORDING = {
  lang: 'fr',
  day: '2026-11-24',
  places: new Map([['46102', 'Figeac']]),
  other: 'autre',
} as const
const read = (answers: Parameters<typeof answerLines>[1]) =>
  new Map(answerLines(compiled, answers, WORDING).map((line) => [line.key, line]))

describe('an answer in words', () => {
  it('has labels and not codes', () => {
    const lines = read({
      sells: 'yes',
      crops: ['leek', 'other'],
      crops_other: 'miel',
      best: ['apple', 'leek'],
      views: { 'a/b': 'no' },
      kilos: 1234.5,
      price: '12.50',
      lives: '46102',
      sale: [{ born: '2026-03-01' }],
    })
    const shown = (key: string) => {
      const line = lines.get(key)
      return line?.kind === 'answer' ? line.shown : undefined
    }
    expect(shown('sells')).toEqual({ kind: 'text', text: 'le yes' })
    expect(shown('crops')).toEqual({ kind: 'list', texts: ['le leek', 'autre : miel'], isOrdered: false })
    expect(shown('best')).toMatchObject({ texts: ['le apple', 'le leek'], isOrdered: true })
    expect(shown('views')).toEqual({ kind: 'rows', rows: [{ label: 'le a/b', text: 'le no' }] })
    expect(shown('kilos')).toMatchObject({ text: expect.stringMatching(/^1\s234,5\skg$/) })
    expect(shown('price')).toMatchObject({ text: expect.stringMatching(/^12,50\s€$/) })
    expect(shown('lives')).toEqual({ kind: 'text', text: 'Figeac' })
    expect(lines.get('sale[0]')).toMatchObject({ kind: 'heading', label: 'Vente · 1' })
    expect(shown('sale[0].born')).toEqual({ kind: 'text', text: '1 mars 2026' })
    expect(lines.get('best')).toMatchObject({ label: 'Le mieux de le leek, other' })
  })

  it('tells what was not asked from what was left empty', () => {
    const lines = read({ sells: 'no' })
    expect(lines.get('crops')).toMatchObject({ shown: null, isAsked: false })
    expect(lines.get('kilos')).toMatchObject({ shown: null, isAsked: true })
  })

  it('names what is counted', () => {
    const [crops, views] = ['crops', 'views'].map((name) => compiled.byName.get(name)?.item)
    if (crops?.kind !== 'question' || views?.kind !== 'question') throw new Error('no question')
    expect(choiceLabel(compiled, crops, 'other', WORDING)).toBe('autre')
    expect(choiceLabel(compiled, views, 'a/b/no', WORDING)).toBe('le a/b · le no')
    expect(splitCell('a/yes', ['a/b', 'a'])).toEqual(['a', 'yes'])
  })
})
