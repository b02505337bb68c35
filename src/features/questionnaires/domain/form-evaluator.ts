import {
  asRuleValue,
  fromRuleValue,
  isObject,
  type ReadValue,
  readValue,
  unknownRows,
} from './answer-values.ts'
import { choiceNames, shownValue } from './answer-wording.ts'
import {
  type CompiledForm,
  type CompiledItem,
  isAsked,
  isRepeat,
  OTHER,
  type RuleField,
} from './compiled-form.ts'
import {
  type AnswerProblem,
  type AnswerProblemCode,
  type Dropped,
  type EvaluationContext,
  type FormEvaluation,
  type ItemState,
  pathKey,
} from './evaluation.ts'
import {
  type AnswerPath,
  type Answers,
  type AnswerValue,
  FORM_LIMITS,
  type Question,
  textIn,
} from './form.ts'
import { evaluateRule, type RulePlace } from './rule-evaluation.ts'
import { type RuleValue, toNumber, toTruth } from './rule-values.ts'

/** What one evaluation may cost: nested repeats and sums over them stay within a phone's patience. */
const MOST_STATES = 20_000
const MOST_STEPS = 1_000_000

/** One set of answers: the whole form, or one time of a repeat. */
type Scope = {
  readonly repeat: string | undefined
  /** Names of the repeats that it is in, outermost first. */
  readonly around: readonly string[]
  readonly parent: Scope | undefined
  readonly at: number
  readonly path: AnswerPath
  readonly given: Readonly<Record<string, unknown>>
  readonly times: Map<string, readonly Scope[]>
  readonly cells: Map<string, Cell>
}

type Cell = {
  relevant: boolean
  value: AnswerValue | undefined
  choices: readonly string[] | undefined
  problem: AnswerProblem | undefined
}

const TOO_MUCH = Symbol('too much work')

/**
 * Says what of the answers counts: who is asked what, values in normal form, calculations, and what is wrong. `given` is
 * any JSON. `final` asks for what is required too, as when the answer is sent. `withStates: false` leaves `states` empty, for whoever
 * shows no page: the rest is the same. Never throws.
 */
