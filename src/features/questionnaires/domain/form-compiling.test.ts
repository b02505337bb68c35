import { describe, expect, it } from 'vitest'
import { LANGS, sayIn } from '#kernel/words.ts'
import { ask, choicesNamed, formOf, formOfEverything } from '../../../../tests/support/made-form.ts'
import { unfilled } from '../../../../tests/support/missing-words.ts'
import { questionnairesWords } from '../words.ts'
import type { Form, FormItem, Question } from './form.ts'
import { compileForm, FORM_PROBLEMS } from './form-compiling.ts'

const lists = { yesno: choicesNamed('yes', 'no') }
const found = (form: Form) =>
  compileForm(form).problems.map(({ code, item, field, at }) =>
    [code.replace('questionnaires.form-', ''), item, field, at]
      .filter((part) => part !== undefined && part !== '')
      .join(' '),
  )
const ofQuestion = (type: Question['type'], more: Partial<Question> = {}) =>
  found(formOf([ask('q', type, more)], lists))
const nested = (depth: number): FormItem =>
  depth === 0 ? ask('q', 'text') : { kind: 'group', name: `g${depth}`, label: {}, items: [nested(depth - 1)] }

/** Each code once, with the form that earns it. */
const CASES: readonly [string, string, () => Form][] = [
  ['an empty form', 'empty', () => formOf([])],
  [
    'too many questions',
    'too-many-items',
    () => formOf(Array.from({ length: 501 }, (_, at) => ask(`q${at}`, 'text'))),
  ],
  ['groups too deep', 'too-deep', () => formOf([nested(7)])],
  ['no language', 'language languages', () => ({ ...formOf([ask('q', 'text')]), languages: [] })],
  ['a name with a space', 'name my name name', () => formOf([ask('my name', 'text')])],
  ['a reserved name', 'name __proto__ name', () => formOf([ask('__proto__', 'text')])],
  ['a name twice', 'name-twice q name', () => formOf([ask('q', 'text'), ask('q', 'date')])],
  [
    'the name of "other, namely" taken',
    'name-twice q_other name',
    () => formOf([ask('q', 'one', { list: 'yesno', orOther: true }), ask('q_other', 'text')], lists),
  ],
  ['a list that is not there', 'list-missing q list', () => formOf([ask('q', 'one', { list: 'toString' })])],
  ['an empty list', 'list-empty q list', () => formOf([ask('q', 'many', { list: 'a' })], { a: [] })],
  [
    'a list too long',
    'list-too-long lists',
    () =>
      formOf([ask('q', 'text')], { a: choicesNamed(...Array.from({ length: 2001 }, (_, at) => `c${at}`)) }),
  ],
  [
    'a choice with a space',
    'choice-name lists',
    () => formOf([ask('q', 'text')], { a: choicesNamed('a b') }),
  ],
  ['a choice twice', 'choice-twice lists', () => formOf([ask('q', 'text')], { a: choicesNamed('a', 'a') })],
  [
    'a matrix without rows',
    'rows-missing q rows',
    () => formOf([ask('q', 'matrix', { list: 'yesno' })], lists),
  ],
  ['a scale without ends', 'scale-ends q from', () => formOf([ask('q', 'scale', { from: 5, to: 1 })])],
  [
    'a rubric of three levels',
    'levels q levels',
    () => formOf([ask('q', 'rubric', { levels: [{}, {}, {}] })]),
  ],
  ['a calculation of nothing', 'calculation-missing q calculation', () => formOf([ask('q', 'calculation')])],
  ['metadata of nothing', 'metadata q metadata', () => formOf([ask('q', 'metadata')])],
  ['a question without words', 'label-missing q label', () => formOf([ask('q', 'text', { label: {} })])],
  ['a label of nobody', 'label-reference q hint', () => formOf([ask('q', 'text', { hint: { fr: '${x}' } })])],
  [
    'a rule about nobody',
    'reference q relevant 4',
    () => formOf([ask('q', 'text', { relevant: '1 = ${x}' })]),
  ],
  ['a bare name', 'column q constraint 0', () => formOf([ask('q', 'text', { constraint: 'yes = 1' })])],
  [
    'a column that the list lacks',
    'column q choiceFilter 0',
    () => formOf([ask('q', 'one', { list: 'yesno', choiceFilter: 'town = 1' })], lists),
  ],
  ['a dot in a relevance', 'dot q relevant 0', () => formOf([ask('q', 'text', { relevant: '. = 1' })])],
  [
    'a position nowhere',
    'position q relevant 0',
    () => formOf([ask('q', 'text', { relevant: 'position(..) = 1' })]),
  ],
  [
    'a choice of no question',
    'choice-name-of q constraint 0',
    () => formOf([ask('q', 'text', { constraint: "jr:choice-name(., 'q')" })]),
  ],
  [
    'a repeat that does not hold the question',
    'indexed-repeat q constraint 0',
    () => formOf([ask('q', 'text', { constraint: 'indexed-repeat(${q}, ${q}, 1)' })]),
  ],
  [
    'a pattern that cannot be read',
    'pattern-refused q constraint 13',
    () => formOf([ask('q', 'text', { constraint: "regex(., 'a(b')" })]),
  ],
  [
    'a rule that ends too soon',
    'rule-end q required 3',
    () => formOf([ask('q', 'text', { required: '1 +' })]),
  ],
]

describe('checking a form', () => {
  it.each(CASES)('%s is found: %s', (_, expected, form) => {
    expect(found(form())).toContain(expected)
  })

  it('finds nothing in a good one, and refuses none for a warning', () => {
    expect(compileForm(formOfEverything()).problems).toEqual([])
    expect(compileForm(formOf([ask('q', 'text', { label: {} })])).ok).toBe(true)
    expect(ofQuestion('one', { list: 'yesno' })).toEqual([])
  })

  it('finds circles, through relevance, groups and calculations, and tells their way', () => {
    const circle = formOf([
      ask('a', 'calculation', { calculation: '${b} + 1' }),
      ask('b', 'integer', { relevant: '${c} > 1' }),
      ask('c', 'calculation', { calculation: '${a}' }),
    ])
    expect(compileForm(circle).problems).toMatchObject([
      { code: 'questionnaires.form-circle', item: 'a', params: { names: 'a → b → c → a' } },
    ])
    const group: FormItem = {
      kind: 'group',
      name: 'g',
      label: {},
      relevant: '${q} = 1',
      items: [ask('q', 'integer')],
    }
    expect(found(formOf([group]))).toEqual(['circle g'])
    expect(found(formOf([ask('q', 'calculation', { calculation: '${q} + 1' })]))).toEqual(['circle q'])
    // What an answer must satisfy may speak of anything.
    const constraints = [
      ask('x', 'integer', { constraint: '. < ${y}' }),
      ask('y', 'integer', { constraint: '. > ${x}' }),
    ]
    expect(found(formOf(constraints))).toEqual([])
  })

  it('leaves nothing unfilled in its sentences', () => {
    const problems = CASES.flatMap(([, , form]) => compileForm(form()).problems)
    for (const lang of LANGS) {
      const say = sayIn(questionnairesWords, lang)
      for (const { code, params } of problems)
        expect(unfilled(say(`problem.${code}`, params)), code).toEqual([])
    }
    expect(FORM_PROBLEMS.length).toBe(new Set(FORM_PROBLEMS).size)
  })
})
