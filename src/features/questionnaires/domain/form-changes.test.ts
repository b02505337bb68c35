import { describe, expect, it } from 'vitest'
import type { Form, FormItem, Question } from './form.ts'
import { changesBetween } from './form-changes.ts'
import { countAsked, missingTexts } from './form-counts.ts'

const question = (name: string, more: Partial<Question> = {}): Question => ({
  kind: 'question',
  type: 'text',
  name,
  label: { fr: name },
  ...more,
})
const formOf = (items: readonly FormItem[], more: Partial<Form> = {}): Form => ({
  format: 'tablee-form',
  formatVersion: 1,
  id: 'f',
  title: { fr: 'F' },
  languages: [{ tag: 'fr', name: 'Français' }],
  items,
  lists: {},
  ...more,
})

describe('what changed between two versions', () => {
  it('is nothing between a form and itself, whatever the order of its keys', () => {
    const one = question('a', { hint: { fr: 'x', en: 'y' } })
    const other = { hint: { en: 'y', fr: 'x' }, label: one.label, name: 'a', type: 'text', kind: 'question' }
    const nothing = { added: [], removed: [], changed: [], form: false }
    expect(changesBetween(formOf([one]), formOf([other as Question]))).toEqual(nothing)
  })

  it('names what came, what went, and the fields that say something else', () => {
    const before = formOf([question('a'), question('b'), question('c', { required: true })])
    const after = formOf([question('a', { label: { fr: 'A ?' } }), question('c'), question('d')])
    expect(changesBetween(before, after)).toEqual({
      added: ['d'],
      removed: ['b'],
      changed: [
        { name: 'a', fields: ['label'] },
        { name: 'c', fields: ['required'] },
      ],
      form: false,
    })
  })

  it('says that one question moved, not that all the others did', () => {
    const items = ['a', 'b', 'c', 'd'].map((name) => question(name))
    const [a, b, c, d] = items as [Question, Question, Question, Question]
    const { changed } = changesBetween(formOf(items), formOf([d, a, b, c]))
    expect(changed).toEqual([{ name: 'd', fields: ['order'] }])
  })

  it('finds other choices under the same list, and another title', () => {
    const one = question('a', { type: 'one', list: 'l' })
    const list = (...names: string[]) => ({ l: names.map((name) => ({ name, label: { fr: name } })) })
    const before = formOf([one], { lists: list('x') })
    const after = formOf([one], { lists: list('x', 'y'), title: { fr: 'G' } })
    expect(changesBetween(before, after)).toMatchObject({
      changed: [{ name: 'a', fields: ['choices'] }],
      form: true,
    })
  })
})

describe('what a form counts', () => {
  it('counts what people answer, and the texts that a language lacks', () => {
    const items = [question('a', { label: { fr: 'A', en: 'A' } }), question('n', { type: 'note' })]
    const form = formOf(items, { title: { fr: 'F', en: 'F' } })
    expect(countAsked(form)).toBe(1)
    expect(missingTexts(form, 'en')).toEqual([{ item: 'n', field: 'label' }])
    expect(missingTexts(form, 'fr')).toEqual([])
  })
})
