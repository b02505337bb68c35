import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildForm } from '#features/questionnaires/domain/compiled-form.ts'
import type { Answers } from '#features/questionnaires/domain/form.ts'
import { evaluateForm } from '#features/questionnaires/domain/form-evaluator.ts'
import { paperForm } from '#features/questionnaires/domain/paper-form.ts'
import { foldText } from '#kernel/text-measure.ts'
import { someAnswers } from '../../../../tests/support/form-arbitraries.ts'
import { ask, choicesNamed, formOf, formOfEverything } from '../../../../tests/support/made-form.ts'
import { judgeSheet } from './sheet-judgement.ts'
import { type SheetRow, sheetLines } from './sheet-rows.ts'
import { readKeyed, typedOf } from './sheet-typing.ts'

const HERE = { lang: 'fr', places: new Map([[foldText('Figeac'), '46102']]), offset: '+01:00' } as const
const DAY = '2026-11-24'

const form = formOf(
  [
    ask('sells', 'one', { list: 'yesno', required: true }),
    ask('crops', 'many', { list: 'crops', orOther: true, relevant: "${sells} = 'yes'", required: true }),
    ask('best', 'ranking', { list: 'crops' }),
    ask('views', 'matrix', { rows: 'topics', list: 'yesno' }),
    ask('hours', 'integer', { from: 0, to: 168, required: true }),
    ask('born', 'date'),
    ask('lives', 'place'),
    ask('at', 'moment'),
    {
      kind: 'repeat',
      name: 'sale',
      label: { fr: 'Vente' },
      items: [ask('kilos', 'decimal', { required: true })],
    },
  ],
  {
    yesno: choicesNamed('yes', 'no'),
    crops: choicesNamed('leek', 'apple', 'wheat', 'lentil'),
    topics: choicesNamed('price', 'taste'),
  },
)
const compiled = buildForm(form)
const lines = sheetLines(form, 'fr')
const rowOf = (key: string): SheetRow => {
  const row = lines.find((line) => line.key === key)
  if (row?.kind !== 'row') throw new Error(`no row ${key}`)
  return row
}
const read = (key: string, typed: string) => readKeyed(rowOf(key), typed, HERE)
const judge = (typed: Record<string, string>) => judgeSheet(compiled, lines, typed, { ...HERE, day: DAY })

describe('lines of a sheet', () => {
  it('bear the numbers of the paper, and those of a table its rows', () => {
    const printed = paperForm(formOfEverything(), 'fr').flatMap((item) =>
      item.kind === 'question' ? [item.number] : [],
    )
    const keyed = sheetLines(formOfEverything(), 'fr').flatMap((line) =>
      line.kind === 'row' && !line.isOther ? [line.number.replace(/\.\d+$/, '')] : [],
    )
    expect(new Set(keyed)).toEqual(new Set(printed))
    expect(lines.flatMap((line) => (line.kind === 'row' ? [line.number] : []))).toEqual([
      '1',
      '2',
      '2',
      '3',
      '4.1',
      '4.2',
      '5',
      '6',
      '7',
      '8',
      '9a',
      '9b',
      '9c',
    ])
  })

  it('have room for every time of an answer that came from a phone', () => {
    const times = Array.from({ length: 5 }, () => ({ kilos: 1 }))
    const rows = sheetLines(form, 'fr', { sale: times }).filter(({ key }) => key.endsWith('kilos'))
    expect(rows.map(({ key }) => key).at(-1)).toBe('sale[4].kilos')
  })
})

