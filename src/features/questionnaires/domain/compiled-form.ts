import type { Choice, Form, FormItem, Question, Repeat, Rule } from './form.ts'
import { type Expression, parseRule, quotedReference, walkRule } from './rule.ts'

/** One question, group or repeat, with its rules read. */
export type CompiledItem = {
  readonly item: FormItem
  readonly name: string
  readonly parent: CompiledItem | undefined
  /** Repeats around it, outermost first. */
  readonly around: readonly string[]
  readonly rules: Readonly<Partial<Record<RuleField, Expression>>>
  /** `<name>_other`: the question whose `other` asks for it. */
  readonly otherOf?: string
}

export const RULE_FIELDS = [
  'relevant',
  'required',
  'constraint',
  'calculation',
  'choiceFilter',
  'count',
] as const
export type RuleField = (typeof RULE_FIELDS)[number]

/** A form whose rules are read and whose items stand in the order in which they can be computed. */
export type CompiledForm = {
  readonly form: Form
  /** In the order of the form. */
  readonly items: readonly CompiledItem[]
  readonly byName: ReadonlyMap<string, CompiledItem>
  /** An item stands after all that its relevance, value and choices lean on. */
  readonly order: readonly CompiledItem[]
  /** Names in a circle of relevance and calculations; empty in a form that passed its check. */
  readonly circle: readonly string[]
  readonly choices: ReadonlyMap<string, ReadonlyMap<string, Choice>>
}

/** Name of the choice that opens "other, namely". */
export const OTHER = 'other'

/** Reads the rules of a form that passed `compileForm`; a rule that cannot be read is left aside. */
export function buildForm(form: Form): CompiledForm {
  const items: CompiledItem[] = []
  const add = (list: readonly FormItem[], parent: CompiledItem | undefined, around: readonly string[]) => {
    for (const item of list) {
      const made: CompiledItem = { item, name: item.name, parent, around, rules: readRules(item) }
      items.push(made)
      if (item.kind !== 'question')
        add(item.items, made, item.kind === 'repeat' ? [...around, item.name] : around)
      else if (item.orOther) items.push(otherOf(item, parent, around))
    }
  }
  add(form.items, undefined, [])
  const byName = new Map(items.map((item) => [item.name, item]))
  const choices = new Map(
    Object.entries(form.lists).map(([name, list]) => [
      name,
      new Map(list.map((choice) => [choice.name, choice])),
    ]),
  )
  return { form, items, byName, ...orderOf(items, byName), choices }
}

function otherOf(
  question: Question,
  parent: CompiledItem | undefined,
  around: readonly string[],
): CompiledItem {
  const name = `${question.name}_other`
  const item: Question = { kind: 'question', type: 'text', name, label: {} }
  return { item, name, parent, around, rules: {}, otherOf: question.name }
}

function readRules(item: FormItem): CompiledItem['rules'] {
  const rules: Partial<Record<RuleField, Expression>> = {}
  for (const [field, rule] of rulesOf(item)) {
    const parsed = parseRule(rule)
    if (parsed.ok) rules[field] = parsed.tree
  }
  return rules
}

/** The rules that an item has, by field. */
export function rulesOf(item: FormItem): [RuleField, Rule][] {
  const all: Partial<Record<RuleField, Rule | boolean | undefined>> = item
  return RULE_FIELDS.flatMap((field) => {
    const rule = all[field]
    return typeof rule === 'string' && rule.trim() !== '' ? [[field, rule] as [RuleField, Rule]] : []
  })
}

/** What decides whether an item is there and what it is worth: not its constraint, and not whether it is required. */
const DECIDING: readonly RuleField[] = ['relevant', 'calculation', 'choiceFilter', 'count']

/** Names that a rule refers to, in order, each once. */
export function referencesOf(tree: Expression): string[] {
  const names = [...walkRule(tree)].flatMap((part) => quotedReference(part) ?? [])
  return [...new Set(names)]
}

function leansOn(item: CompiledItem): string[] {
  const names = DECIDING.flatMap((field) => {
    const tree = item.rules[field]
    if (!tree) return []
    // `.` in what decides its own value would be a circle; a filter may ask for it.
    const self = field !== 'choiceFilter' && [...walkRule(tree)].some((part) => part.kind === 'self')
    return self ? [...referencesOf(tree), item.name] : referencesOf(tree)
  })
  if (item.otherOf) names.push(item.otherOf)
  if (item.parent) names.push(item.parent.name)
  return names
}

function orderOf(items: readonly CompiledItem[], byName: ReadonlyMap<string, CompiledItem>) {
  const order: CompiledItem[] = []
  const state = new Map<CompiledItem, 'open' | 'done'>()
  const open: string[] = []
  let circle: string[] = []
  const visit = (item: CompiledItem) => {
    state.set(item, 'open')
    open.push(item.name)
    for (const name of leansOn(item)) {
      const other = byName.get(name)
      if (!other || state.get(other) === 'done') continue
      if (state.get(other) === 'open') {
        if (circle.length === 0) circle = open.slice(open.indexOf(name))
      } else visit(other)
    }
    open.pop()
    state.set(item, 'done')
    order.push(item)
  }
  for (const item of items) if (!state.has(item)) visit(item)
  return { order, circle }
}

/** Whether a person answers it: not a note, and nothing that is computed or that the phone fills in. */
export function isAsked(question: Question): boolean {
  return !['note', 'calculation', 'metadata'].includes(question.type) && !question.calculation
}

export function isRepeat(item: FormItem | undefined): item is Repeat {
  return item?.kind === 'repeat'
}
