import { describe, expect, it } from 'vitest'
import { ask, choicesNamed, formOf } from '../../../../tests/support/made-form.ts'
import { buildForm } from './compiled-form.ts'
import type { EvaluationContext } from './evaluation.ts'
import type { Form } from './form.ts'
import { evaluateForm } from './form-evaluator.ts'
import { nextPage, pagesOf, previousPage } from './form-pages.ts'
import { initialAnswers } from './initial-answers.ts'

const context: EvaluationContext = { today: '2026-11-24', now: '2026-11-24T10:00:00+01:00', lang: 'fr' }
const lists = { crops: choicesNamed('leek', 'apple') }

function pages(form: Form, answers: unknown) {
  const compiled = buildForm(form)
  return pagesOf(compiled, evaluateForm(compiled, answers, context, { final: false }))
}

describe('the screens of a form', () => {
  const form = formOf(
    [
      ask('start', 'metadata', { metadata: 'start' }),
      ask('crop', 'one', { list: 'crops', orOther: true }),
      ask('double', 'calculation', { calculation: '2' }),
      {
        kind: 'group',
        name: 'farm',
        label: {},
        appearance: 'field-list',
        items: [ask('hectares', 'decimal'), ask('born', 'date', { relevant: '${hectares} > 5' })],
      },
      { kind: 'repeat', name: 'harvest', label: {}, items: [ask('kilos', 'decimal'), ask('why', 'text')] },
    ],
    lists,
  )
  const keys = (answers: unknown) =>
    pages(form, answers).map(({ key, keys: shown }) => `${key}: ${shown.join(' ')}`)

  it('hold one question each, a field list whole, and ask at its end whether a repeat goes on', () => {
    expect(keys({ harvest: [{}, {}] })).toEqual([
      'crop: crop',
      'farm: farm hectares',
      'harvest[0].kilos: harvest[0].kilos',
      'harvest[0].why: harvest[0].why',
      'harvest[1].kilos: harvest[1].kilos',
      'harvest[1].why: harvest[1].why',
      'harvest: harvest',
    ])
  })

  it('open what an answer makes relevant, beside what opened it', () => {
    const shown = keys({ crop: 'other', hectares: 12 })
    expect(shown.slice(0, 2)).toEqual(['crop: crop crop_other', 'farm: farm hectares born'])
  })

  it('follow one another, forth and back', () => {
    const all = pages(form, { harvest: [{}] })
    expect(nextPage(all, undefined)?.key).toBe('crop')
    expect(nextPage(all, 'crop')?.key).toBe('farm')
    expect(previousPage(all, 'farm')?.key).toBe('crop')
    expect(previousPage(all, 'crop')).toBeUndefined()
    expect(nextPage(all, 'harvest')).toBeUndefined()
  })
})

describe('first answers', () => {
  it('are what the form fixes, in the form answers have, and one time of each repeat', () => {
    const form = formOf(
      [
        ask('start', 'metadata', { metadata: 'start' }),
        ask('day', 'metadata', { metadata: 'today' }),
        ask('crops', 'many', { list: 'crops', initial: 'apple leek' }),
        ask('bad', 'one', { list: 'crops', initial: 'nettle' }),
        { kind: 'repeat', name: 'r', label: {}, items: [ask('n', 'integer', { initial: '3' })] },
        { kind: 'repeat', name: 'counted', label: {}, count: '2', items: [ask('m', 'integer')] },
      ],
      lists,
    )
    expect(initialAnswers(form, context)).toEqual({
      start: context.now,
      day: context.today,
      crops: ['leek', 'apple'],
      r: [{ n: 3 }],
    })
  })
})