describe('what is typed from a sheet', () => {
  it('is the numbers beside the boxes', () => {
    expect(read('sells', '2')).toEqual({ value: 'no' })
    expect(read('sells', '1 2')).toEqual({ problem: 'number' })
    expect(read('sells', '7')).toEqual({ problem: 'number' })
    for (const typed of ['1 3 4', '1,3;4', ' 1, 3,4 '])
      expect(read('crops', typed)).toEqual({ value: ['leek', 'wheat', 'lentil'] })
    expect(read('crops', '5')).toEqual({ value: ['other'] })
    expect(read('crops', '134')).toEqual({ problem: 'number' })
    expect(read('views/taste', '1')).toEqual({ value: 'yes' })
  })

  it('is the figures in the boxes of a ranking, from first to last', () => {
    expect(read('best', '2 - 1')).toEqual({ value: ['wheat', 'leek'] })
    expect(read('best', '1 1')).toEqual({ problem: 'number' })
    expect(read('best', '- - - -')).toEqual({ value: undefined })
  })

  it('is days, hours, communes and numbers as people write them; a dash is nothing', () => {
    expect(read('born', '3/12/1984')).toEqual({ value: '1984-12-03' })
    expect(read('at', '3/12/2026 8h30')).toEqual({ value: '2026-12-03T08:30:00+01:00' })
    expect(read('lives', 'figeac')).toEqual({ value: '46102' })
    expect(read('lives', '12 202')).toEqual({ value: '12202' })
    expect(read('hours', 'douze')).toEqual({ problem: 'type' })
    expect(read('hours', ' – ')).toEqual({ value: undefined })
  })

  it('is what is shown of an answer that stands, whatever the answer', () => {
    const all = formOfEverything()
    const whole = buildForm(all)
    const context = { today: DAY, now: `${DAY}T12:00:00Z`, lang: 'fr' }
    fc.assert(
      fc.property(someAnswers(all), (given) => {
        const { answers } = evaluateForm(whole, given, context, { final: false })
        fc.pre(isWritable(answers))
        const rows = sheetLines(all, 'fr', answers)
        const typed = Object.fromEntries(
          rows.flatMap((row) => (row.kind === 'row' ? [[row.key, typedOf(row, answers, 'fr')]] : [])),
        )
        const again = judgeSheet(whole, rows, typed, { ...HERE, day: DAY, kept: answers })
        const kept = evaluateForm(whole, again.answers, context, { final: false }).answers
        expect(withoutMoment(kept)).toEqual(withoutMoment(answers))
      }),
      { numRuns: 300 },
    )
  })
})

/** Nobody writes 5e-324 on a sheet, nor a dash as an answer. */
function isWritable(answers: Answers): boolean {
  return !/\d(e[+-]?\d|\d{15})|"[-–—]"/.test(JSON.stringify(answers))
}

/** The day is filled in for a sheet that has none; what was computed once, at the first opening, is computed anew. */
function withoutMoment({ day: _, opened: __, ...answers }: Answers) {
  return answers
}

describe('a sheet', () => {
  it('may leave empty what is expected, once that is said', () => {
    const silent = judge({ sells: '1' })
    expect(silent.lacking).toEqual(['crops', 'hours'])
    expect(silent.wrong).toEqual([])
    const said = judge({ sells: '1', crops: '-', hours: '–' })
    expect(said.lacking).toEqual([])
    expect(said.answers).toEqual({ sells: 'yes' })
    expect(said.rows.get('hours')).toMatchObject({ isBlank: true, problem: null })
  })

  it('does not ask what its answers make pointless', () => {
    expect(judge({ sells: '2' }).rows.get('crops')?.isAsked).toBe(false)
    expect(judge({ sells: '1' }).rows.get('crops')?.isAsked).toBe(true)
    expect(judge({ sells: '2', hours: '10' }).lacking).toEqual([])
  })

  it('says what no rule allows at its line', () => {
    const state = judge({ sells: '2', hours: '500', crops: '9' })
    expect(state.wrong).toEqual(['crops', 'hours'])
    expect(state.rows.get('hours')?.problem).toBe('range')
    expect(state.rows.get('crops')?.problem).toBe('number')
  })

  it('has the times of a repeat that are filled in, and those before them', () => {
    expect(judge({ sells: '2', hours: '1', 'sale[1].kilos': '3,5' }).answers).toMatchObject({
      sale: [{}, { kilos: 3.5 }],
    })
    expect(judge({ sells: '2', hours: '1' }).lacking).toEqual([])
  })
})
