import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCatalogue } from '#features/framework/domain/catalogue.ts'
import { startLineFrom } from '#features/framework/domain/framework-line.ts'
import { walkItems } from './form.ts'
import { compileForm } from './form-compiling.ts'
import { type AskedLine, type FormWish, formFromFramework } from './form-from-framework.ts'
import { BANK_PUBLICS, QUESTION_BANK } from './question-bank.ts'
import { formMinutes } from './question-minutes.ts'

const catalogue = parseCatalogue(
  readFileSync(join(import.meta.dirname, '../../../../catalogue/indicators.csv'), 'utf8'),
)

function lineOf(code: string, more: Partial<AskedLine> = {}): AskedLine {
  const indicator = catalogue.find((one) => one.code === code)
  if (!indicator) throw new Error(code)
  const english = { name: indicator.name.en, definition: indicator.definition.en }
  return { ...startLineFrom(indicator, 'fr'), id: code, english, mode: 'survey', ...more }
}
const wish = (lines: readonly AskedLine[], more: Partial<FormWish> = {}): FormWish => ({
  id: 'enquete',
  title: { fr: 'Enquête' },
  lines,
  objectives: [{ id: 'o', statement: 'Un revenu décent' }],
  groupBy: 'objective',
  modes: ['survey'],
  bank: QUESTION_BANK,
  publics: [],
  ...more,
})
const questions = (made: FormWish) =>
  [...walkItems(formFromFramework(made).form.items)].filter((item) => item.kind === 'question')
const qualitative = catalogue.find(({ kind }) => kind === 'qualitative')?.code ?? ''

describe('a form made from the framework', () => {
  it('asks once what two lines want, and the answer serves both', () => {
    const asked = questions(wish([lineOf('ECO-02'), lineOf('ECO-03', { objectiveId: 'o' })]))
    // « VA totale de la chaîne » for one, « VA totale » for the other: the same, in the fuller words.
    expect(asked.map(({ name, type, label }) => [name, type, label.fr])).toEqual([
      ['va_farm', 'amount', 'VA des exploitations'],
      ['va_chain', 'amount', 'VA totale de la chaîne'],
      ['va_local', 'amount', 'VA des opérateurs du périmètre'],
    ])
    expect(asked[1]?.answers?.map(({ lineId }) => lineId)).toEqual(['ECO-02', 'ECO-03'])
    const meaning = [{ name: 'producers', meaning: 'nb de producteurs' }]
    const twice = questions(
      wish([lineOf('ECO-02', { variables: meaning }), lineOf('ECO-03', { variables: meaning })]),
    )
    expect(twice).toHaveLength(1)
    expect(twice[0]?.answers).toEqual([
      { lineId: 'ECO-02', variable: 'producers' },
      { lineId: 'ECO-03', variable: 'producers' },
    ])
  })

  it('keeps apart what is measured otherwise', () => {
    const priced = (meaning: string) => lineOf('ECO-02', { variables: [{ name: 'price', meaning }] })
    const asked = questions(wish([priced('€/kg payé'), priced('€/unité')]))
    expect(asked.map(({ name, unit, label }) => [name, unit, label.fr])).toEqual([
      ['price', '€/kg', 'Payé'],
      ['price_2', '€/unité', 'Part de la valeur ajoutée captée par la production : €/unité'],
    ])
  })

  it('asks the framework’s question where one line answers it, and the indicators’ names where several do', () => {
    const number = { kind: 'quantitative', variables: [], objectiveId: 'o' } as const
    const line = (code: string, name: string, question: string) => lineOf(code, { ...number, name, question })
    const asked = questions(
      wish([
        line('ECO-02', 'Repas bio', 'La cantine change-t-elle ?'),
        line('ECO-03', 'Repas locaux', 'La cantine change-t-elle ?'),
        line('ENV-02', 'Restes pesés', 'Combien de restes par repas ?'),
      ]),
    )
    expect(asked.map(({ label }) => label.fr)).toEqual([
      'Repas bio',
      'Repas locaux',
      'Combien de restes par repas ?',
    ])
  })

  it('shows the five levels of a rubric, and in an interview asks for an example', () => {
    const [rubric, more] = questions(wish([lineOf(qualitative)]))
    expect(rubric).toMatchObject({ type: 'rubric', answers: [{ lineId: qualitative }] })
    expect(rubric?.levels).toHaveLength(5)
    expect(rubric?.label.en).toBeTruthy()
    expect(more).toBeUndefined()
    const interview = questions(wish([lineOf(qualitative, { mode: 'interview' })], { modes: ['interview'] }))
    expect(interview.map(({ type }) => type)).toEqual(['rubric', 'text'])
  })

  it('groups questions under what they are for, and names the lines that nobody is asked', () => {
    const lines = [lineOf('ECO-02', { objectiveId: 'o' }), lineOf('ECO-03', { mode: 'accounting' })]
    const { form, leftOut } = formFromFramework(wish(lines))
    expect(form.items.map(({ name, label }) => [name, label.fr])).toEqual([
      ['un_revenu_decent', 'Un revenu décent'],
    ])
    expect(leftOut).toEqual(['ECO-03'])
    const people = formFromFramework(
      wish([lineOf('ECO-02', { respondents: 'Éleveurs' })], { groupBy: 'respondents' }),
    )
    expect(people.form.items[0]?.name).toBe('eleveurs')
  })

  it('adds the questions of the bank in both languages', () => {
    const asked = questions(wish([], { publics: BANK_PUBLICS }))
    expect(asked).toHaveLength(20)
    for (const { label } of asked) expect([label.fr, label.en].every(Boolean)).toBe(true)
  })

  it('passes its check with the whole catalogue, and is the same each time', () => {
    for (let from = 0; from < catalogue.length; from += 60) {
      const lines = catalogue.slice(from, from + 60).map(({ code }) => lineOf(code))
      const made = wish(lines, { publics: BANK_PUBLICS })
      const { form } = formFromFramework(made)
      expect(compileForm(form).problems).toEqual([])
      expect(formFromFramework(made).form).toEqual(form)
      const linked = new Set(
        questions(made).flatMap(({ answers = [] }) => answers.map(({ lineId }) => lineId)),
      )
      expect([...linked].sort()).toEqual(lines.map(({ id }) => id).sort())
    }
  })
})

describe('minutes to answer', () => {
  it('grow with what is asked, and count what the phone fills in for nothing', () => {
    const one = formFromFramework(wish([lineOf('ECO-02')])).form
    const two = formFromFramework(wish([lineOf('ECO-02'), lineOf(qualitative)])).form
    expect(formMinutes(one)).toBeGreaterThan(0)
    expect(formMinutes(two)).toBeGreaterThan(formMinutes(one))
    const phone = { kind: 'question', type: 'metadata', metadata: 'start', name: 'start', label: {} } as const
    expect(formMinutes({ ...one, items: [phone] })).toBe(0)
  })
})
