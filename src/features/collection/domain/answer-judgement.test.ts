import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildForm } from '#features/questionnaires/domain/compiled-form.ts'
import { evaluateForm } from '#features/questionnaires/domain/form-evaluator.ts'
import { SURVEY, surveyAnswer } from '../../../../bench/submissions/survey.ts'
import { filesOf } from './answer-files.ts'
import { contextOfSending, judgeAnswers } from './answer-judgement.ts'

const compiled = buildForm(SURVEY)
const context = contextOfSending({ finishedAt: '2026-03-31T23:30:00+02:00', lang: 'fr' })

describe('the judgement of an answer', () => {
  it('says what the page of the respondent says, for any answers', () => {
    const someAnswers = fc.tuple(
      fc.nat(400),
      fc.dictionary(fc.constantFrom(...compiled.byName.keys(), 'x'), fc.jsonValue()),
    )
    fc.assert(
      fc.property(someAnswers, ([n, changed]) => {
        const given = { ...surveyAnswer(n), ...changed }
        const { answers, problems, dropped } = evaluateForm(compiled, given, context, { final: true })
        const bare = evaluateForm(compiled, given, context, { final: true, withStates: false })
        expect({ ...bare, states: 0 }).toEqual({ answers, problems, dropped, states: 0 })
        if (problems.length === 0)
          expect(judgeAnswers(compiled, given, context, { final: true })).toEqual({ answers, dropped })
        else
          expect(() => judgeAnswers(compiled, given, context, { final: true })).toThrow(
            'collection.answer-refused',
          )
      }),
    )
  })

  it('takes the survey of the measurements, every one', () => {
    for (let n = 0; n < 300; n += 1)
      expect(judgeAnswers(compiled, surveyAnswer(n), context, { final: true }).dropped).toEqual([])
  })

  it('is made on the day of the phone', () => {
    expect(context).toEqual({ today: '2026-03-31', now: '2026-03-31T23:30:00+02:00', lang: 'fr' })
  })

  it('names the files of answers, those inside repeats too, each once', () => {
    const file = (id: string) => ({ file: id, mime: 'image/png', bytes: 1 })
    const answers = {
      a: file('1'),
      many: ['x'],
      b: 'text',
      plots: [{ p: file('2') }, { p: file('1'), q: [{ r: file('3') }] }],
    }
    expect(filesOf(answers)).toEqual(['1', '2', '3'])
  })
})
