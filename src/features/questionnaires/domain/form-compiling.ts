import { buildForm, type CompiledForm, type CompiledItem, type RuleField, rulesOf } from './compiled-form.ts'
import { FORM_LIMITS, type Form, type FormItem, METADATA, QUESTION_TYPES, type Question } from './form.ts'
import { type Expression, parseRule, quotedReference, RULE_ERRORS, walkRule } from './rule.ts'
import { PATTERN_ERRORS, readPattern } from './rule-pattern.ts'

const OWN_CODES = [
  'empty',
  'too-many-items',
  'too-deep',
  'name',
  'name-twice',
  'language',
  'type',
  'list-missing',
  'list-empty',
  'list-too-long',
  'choice-name',
  'choice-twice',
  'rows-missing',
  'scale-ends',
  'levels',
  'calculation-missing',
  'metadata',
  'label-missing',
  'label-reference',
  'reference',
  'circle',
  'column',
  'dot',
  'position',
  'choice-name-of',
  'indexed-repeat',
] as const

/** Codes of what may be wrong with a form; sentences are `problem.questionnaires.form-…`. */
export const FORM_PROBLEMS = [...OWN_CODES, ...RULE_ERRORS, ...PATTERN_ERRORS] as const
export type FormProblemCode = `questionnaires.form-${(typeof FORM_PROBLEMS)[number]}`

/** What is wrong with a form, found while it is written: an error keeps it from being opened to answers. */
export type FormProblem = {
  readonly code: FormProblemCode
  readonly severity: 'error' | 'warning'
  /** Name of the question, group or repeat; '' of the form itself. */
  readonly item: string
  /** `relevant`, `name`, `label`, `list`… */
  readonly field: string
  /** In a rule: position from 0. */
  readonly at?: number
  readonly params: Readonly<Record<string, string | number>>
}

export type FormCompilation =
  | { readonly ok: true; readonly compiled: CompiledForm; readonly problems: readonly FormProblem[] }
  | { readonly ok: false; readonly problems: readonly FormProblem[] }

type Found = {
  code: (typeof FORM_PROBLEMS)[number]
  item?: string
  field?: string
  at?: number
  params?: FormProblem['params']
  severity?: FormProblem['severity']
}
type Report = (found: Found) => void

const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u
/** Names that mean something to the language the forms are computed in. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])

/** Checks a form whole and reads its rules. Warnings do not stand in the way. */
export function compileForm(form: Form): FormCompilation {
  const problems: FormProblem[] = []
  const report: Report = ({ code, item = '', field = '', at, params = {}, severity = 'error' }) =>
    problems.push({
      code: `questionnaires.form-${code}`,
      severity,
      item,
      field,
      ...(at === undefined ? {} : { at }),
      params,
    })
  if (checkSize(form, report)) {
    checkLists(form, report)
    const compiled = buildForm(form)
    checkNames(compiled, report)
    for (const item of compiled.items) {
      if (item.item.kind === 'question' && !item.otherOf) checkQuestion(form, item.item, report)
      checkRules(compiled, item, report)
      checkLabels(compiled, item, report)
    }
    const [first] = compiled.circle
    if (first !== undefined)
      report({ code: 'circle', item: first, params: { names: [...compiled.circle, first].join(' → ') } })
    if (!problems.some(({ severity }) => severity === 'error')) return { ok: true, compiled, problems }
  }
  return { ok: false, problems }
}

/** Whether the form is small enough to be looked at further. */
function checkSize(form: Form, report: Report): boolean {
  let count = 0
  let deepest = 0
  const walk = (items: readonly FormItem[], depth: number) => {
    deepest = Math.max(deepest, depth)
    for (const item of items) {
      count += 1
      if (item.kind !== 'question' && depth <= FORM_LIMITS.depth) walk(item.items, depth + 1)
    }
  }
  walk(form.items, 0)
  if (count === 0) report({ code: 'empty' })
  if (count > FORM_LIMITS.items)
    report({ code: 'too-many-items', params: { n: count, most: FORM_LIMITS.items } })
  if (deepest > FORM_LIMITS.depth) report({ code: 'too-deep', params: { most: FORM_LIMITS.depth } })
  if (form.languages.length === 0) report({ code: 'language', field: 'languages' })
  return count > 0 && count <= FORM_LIMITS.items && deepest <= FORM_LIMITS.depth
}

function checkLists(form: Form, report: Report) {
  for (const [list, choices] of Object.entries(form.lists)) {
    const params = { list, most: FORM_LIMITS.choices }
    if (choices.length > FORM_LIMITS.choices) report({ code: 'list-too-long', field: 'lists', params })
    const seen = new Set<string>()
    for (const { name } of choices) {
      // Rules see several answers as names separated by spaces.
      if (name === '' || name.length > 200 || /\s/u.test(name) || RESERVED.has(name))
        report({ code: 'choice-name', field: 'lists', params: { list, name } })
      if (seen.has(name) && !form.settings?.allowChoiceDuplicates)
        report({ code: 'choice-twice', field: 'lists', params: { list, name } })
      seen.add(name)
    }
  }
}

function checkNames({ items }: CompiledForm, report: Report) {
  const seen = new Set<string>()
  for (const { name } of items) {
    if (!NAME.test(name) || name.length > FORM_LIMITS.name || RESERVED.has(name))
      report({ code: 'name', item: name, field: 'name', params: { name, most: FORM_LIMITS.name } })
    if (seen.has(name)) report({ code: 'name-twice', item: name, field: 'name', params: { name } })
    seen.add(name)
  }
}

