import { describe, expect, it } from 'vitest'
import type { Form } from './form.ts'
import { nameLanguage } from './form-language.ts'

const und = (words: string) => ({ und: words })
const FORM: Form = {
  format: 'tablee-form',
  formatVersion: 1,
  id: 'f',
  title: und('Titre'),
  languages: [{ tag: 'und', name: '' }],
  lists: { l: [{ name: 'x', label: und('X'), attributes: { und: 'kept' } }] },
  items: [
    {
      kind: 'group',
      name: 'g',
      label: und('Groupe'),
      items: [
        {
          kind: 'question',
          type: 'rubric',
          name: 'q',
          label: und('Q'),
          hint: und('H'),
          constraintMessage: und('M'),
          levels: [und('0'), und('1'), und('2'), und('3'), und('4')],
          relevant: 'true()',
        },
      ],
    },
  ],
}

describe('a form that names no language', () => {
  it('speaks the one that it is told, in every text, and in nothing else', () => {
    const said = nameLanguage(FORM, 'und', { tag: 'fr', name: 'Français (fr)' })
    const expected = JSON.parse(JSON.stringify(FORM).replaceAll('"und":', '"fr":')) as Form
    expect(said).toEqual({
      ...expected,
      languages: [{ tag: 'fr', name: 'Français (fr)' }],
      lists: { l: [{ name: 'x', label: { fr: 'X' }, attributes: { und: 'kept' } }] },
    })
  })

  it('stays as it is where it speaks that language already', () => {
    expect(nameLanguage(FORM, 'und', { tag: 'und', name: 'x' })).toBe(FORM)
  })
})
