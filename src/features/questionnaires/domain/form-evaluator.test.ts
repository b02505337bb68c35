import { describe, expect, it } from 'vitest'
import type { Form, FormItem, Question } from './form.ts'
import { compileForm } from './form-compiling.ts'
import { evaluateForm } from './form-evaluator.ts'

const context = { today: '2026-11-24', now: '2026-11-24T10:00:00+01:00', lang: 'fr' }
const ask = (name: string, type: Question['type'], more: Partial<Question> = {}): Question => ({
  kind: 'question',
  type,
  name,
  label: { fr: `La question ${name}`, en: `Question ${name}` },
  ...more,
})
const formOf = (items: readonly FormItem[], lists: Form['lists'] = {}): Form => ({
  format: 'tablee-form',
  formatVersion: 1,
  id: 'test',
  title: { fr: 'Essai' },
  languages: [
    { tag: 'fr', name: 'Français' },
    { tag: 'en', name: 'English' },
  ],
  items,
  lists,
})
const choices = (...names: string[]) => names.map((name) => ({ name, label: { fr: `le ${name}` } }))
function run(form: Form, answers: unknown, final = false) {
  const compilation = compileForm(form)
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems))
  return evaluateForm(compilation.compiled, answers, context, { final })
}

describe('the evaluator of forms', () => {
  it('asks only what is relevant, and drops with a word what was answered while hidden', () => {
    const form = formOf(
      [
        ask('sells', 'one', { list: 'yesno' }),
        {
          kind: 'group',
          name: 'sales',
          label: {},
          relevant: "${sells} = 'yes'",
          items: [ask('kilos', 'decimal'), ask('half', 'calculation', { calculation: '${kilos} div 2' })],
        },
      ],
      { yesno: choices('yes', 'no') },
    )
    expect(run(form, { sells: 'yes', kilos: 12.5 }).answers).toEqual({
      sells: 'yes',
      kilos: 12.5,
      half: 6.25,
    })
    const hidden = run(form, { sells: 'no', kilos: 12.5, other: 1 })
    expect(hidden.answers).toEqual({ sells: 'no' })
    expect(hidden.dropped).toEqual([
      { path: ['kilos'], reason: 'hidden' },
      { path: ['other'], reason: 'unknown' },
    ])
    expect(hidden.states.get('kilos')?.relevant).toBe(false)
  })

  it('adds up a repeat, numbers its times and reads the nearest answer inside it', () => {
    const form = formOf([
      {
        kind: 'repeat',
        name: 'crops',
        label: {},
        items: [
          ask('kilos', 'decimal'),
          ask('share', 'calculation', { calculation: 'round(${kilos} div ${total} * 100, 1)' }),
          ask('rank', 'calculation', { calculation: 'position(..)' }),
        ],
      },
      ask('total', 'calculation', { calculation: 'sum(${kilos})' }),
      ask('n', 'calculation', { calculation: 'count(${crops})' }),
    ])
    expect(run(form, { crops: [{ kilos: 10 }, { kilos: 30 }, {}] }).answers).toEqual({
      crops: [{ kilos: 10, share: 25, rank: 1 }, { kilos: 30, share: 75, rank: 2 }, { rank: 3 }],
      total: 40,
      n: 3,
    })
    expect(run(form, {}).answers).toEqual({ n: 0 })
  })
})