function checkQuestion(form: Form, question: Question, report: Report) {
  const { name: item, type } = question
  const need = (holds: boolean, code: Found['code'], field: string, params: FormProblem['params'] = {}) => {
    if (!holds) report({ code, item, field, params })
  }
  if (!QUESTION_TYPES.includes(type)) return report({ code: 'type', item, field: 'type', params: { type } })
  const known = (list: string | undefined) => list !== undefined && Object.hasOwn(form.lists, list)
  if (['one', 'many', 'ranking', 'matrix'].includes(type)) {
    need(known(question.list), 'list-missing', 'list', { list: question.list ?? '' })
    const empty = known(question.list) && form.lists[question.list ?? '']?.length === 0
    need(!empty || question.orOther === true, 'list-empty', 'list', { list: question.list ?? '' })
  }
  if (type === 'matrix') need(known(question.rows), 'rows-missing', 'rows', { list: question.rows ?? '' })
  if (type === 'scale') {
    const { from, to, step = 1 } = question
    need(
      from !== undefined && to !== undefined && from < to && step > 0 && step <= to - from,
      'scale-ends',
      'from',
    )
  }
  if (type === 'rubric')
    need(question.levels?.length === 5, 'levels', 'levels', { n: question.levels?.length ?? 0 })
  if (type === 'calculation')
    need(Boolean(question.calculation?.trim()), 'calculation-missing', 'calculation')
  if (type === 'metadata')
    need(
      METADATA.includes(question.metadata ?? 'start') && question.metadata !== undefined,
      'metadata',
      'metadata',
    )
  const hasLabel = Object.values(question.label).some((text) => text.trim() !== '')
  if (!hasLabel && type !== 'calculation' && type !== 'metadata')
    report({ code: 'label-missing', item, field: 'label', severity: 'warning' })
}

function checkRules(compiled: CompiledForm, item: CompiledItem, report: Report) {
  for (const [field, rule] of rulesOf(item.item)) {
    const parsed = parseRule(rule)
    if (parsed.ok) checkParts(compiled, item, field, parsed.tree, report)
    else
      report({
        code: parsed.error.code,
        item: item.name,
        field,
        at: parsed.error.at,
        params: parsed.error.params,
      })
  }
}

function checkParts(
  compiled: CompiledForm,
  item: CompiledItem,
  field: RuleField,
  tree: Expression,
  report: Report,
) {
  const say = (code: Found['code'], at: number, params: FormProblem['params'] = {}) =>
    report({ code, item: item.name, field, at, params, ...(isNothing(code, field) && NEVER_TRUE) })
  for (const part of walkRule(tree)) {
    const reference = quotedReference(part)
    if (reference !== undefined && !compiled.byName.has(reference))
      say('reference', part.at, { name: reference })
    if (part.kind === 'self' && field !== 'constraint' && field !== 'required') say('dot', part.at)
    if (part.kind === 'column') checkColumn(compiled, item, field, part, say)
    if (part.kind !== 'call') continue
    if (part.name === 'position' && item.around.length === 0) say('position', part.at)
    if (part.name === 'jr:choice-name' && quotedReference(part.arguments[1]) === undefined)
      say('choice-name-of', part.at)
    if (part.name === 'indexed-repeat') {
      const [sought, ...pairs] = part.arguments
      const repeats = pairs.filter((_, at) => at % 2 === 0).map((one) => quotedReference(one) ?? '')
      const around = compiled.byName.get(quotedReference(sought) ?? '')?.around ?? []
      if (pairs.length % 2 !== 0 || repeats.some((name) => !around.includes(name)))
        say('indexed-repeat', part.at)
    }
    const pattern = part.arguments[1]
    if (part.name === 'regex' && pattern?.kind === 'literal') {
      const read = readPattern(String(pattern.value))
      if ('code' in read) say(read.code, pattern.at + 1 + read.at)
    }
  }
}

/** As in XPath, a filter that names no column compares with nothing: it offers nothing, and harms no answer. */
const isNothing = (code: Found['code'], field: RuleField) => code === 'column' && field === 'choiceFilter'
const NEVER_TRUE = { severity: 'warning' } as const

type Say = (code: Found['code'], at: number, params?: FormProblem['params']) => void

function checkColumn(
  { form }: CompiledForm,
  { item }: CompiledItem,
  field: RuleField,
  part: Extract<Expression, { kind: 'column' }>,
  say: Say,
) {
  const list = item.kind === 'question' ? form.lists[item.list ?? ''] : undefined
  const isColumn =
    field === 'choiceFilter' &&
    (part.name === 'name' || list?.some(({ attributes = {} }) => Object.hasOwn(attributes, part.name)))
  if (!isColumn) say('column', part.at, { name: part.name })
}

/** A label that names an unknown question would show its `${…}` to respondents. */
function checkLabels({ byName }: CompiledForm, { item }: CompiledItem, report: Report) {
  const texts = Object.entries(item).flatMap(([field, value]) =>
    /label|hint|message/i.test(field) && typeof value === 'object' ? [[field, value] as const] : [],
  )
  for (const [field, text] of texts)
    for (const shown of Object.values(text))
      for (const [, name = ''] of String(shown).matchAll(/\$\{\s*([^}\s]+)\s*\}/gu))
        if (!byName.has(name)) report({ code: 'label-reference', item: item.name, field, params: { name } })
}