export function evaluateForm(
  compiled: CompiledForm,
  given: unknown,
  context: EvaluationContext,
  { final, withStates = true }: { readonly final: boolean; readonly withStates?: boolean },
): FormEvaluation {
  const { form, byName } = compiled
  const problems: AnswerProblem[] = []
  const dropped: Dropped[] = []
  const drop = (path: AnswerPath, reason: Dropped['reason']) => dropped.push({ path, reason })
  let steps = 0
  let cells = 0
  const root = scopeOf(undefined, undefined, 0, [], isObject(given) ? given : {})
  if (given !== undefined && !isObject(given)) problems.push({ path: [], code: 'type' })

  /** A rule's worth where it stands; undefined where it asks for too much. */
  function worth(
    item: CompiledItem,
    field: RuleField,
    scope: Scope,
    column?: RulePlace['column'],
  ): RuleValue | undefined {
    const tree = item.rules[field]
    if (!tree) return undefined
    try {
      return evaluateRule(tree, {
        answer: (name) => answerFrom(scope, name),
        self: () => asRuleValue(scope.cells.get(item.name)?.value),
        given: () => {
          if (item.item.kind !== 'question') return ''
          const before = readValue(item.item, givenOf(scope, item.name), { choices: [], rows: [] })
          return 'value' in before ? asRuleValue(before.value) : ''
        },
        column: column ?? (() => ''),
        position: () => scope.at + 1,
        indexed: (name, times) => indexed(scope, name, times),
        choiceName: (value, name) => choiceNames(compiled, byName.get(name), value, context.lang),
        today: context.today,
        now: context.now,
        spend: (n) => {
          steps += n
          if (steps > MOST_STEPS) throw TOO_MUCH
        },
      })
    } catch (thrown) {
      if (thrown !== TOO_MUCH) throw thrown
      return undefined
    }
  }

  function answerFrom(scope: Scope, name: string): RuleValue {
    const item = byName.get(name)
    if (!item) return ''
    let from = scope
    while (!from.around.every((repeat, at) => item.around[at] === repeat) && from.parent) from = from.parent
    let scopes: readonly Scope[] = [from]
    const inner = item.around.slice(from.around.length)
    for (const repeat of inner) scopes = scopes.flatMap((one) => one.times.get(repeat) ?? [])
    if (isRepeat(item.item)) return scopes.flatMap((one) => one.times.get(name)?.map(() => '') ?? [])
    const read = (one: Scope) => asRuleValue(one.cells.get(name)?.value)
    return inner.length > 0 ? scopes.map(read) : read(from)
  }

  function indexed(scope: Scope, name: string, times: ReadonlyMap<string, number>): RuleValue {
    const here = new Map<string, number>()
    for (let one: Scope | undefined = scope; one; one = one.parent)
      if (one.repeat) here.set(one.repeat, one.at + 1)
    let from: Scope | undefined = root
    for (const repeat of byName.get(name)?.around ?? [])
      from = from?.times.get(repeat)?.[(times.get(repeat) ?? here.get(repeat) ?? 1) - 1]
    return asRuleValue(from?.cells.get(name)?.value)
  }

  function compute(item: CompiledItem, scope: Scope) {
    const { item: asked, name, parent } = item
    const above = parent && cellAbove(parent, scope)
    let relevant = above?.relevant ?? true
    if (relevant && item.rules.relevant) {
      const holds = worth(item, 'relevant', scope)
      if (holds === undefined) addProblem(scope, name, 'rule-failed')
      relevant = holds === undefined || toTruth(holds)
    }
    if (relevant && item.otherOf) relevant = choseOther(scope.cells.get(item.otherOf)?.value)
    const cell: Cell = { relevant, value: undefined, choices: undefined, problem: undefined }
    scope.cells.set(name, cell)
    cells += 1
    if (asked.kind === 'repeat') return openTimes(item, scope, relevant)
    if (asked.kind !== 'question' || !relevant) return
    readAnswer(item, asked, scope, cell)
  }

  function openTimes(item: CompiledItem, scope: Scope, relevant: boolean) {
    const given = givenOf(scope, item.name)
    const path = [...scope.path, item.name]
    const list: readonly unknown[] = Array.isArray(given) ? given : []
    if (!relevant) return
    if (isGiven(given) && !Array.isArray(given)) addProblem(scope, item.name, 'type')
    let wanted = list.length
    if (item.rules.count) {
      const count = worth(item, 'count', scope)
      if (count === undefined) addProblem(scope, item.name, 'rule-failed')
      wanted = Math.max(0, Math.trunc(toNumber(count ?? '')) || 0)
    }
    const times = Math.min(wanted, FORM_LIMITS.repeats, Math.max(0, MOST_STATES - cells))
    if (times < wanted) addProblem(scope, item.name, 'too-many')
    for (let at = times; at < list.length; at += 1) drop([...path, at], 'hidden')
    // Counted at once, so that repeats in repeats cannot promise more than there is room for.
    cells += times
    scope.times.set(
      item.name,
      Array.from({ length: times }, (_, at) => {
        const one = list[at]
        if (one !== undefined && !isObject(one)) problems.push({ path: [...path, at], code: 'type' })
        return scopeOf(item.name, scope, at, [...path, at], isObject(one) ? one : {})
      }),
    )
  }

  function readAnswer(item: CompiledItem, question: Question, scope: Scope, cell: Cell) {
    const given = givenOf(scope, item.name)
    const rows = question.rows ? [...(compiled.choices.get(question.rows)?.keys() ?? [])] : []
    if (question.list) cell.choices = choicesOf(item, question, scope)
    const allowed = { choices: cell.choices ?? [], rows }
    const path = [...scope.path, item.name]
    if (question.type === 'note') {
      if (isGiven(given)) drop(path, 'unknown')
      return
    }
    let read: ReadValue
    if (question.calculation && item.rules.calculation) {
      const value = worth(item, 'calculation', scope)
      if (value === undefined) addProblem(scope, item.name, 'rule-failed')
      read = readValue(question, fromRuleValue(question, value ?? ''), allowed)
      const before = readValue(question, given, allowed)
      const same =
        'value' in before && 'value' in read && JSON.stringify(before.value) === JSON.stringify(read.value)
      if (isGiven(given) && !same) drop(path, 'computed')
    } else if (question.type === 'calculation') {
      if (isGiven(given)) drop(path, 'computed')
      return
    } else {
      read = readValue(question, given, allowed)
      if (question.type === 'matrix')
        for (const row of unknownRows(given, rows)) drop([...path, row], 'unknown')
    }
    if ('problem' in read) return addProblem(scope, item.name, read.problem)
    cell.value = read.value
    for (const [row, code] of read.wrongRows ?? []) addProblem(scope, item.name, code, undefined, row)
  }

  function choicesOf(item: CompiledItem, question: Question, scope: Scope): string[] {
    const list = compiled.choices.get(question.list ?? '') ?? new Map<string, never>()
    const names: string[] = []
    for (const choice of list.values()) {
      const column = (name: string) =>
        name === 'name'
          ? choice.name
          : choice.attributes && Object.hasOwn(choice.attributes, name)
            ? (choice.attributes[name] ?? '')
            : ''
      if (!item.rules.choiceFilter || toTruth(worth(item, 'choiceFilter', scope, column) ?? ''))
        names.push(choice.name)
    }
    if (question.orOther && !names.includes(OTHER)) names.push(OTHER)
    return names
  }

  function addProblem(scope: Scope, name: string, code: AnswerProblemCode, message?: string, part?: string) {
    const path = [...scope.path, name, ...(part === undefined ? [] : [part])]
    const problem = message ? { path, code, message } : { path, code }
    problems.push(problem)
    const cell = scope.cells.get(name)
    if (cell) cell.problem ??= problem
  }

  function cellAbove(parent: CompiledItem, scope: Scope): Cell | undefined {
    return (scope.repeat === parent.name ? scope.parent : scope)?.cells.get(parent.name)
  }

  const scopesOf = (item: CompiledItem) => {
    let scopes: readonly Scope[] = [root]
    for (const repeat of item.around) scopes = scopes.flatMap((one) => one.times.get(repeat) ?? [])
    return scopes
  }
  for (const item of compiled.order) for (const scope of scopesOf(item)) compute(item, scope)

  function judge(item: CompiledItem, question: Question, scope: Scope, cell: Cell, required: boolean) {
    const message = (text: Question['requiredMessage']) => textIn(text, context.lang, form)
    if (cell.value === undefined) {
      if (final && required && !cell.problem)
        addProblem(scope, item.name, 'required', message(question.requiredMessage))
      return
    }
    if (item.rules.constraint) {
      const holds = worth(item, 'constraint', scope)
      if (holds === undefined) addProblem(scope, item.name, 'rule-failed')
      else if (!toTruth(holds))
        addProblem(scope, item.name, 'constraint', message(question.constraintMessage))
    }
    if (final && required && question.type === 'matrix' && isObject(cell.value)) {
      const rows = compiled.choices.get(question.rows ?? '')
      if (rows && Object.keys(cell.value).length < rows.size)
        addProblem(scope, item.name, 'required', message(question.requiredMessage))
    }
  }

  const states = new Map<string, ItemState>()
  /** Labels with answers in them, what is required, and what is wrong: once all values stand. */
  function show(item: CompiledItem, scope: Scope) {
    const cell = scope.cells.get(item.name)
    if (!cell) return
    const { item: asked } = item
    let required = false
    if (asked.kind === 'question' && cell.relevant) {
      // What nobody can fill in is never asked for.
      required =
        isAsked(asked) &&
        !asked.readOnly &&
        (asked.required === true || toTruth(worth(item, 'required', scope) ?? ''))
      judge(item, asked, scope, cell, required)
    }
    if (!withStates) return
    const path = [...scope.path, item.name]
    const written = (text: Question['hint']) =>
      textIn(text, context.lang, form).replace(/\$\{\s*([^}\s]+)\s*\}/gu, (_, name: string) =>
        shownValue(compiled, byName.get(name), answerFrom(scope, name), context.lang),
      )
    states.set(pathKey(path), {
      path,
      relevant: cell.relevant,
      required,
      value: cell.value,
      label: written(asked.label),
      hint: asked.kind === 'question' ? written(asked.hint) : '',
      ...(cell.choices ? { choices: cell.choices } : {}),
      ...(cell.problem ? { problem: cell.problem } : {}),
      ...(asked.kind === 'repeat' ? { times: scope.times.get(item.name)?.length ?? 0 } : {}),
    })
  }

  /** What counts of one scope, in the order of the form; what does not is reported. */
  function gather(scope: Scope, level: readonly CompiledItem[]): Answers {
    const kept: Record<string, AnswerValue | readonly Answers[]> = {}
    const known = new Set<string>()
    for (const item of level) {
      show(item, scope)
      if (item.item.kind === 'group') continue
      known.add(item.name)
      const cell = scope.cells.get(item.name)
      if (!cell?.relevant) {
        if (isGiven(givenOf(scope, item.name))) drop([...scope.path, item.name], 'hidden')
      } else if (item.item.kind === 'question') {
        if (cell.value !== undefined) kept[item.name] = cell.value
      } else {
        const inside = levels.get(item.name) ?? []
        const times = (scope.times.get(item.name) ?? []).map((one) => gather(one, inside))
        if (times.length > 0) kept[item.name] = times
      }
    }
    for (const name of Object.keys(scope.given)) if (!known.has(name)) drop([...scope.path, name], 'unknown')
    return kept
  }

  const levels = levelsOf(compiled)
  return { answers: gather(root, levels.get('') ?? []), states, problems, dropped }
}

