import type { FrameworkLine } from '#features/framework/domain/framework-line.ts'
import type { CollectionMode } from '#features/framework/domain/indicator.ts'
import { foldText } from '#kernel/text-measure.ts'
import type { Form, FormItem, FormText, Group, Question } from './form.ts'
import type { BankPublic, QuestionBank } from './question-bank.ts'

/** A line of the framework with what a question needs of it. */
export type AskedLine = Pick<
  FrameworkLine,
  | 'objectiveId'
  | 'question'
  | 'criterion'
  | 'name'
  | 'definition'
  | 'kind'
  | 'unit'
  | 'variables'
  | 'levels'
  | 'mode'
  | 'respondents'
> & {
  readonly id: string
  /** English of the catalogue's indicator, where the line is one. */
  readonly english?: { readonly name: string; readonly definition: string }
}

export type FormWish = {
  readonly id: string
  readonly title: FormText
  readonly lines: readonly AskedLine[]
  readonly objectives: readonly { readonly id: string; readonly statement: string }[]
  readonly groupBy: 'objective' | 'respondents'
  /** Ways of collecting that ask someone: lines with another are left, and named. */
  readonly modes: readonly CollectionMode[]
  readonly bank: QuestionBank
  /** Publics of the bank whose questions are added, in this order. */
  readonly publics: readonly BankPublic[]
}

export type MadeForm = {
  readonly form: Form
  /** Lines that this form does not answer, in their order. */
  readonly leftOut: readonly string[]
}

/** Ways of collecting by which a person answers questions. */
export const ASKING_MODES: readonly CollectionMode[] = ['survey', 'interview']

/**
 * Writes a form from lines of the framework: a question for each variable of a formula, a rubric for what is
 * qualitative; a variable that several lines want is asked once and answers them all. The same wish gives the same form.
 */
export function formFromFramework(wish: FormWish): MadeForm {
  const names = new Names()
  const asked = wish.lines.filter(({ mode }) => mode !== '' && wish.modes.includes(mode))
  const meaningOf = fullMeanings(asked)
  const labelOf = labelsAmong(wish.lines)
  const byGroup = new Map<string, AskedLine[]>()
  for (const line of asked) {
    const group = groupOf(line, wish)
    byGroup.set(group, [...(byGroup.get(group) ?? []), line])
  }
  const shared = new Map<string, Question>()
  const groups: FormItem[] = []
  for (const [label, lines] of byGroup) {
    const name = names.take(label || 'questions')
    const questions = lines.flatMap((line) =>
      questionsOf(line, { shared, names, bank: wish.bank, meaningOf, labelOf }),
    )
    groups.push({ kind: 'group', name, label: label ? { fr: label } : {}, items: questions })
  }
  const form: Form = {
    format: 'tablee-form',
    formatVersion: 1,
    id: wish.id,
    title: wish.title,
    languages: [
      { tag: 'fr', name: 'Français (fr)' },
      { tag: 'en', name: 'English (en)' },
    ],
    items: [
      ...groups.flatMap((group) => withShared(group, shared)),
      ...wish.publics.map((code) => fromBank(code, wish.bank, names)),
    ],
    lists: {},
  }
  return { form, leftOut: wish.lines.filter((line) => !asked.includes(line)).map(({ id }) => id) }
}

function groupOf(line: AskedLine, { groupBy, objectives }: FormWish): string {
  if (groupBy === 'respondents') return line.respondents.trim()
  return objectives.find(({ id }) => id === line.objectiveId)?.statement ?? ''
}

/** What the form holds so far. */
type Made = {
  readonly shared: Map<string, Question>
  readonly names: Names
  readonly bank: QuestionBank
  readonly meaningOf: (name: string, meaning: string) => string
  readonly labelOf: (line: AskedLine) => FormText
}

/** Questions of a line that are not asked yet; those that are answer this line too. */
function questionsOf(line: AskedLine, { shared, names, bank, meaningOf, labelOf }: Made): Question[] {
  const wanted =
    line.kind === 'qualitative'
      ? [rubricOf(line, labelOf(line))]
      : line.variables.length > 0
        ? line.variables.map((one) => variableOf(line, one, meaningOf(one.name, one.meaning)))
        : [numberOf(line, labelOf(line))]
  return wanted.flatMap(({ key, variable, question }) => {
    const link = variable === undefined ? { lineId: line.id } : { lineId: line.id, variable }
    const before = shared.get(key)
    const name = before?.name ?? names.take(variable ?? line.name)
    const answers = [...(before?.answers ?? []), link]
    shared.set(key, { ...(before ?? question), name, answers })
    if (before) return []
    const made: Question = { ...question, name, answers: [] }
    return line.kind === 'qualitative' && line.mode === 'interview'
      ? [made, followUp(name, names, bank)]
      : [made]
  })
}

type Wanted = { readonly key: string; readonly variable?: string; readonly question: Omit<Question, 'name'> }

function rubricOf(line: AskedLine, label: FormText): Wanted {
  const levels = line.levels.map((text) => ({ fr: text }))
  // Two lines on the same indicator are one question too.
  const key = `rubric ${foldText([line.name, line.question, ...line.levels].join(' '))}`
  return {
    key,
    question: { kind: 'question', type: 'rubric', label, ...hintOf(line), levels },
  }
}

