import { describe, expect, it } from 'vitest'
import type { Form, FormItem, Question } from './form.ts'
import { walkItems } from './form.ts'
import {
  changeType,
  choicesFromLines,
  duplicateItem,
  findItem,
  freshName,
  moveItem,
  removeItem,
  renameItem,
  stepItem,
} from './form-editing.ts'

const question = (name: string, more: Partial<Question> = {}): Question => ({
  kind: 'question',
  type: 'text',
  name,
  label: { fr: name },
  ...more,
})
const formOf = (items: readonly FormItem[], lists: Form['lists'] = {}): Form => ({
  format: 'tablee-form',
  formatVersion: 1,
  id: 'f',
  title: { fr: 'F' },
  languages: [{ tag: 'fr', name: 'Français' }],
  items,
  lists,
})
const group = (name: string, ...items: FormItem[]): FormItem => ({ kind: 'group', name, label: {}, items })
const names = (form: Form) => [...walkItems(form.items)].map(({ name }) => name)

const FORM = formOf([question('a'), group('g', question('b'), question('c')), question('d')])

describe('moving items', () => {
  it.each([
    ['a', 'down', ['g', 'b', 'c', 'a', 'd']],
    ['d', 'up', ['a', 'd', 'g', 'b', 'c']],
    ['b', 'up', ['a', 'b', 'g', 'c', 'd']],
    ['c', 'down', ['a', 'g', 'b', 'c', 'd']],
    ['d', 'in', ['a', 'g', 'b', 'c', 'd']],
    ['b', 'out', ['a', 'g', 'c', 'b', 'd']],
    ['a', 'up', ['a', 'g', 'b', 'c', 'd']],
  ] as const)('takes %s one step %s', (name, way, order) => {
    expect(names(stepItem(FORM, name, way))).toEqual(order)
  })

  it('puts what goes in at the end of the group, and what goes past its last place after it', () => {
    const inside = stepItem(FORM, 'd', 'in')
    expect(findItem(inside, 'g')).toMatchObject({ items: [{ name: 'b' }, { name: 'c' }, { name: 'd' }] })
    const out = stepItem(FORM, 'c', 'down')
    expect(out.items.map(({ name }) => name)).toEqual(['a', 'g', 'c', 'd'])
  })

  it('never puts a group into itself', () => {
    expect(moveItem(FORM, 'g', { parent: 'g', at: 0 })).toBe(FORM)
  })
})

describe('copies and names', () => {
  it('gives all that a copied group holds names of its own', () => {
    const { form, name } = duplicateItem(FORM, 'g')
    expect(name).toBe('g_2')
    expect(names(form)).toEqual(['a', 'g', 'b', 'c', 'g_2', 'b_2', 'c_2', 'd'])
  })

  it('renames in the rules and texts that speak of it', () => {
    const form = formOf([
      question('a'),
      question('b', { relevant: '${a} = 1 and ${ab} = 2', label: { fr: 'Vous dites ${a}' } }),
    ])
    expect(renameItem(form, 'a', 'repas').items).toMatchObject([
      { name: 'repas' },
      { name: 'b', relevant: '${repas} = 1 and ${ab} = 2', label: { fr: 'Vous dites ${repas}' } },
    ])
  })

  it('makes names of labels that nothing else has', () => {
    expect(freshName(FORM, 'Élèves à table ?')).toBe('eleves_a_table')
    expect(freshName(FORM, 'A')).toBe('a_2')
    expect(freshName(FORM, '2 repas')).toBe('q_2_repas')
  })

  it('removes from wherever it stands', () => {
    expect(names(removeItem(FORM, 'b'))).toEqual(['a', 'g', 'c', 'd'])
  })
})

describe('another type', () => {
  it('keeps the list from one answer to several, and what both ask', () => {
    const one = question('q', { type: 'one', list: 'l', orOther: true, required: true, relevant: '${a} = 1' })
    const form = changeType(formOf([one], { l: [{ name: 'x', label: { fr: 'X' } }] }), one, 'many')
    expect(form.items[0]).toEqual({ ...one, type: 'many' })
  })

  it('makes the list that it needs, and leaves what means nothing any more', () => {
    const number = question('q', { type: 'decimal', unit: 'kg', from: 0 })
    const form = changeType(formOf([number]), number, 'one')
    expect(form.items[0]).toEqual({ kind: 'question', type: 'one', name: 'q', label: { fr: 'q' }, list: 'q' })
    expect(form.lists).toEqual({ q: [] })
  })
})

describe('pasted choices', () => {
  it('takes lines with a second language after a tab, and names each once', () => {
    expect(choicesFromLines('Carotte\tCarrot\n\nPoireau\nCarotte', ['fr', 'en'])).toEqual([
      { name: 'carotte', label: { fr: 'Carotte', en: 'Carrot' } },
      { name: 'poireau', label: { fr: 'Poireau' } },
      { name: 'carotte_2', label: { fr: 'Carotte' } },
    ])
  })

  it('leaves a choice its name while its words stay', () => {
    const before = [{ name: 'c1', label: { fr: 'Carotte', en: 'Carrot' } }]
    expect(choicesFromLines('Poireau\nCarotte', ['fr'], before)[1]).toEqual(before[0])
  })
})