const levelsHeld = new WeakMap<CompiledForm, ReadonlyMap<string, readonly CompiledItem[]>>()

/** The items of each repeat, and under '' those of none, in the order of the form. */
function levelsOf(compiled: CompiledForm): ReadonlyMap<string, readonly CompiledItem[]> {
  const held = levelsHeld.get(compiled)
  if (held) return held
  const levels = new Map<string, CompiledItem[]>()
  for (const item of compiled.items) {
    const level = item.around.at(-1) ?? ''
    const items = levels.get(level)
    if (items) items.push(item)
    else levels.set(level, [item])
  }
  levelsHeld.set(compiled, levels)
  return levels
}

function scopeOf(
  repeat: string | undefined,
  parent: Scope | undefined,
  at: number,
  path: AnswerPath,
  given: Scope['given'],
): Scope {
  const around = repeat && parent ? [...parent.around, repeat] : []
  return { repeat, around, parent, at, path, given, times: new Map(), cells: new Map() }
}

function givenOf(scope: Scope, name: string): unknown {
  return Object.hasOwn(scope.given, name) ? scope.given[name] : undefined
}

/** An empty text and null say that nothing was answered: there is nothing to report. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

function choseOther(value: AnswerValue | undefined): boolean {
  return value === OTHER || (Array.isArray(value) && value.includes(OTHER))
}