function numberOf(line: AskedLine, label: FormText): Wanted {
  const key = `number ${foldText([line.name, line.question, line.unit].join(' '))}`
  const unit = line.unit ? { unit: line.unit } : {}
  return {
    key,
    question: { kind: 'question', type: 'decimal', label, ...hintOf(line), ...unit },
  }
}

/**
 * Catalogues word one variable in shorter and longer ways (« € VA totale », « € VA totale de la chaîne »): the longest
 * that begins like it speaks for it. « €/kg » and « €/unité » stay two.
 */
function fullMeanings(lines: readonly AskedLine[]): (name: string, meaning: string) => string {
  const byName = new Map<string, string[]>()
  for (const { name, meaning } of lines.flatMap(({ variables }) => variables))
    byName.set(name, [...(byName.get(name) ?? []), meaning.trim()])
  const bare = (meaning: string) => foldText(meaning).replace(/^(nb|nombre)\b\s*/, '')
  return (name, meaning) =>
    (byName.get(name) ?? []).reduce(
      (full, other) => (other.length > full.length && bare(other).startsWith(bare(meaning)) ? other : full),
      meaning.trim(),
    )
}

/** « € VA des exploitations » is an amount, « nb collèges » a whole number, « ha SAU » a number of hectares. */
function variableOf(line: AskedLine, { name }: AskedLine['variables'][number], meaning: string): Wanted {
  const [, counted] = /^(?:nb|nombre)(?: de)?(?:\s+(.+))?$/i.exec(meaning) ?? [meaning, undefined]
  const isCount = /^(nb|nombre)\b/i.test(meaning)
  const isAmount = /^€( |$)/.test(meaning)
  const [, unit, rest] = /^(€\S*|ha|kg|t|km|h|heures|ETP|%)(?:\s+(.+))?$/.exec(meaning) ?? [
    meaning,
    '',
    meaning,
  ]
  const text = isCount ? counted && `Nombre : ${counted}` : rest
  // A variable that the catalogue only gives a unit is named by its line.
  const label = { fr: text ? text.charAt(0).toUpperCase() + text.slice(1) : `${line.name} : ${meaning}` }
  const type = isAmount ? 'amount' : isCount ? 'integer' : 'decimal'
  const more = isAmount ? { unit: 'EUR' } : isCount ? { from: 0 } : unit ? { unit } : {}
  return {
    key: `variable ${name} ${foldText(meaning)}`,
    variable: name,
    question: { kind: 'question', type, label, ...more },
  }
}

/**
 * A question of the framework that one line alone answers is asked as it stands. One that several lines answer is the
 * partners' own: asked to a person it would come back word for word, so that the indicator's name is asked instead.
 */
function labelsAmong(lines: readonly AskedLine[]): (line: AskedLine) => FormText {
  const names = new Map<string, Set<string>>()
  for (const { question, name } of lines) {
    const key = foldText(question)
    names.set(key, (names.get(key) ?? new Set()).add(foldText(name)))
  }
  return (line) => {
    const isItsOwn = line.question.trim() !== '' && names.get(foldText(line.question))?.size === 1
    if (isItsOwn) return { fr: line.question.trim() }
    return line.english ? { fr: line.name, en: line.english.name } : { fr: line.name }
  }
}

function hintOf(line: AskedLine): { hint?: FormText } {
  const fr = line.criterion.trim() || line.definition.trim()
  if (!fr) return {}
  return { hint: line.english && !line.criterion.trim() ? { fr, en: line.english.definition } : { fr } }
}

function followUp(name: string, names: Names, { followUp: label }: QuestionBank): Question {
  return { kind: 'question', type: 'text', name: names.take(`${name}_example`), label }
}

/** Puts on each question all the lines that it answers, which are known once the last line is read. */
function withShared(group: FormItem, shared: ReadonlyMap<string, Question>): Group[] {
  if (group.kind !== 'group') return []
  const byName = new Map([...shared.values()].map((question) => [question.name, question]))
  const items = group.items.map((item) => byName.get(item.name) ?? item)
  return items.length > 0 ? [{ ...group, items }] : []
}

function fromBank(code: BankPublic, bank: QuestionBank, names: Names): Group {
  const entry = bank.publics.find((one) => one.code === code)
  const items = (entry?.questions ?? []).map(({ name, fr, en, type, unit }): Question => {
    const kind = { kind: 'question', type: type === 'decimal' ? 'decimal' : 'text' } as const
    return { ...kind, name: names.take(name), label: { fr, en }, ...(unit ? { unit: unit.fr } : {}) }
  })
  return { kind: 'group', name: names.take(code), label: entry?.name ?? {}, items }
}

/** Names made of labels: letters, digits and underscores, each once in a form, short enough for columns. */
class Names {
  readonly #taken = new Set<string>()

  take(label: string): string {
    const words = foldText(label)
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
    const base = (/^[a-z]/.test(words) ? words : `q_${words}`).slice(0, 40).replace(/_+$/, '')
    let name = base
    for (let n = 2; this.#taken.has(name); n += 1) name = `${base}_${n}`
    this.#taken.add(name)
    return name
  }
}
