import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { someAnswers } from '../../../../tests/support/form-arbitraries.ts'
import { ask, choicesNamed, formOf, formOfEverything } from '../../../../tests/support/made-form.ts'
import { canonicalJson, outcomeOf } from './answer-document.ts'
import { type EvaluationContext, type FormEvaluation, pathKey } from './evaluation.ts'
import type { AnswerPath, Form } from './form.ts'
import { compileForm } from './form-compiling.ts'
import { evaluateForm } from './form-evaluator.ts'

const context: EvaluationContext = { today: '2026-11-24', now: '2026-11-24T10:00:00+01:00', lang: 'fr' }

function compiled(form: Form) {
  const compilation = compileForm(form)
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems))
  return compilation.compiled
}
const run = (form: Form, answers: unknown, final = false) =>
  evaluateForm(compiled(form), answers, context, { final })
const codesOf = ({ problems }: FormEvaluation) => problems.map(({ path, code }) => `${pathKey(path)} ${code}`)

describe('the evaluator of forms', () => {
  it('asks only what is relevant, and drops with a word what was answered while hidden', () => {
    const half = ask('half', 'calculation', { calculation: '${kilos} div 2' })
    const sales = { kind: 'group', name: 'sales', label: {}, relevant: "${sells} = 'yes'" } as const
    const form = formOf(
      [ask('sells', 'one', { list: 'yesno' }), { ...sales, items: [ask('kilos', 'decimal'), half] }],
      { yesno: choicesNamed('yes', 'no') },
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
    const share = ask('share', 'calculation', { calculation: 'round(${kilos} div ${total} * 100, 1)' })
    const rank = ask('rank', 'calculation', { calculation: 'position(..)' })
    const form = formOf([
      { kind: 'repeat', name: 'crops', label: {}, items: [ask('kilos', 'decimal'), share, rank] },
      ask('total', 'calculation', { calculation: 'sum(${kilos})' }),
      ask('n', 'calculation', { calculation: 'count(${crops})' }),
    ])
    expect(run(form, { crops: [{ kilos: 10 }, { kilos: 30 }, {}] }).answers).toEqual({
      crops: [{ kilos: 10, share: 25, rank: 1 }, { kilos: 30, share: 75, rank: 2 }, { rank: 3 }],
      total: 40,
      n: 3,
    })
    // Nothing harvested yet is no harvest of zero.
    expect(run(form, {}).answers).toEqual({ n: 0 })
  })

  it('gives as many times as the form counts, and drops those past them', () => {
    const form = formOf([
      ask('children', 'integer'),
      { kind: 'repeat', name: 'child', label: {}, count: '${children}', items: [ask('age', 'integer')] },
    ])
    const two = run(form, { children: 2, child: [{ age: 3 }, { age: 5 }, { age: 9 }] })
    expect(two.answers).toEqual({ children: 2, child: [{ age: 3 }, { age: 5 }] })
    expect(two.dropped).toEqual([{ path: ['child', 2], reason: 'hidden' }])
    expect(run(form, { children: 3 }).states.get('child')?.times).toBe(3)
    expect(codesOf(run(form, { children: 1_000_000 }))).toEqual(['child too-many'])
  })

  it('asks "other, namely" only of who chose it', () => {
    const form = formOf([ask('crop', 'many', { list: 'crops', orOther: true })], {
      crops: choicesNamed('leek'),
    })
    const chosen = run(form, { crop: ['other', 'leek'], crop_other: 'Ortie' })
    expect(chosen.answers).toEqual({ crop: ['leek', 'other'], crop_other: 'Ortie' })
    expect(chosen.states.get('crop')?.choices).toEqual(['leek', 'other'])
    expect(run(form, { crop: ['leek'], crop_other: 'Ortie' }).answers).toEqual({ crop: ['leek'] })
  })

  it('leaves only the choices that the filter passes, and refuses the others', () => {
    const form = formOfEverything()
    expect(run(form, { department: 'drome' }).states.get('town')?.choices).toEqual(['die', 'crest'])
    expect(codesOf(run(form, { department: 'alpes', town: 'die' }))).toEqual(['town choice'])
  })

  it('asks for what is required when the answer is final, and says the form’s own words', () => {
    const form = formOf([
      ask('age', 'integer', {
        required: true,
        requiredMessage: { fr: 'Votre âge compte', en: 'Your age matters' },
        constraint: '. > 17',
        constraintMessage: { fr: 'Seulement les adultes', en: 'Adults only' },
      }),
      ask('why', 'text', { required: '${age} > 60' }),
    ])
    expect(run(form, {}).problems).toEqual([])
    expect(run(form, {}, true).problems).toEqual([
      { path: ['age'], code: 'required', message: 'Votre âge compte' },
    ])
    expect(run(form, { age: 12 }).problems).toEqual([
      { path: ['age'], code: 'constraint', message: 'Seulement les adultes' },
    ])
    expect(codesOf(run(form, { age: 61 }, true))).toEqual(['why required'])
    expect(run(form, { age: 61 }).states.get('why')?.required).toBe(true)
  })

  it('never asks for what nobody can fill in', () => {
    const form = formOf([
      ask('hello', 'note', { required: true }),
      ask('half', 'calculation', { calculation: '${x} div 2', required: true }),
      ask('shown', 'text', { readOnly: true, required: true }),
      ask('x', 'integer'),
    ])
    expect(codesOf(run(form, {}, true))).toEqual([])
  })

  it('writes answers into labels', () => {
    const form = formOf(
      [
        ask('crop', 'one', { list: 'crops' }),
        ask('kilos', 'decimal'),
        ask('why', 'text', { label: { fr: 'Pourquoi ${crop} : ${kilos} kg ?' } }),
      ],
      { crops: choicesNamed('leek') },
    )
    expect(run(form, { crop: 'leek', kilos: 1.5 }).states.get('why')?.label).toBe(
      'Pourquoi le leek : 1,5 kg ?',
    )
    expect(run(form, {}).states.get('why')?.label).toBe('Pourquoi  :  kg ?')
  })

  it('stops what would cost too much, and names it', () => {
    const inner = {
      kind: 'repeat',
      name: 'inner',
      label: {},
      count: '200',
      items: [ask('x', 'integer')],
    } as const
    const middle = { kind: 'repeat', name: 'middle', label: {}, count: '200', items: [inner] } as const
    const form = formOf([{ kind: 'repeat', name: 'outer', label: {}, count: '200', items: [middle] }])
    const whole = run(form, {})
    expect(codesOf(whole)).toContainEqual(
      expect.stringMatching(/^outer\[\d+\]\.middle\[\d+\]\.inner too-many$/),
    )
    const sums = Array.from({ length: 490 }, (_, at) =>
      ask(`s${at}`, 'calculation', { calculation: Array.from({ length: 100 }, () => 'sum(${x})').join('+') }),
    )
    const heavy = formOf([{ kind: 'repeat', name: 'r', label: {}, items: [ask('x', 'integer')] }, ...sums])
    const times = Array.from({ length: 200 }, () => ({ x: 1 }))
    expect(new Set(run(heavy, { r: times }).problems.map(({ code }) => code))).toEqual(
      new Set(['rule-failed']),
    )
  })

  it('takes five hundred calculations that lean on one another', () => {
    const chain = Array.from({ length: 499 }, (_, at) =>
      ask(`c${498 - at}`, 'calculation', { calculation: at === 498 ? '${x}' : `\${c${497 - at}} + 1` }),
    )
    expect(run(formOf([...chain, ask('x', 'integer')]), { x: 1 }).answers.c498).toBe(499)
  })
})

describe('values', () => {
  const form = formOfEverything()
  const yes = { sells: 'yes' }
  it.each<[string, unknown, string]>([
    ['who', 12, 'type'],
    ['sells', 'maybe', 'choice'],
    ['sells', ['yes'], 'type'],
    ['crops', 'leek', 'type'],
    ['crops', ['leek', 'nettle'], 'choice'],
    ['hours', 1.5, 'type'],
    ['hours', '12', 'type'],
    ['hours', 169, 'range'],
    ['hours', 2 ** 60, 'range'],
    ['income', 12.5, 'type'],
    ['income', '12,50', 'type'],
    ['income', '12.505', 'type'],
    ['sure', 3, 'range'],
    ['level', 5, 'range'],
    ['born', '2026-02-29', 'type'],
    ['at', '24:00', 'type'],
    ['moment', '2026-11-24T10:00:00', 'type'],
    ['lives', 'Die', 'type'],
    ['views', { price: 'perhaps' }, 'choice'],
    ['picture', { file: 'f', mime: 'text/html', bytes: 3 }, 'type'],
    ['agrees', 'yes', 'type'],
  ])('of %s: %j is refused (%s) and does not count', (name, value, code) => {
    const outcome = run(form, { ...yes, [name]: value })
    expect(outcome.problems.map((problem) => [problem.path[0], problem.code])).toContainEqual([name, code])
    expect(outcome.answers[name]).toBeUndefined()
  })

  it('of a text are at most 4,000 characters', () => {
    expect(codesOf(run(form, { who: 'x'.repeat(4001) }))).toEqual(['who too-long'])
  })

  it('come in one normal form', () => {
    const given = {
      ...yes,
      who: ' Ana\0 ',
      crops: ['apple', 'leek', 'apple'],
      income: '007.5',
      sure: -0,
      lives: '2A004',
    }
    expect(run(form, given).answers).toMatchObject({
      who: 'Ana',
      crops: ['leek', 'apple'],
      income: '7.50',
      lives: '2A004',
    })
    expect(Object.is(run(form, given).answers.sure, 0)).toBe(true)
    expect(run(form, { ...yes, crops: ['leek', 'apple'], best: ['apple', 'leek'] }).answers.best).toEqual([
      'apple',
      'leek',
    ])
  })
})

// Ten thousand take seconds on an idle machine, and longer on a busy one.
describe('of 10,000 random answers to a form of everything', { timeout: 300_000 }, () => {
  const form = formOfEverything()
  const built = compiled(form)
  const always = (check: (given: Record<string, unknown>) => void) =>
    fc.assert(fc.property(someAnswers(form), check), { numRuns: 10_000 })

  it('each is evaluated the same once it went through JSON, and its own outcome stays what it is', () => {
    always((given) => {
      const once = evaluateForm(built, given, context, { final: true })
      const copy: unknown = JSON.parse(JSON.stringify(given))
      expect(outcomeOf(built, copy, context)).toBe(outcomeOf(built, given, context))
      const twice = evaluateForm(built, once.answers, context, { final: true })
      expect(canonicalJson(twice.answers)).toBe(canonicalJson(once.answers))
      expect(twice.dropped).toEqual([])
      expect(canonicalJson(JSON.parse(JSON.stringify(once.answers)))).toBe(canonicalJson(once.answers))
    })
  })

  it('nothing given is lost without a word, and nothing hidden counts', () => {
    always((given) => {
      const { answers, dropped, problems, states } = evaluateForm(built, given, context, { final: false })
      const said = [...dropped, ...problems].map(({ path }) => path)
      for (const path of leavesOf(given)) {
        // The path itself, something around it (a time that is no object) or in it (a row of a matrix).
        const accounted = said.some((one) => path.every((part, at) => at >= one.length || one[at] === part))
        expect(accounted || isAt(answers, path), pathKey(path)).toBe(true)
      }
      for (const [key, { relevant, path }] of states)
        if (!relevant) expect(isAt(answers, path), key).toBe(false)
    })
  })
})

/** Paths of what was given: answers, and times that are no objects. */
function leavesOf(given: unknown, path: AnswerPath = []): AnswerPath[] {
  if (given === null || given === '' || given === undefined) return []
  if (
    path.length > 0 &&
    path.length % 2 === 1 &&
    !(Array.isArray(given) && given.some((one) => typeof one === 'object'))
  )
    return isEmpty(given) ? [] : [path]
  if (Array.isArray(given)) return given.flatMap((one, at) => leavesOf(one, [...path, at]))
  if (typeof given !== 'object') return [path]
  return Object.entries(given).flatMap(([key, one]) => leavesOf(one, [...path, key]))
}

/** An unticked box, no name chosen, blanks and a text of null signs: nothing was answered. */
function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.replaceAll('\0', '').trim() === ''
  if (Array.isArray(value)) return value.length === 0
  return (
    value === false ||
    (typeof value === 'object' &&
      value !== null &&
      Object.values(value).every((one) => one === null || one === ''))
  )
}

function isAt(answers: unknown, path: AnswerPath): boolean {
  let at: unknown = answers
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return false
    at = Reflect.get(at, part)
  }
  return true
}
