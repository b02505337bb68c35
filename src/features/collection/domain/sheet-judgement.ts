import type { CompiledForm } from '#features/questionnaires/domain/compiled-form.ts'
import { type AnswerProblemCode, pathKey } from '#features/questionnaires/domain/evaluation.ts'
import { type AnswerPath, type Answers, walkItems } from '#features/questionnaires/domain/form.ts'
import { evaluateForm } from '#features/questionnaires/domain/form-evaluator.ts'
import type { SheetLine, SheetRow } from './sheet-rows.ts'
import { isLeftBlank, type KeyingPlace, readKeyed } from './sheet-typing.ts'

/** What is typed, by the key of its line. */
export type TypedSheet = Readonly<Record<string, string>>

export type RowState = {
  /** The form asks it of this person; what is typed where it does not is set aside by the server, and said. */
  readonly isAsked: boolean
  readonly problem: 'number' | Exclude<AnswerProblemCode, 'required'> | null
  /** The form's own words for the problem. */
  readonly message: string
  /** Expected, and nothing is typed: not even that the sheet is empty there. */
  readonly isLacking: boolean
  readonly isBlank: boolean
}

export type SheetState = {
  readonly rows: ReadonlyMap<string, RowState>
  readonly answers: Readonly<Record<string, unknown>>
  /** Keys of the lines that keep the sheet from being entered, in its order. */
  readonly wrong: readonly string[]
  readonly lacking: readonly string[]
  readonly isEmpty: boolean
}

type Branch = { [name: string]: unknown }

/** Puts a value where its path leads; times before it come to be, empty. */
function put(root: Branch, path: AnswerPath, value: unknown): void {
  let at = root
  for (let i = 0; i < path.length - 1; i += 2) {
    const name = String(path[i])
    const time = Number(path[i + 1])
    const times = Array.isArray(at[name]) ? (at[name] as Branch[]) : []
    while (times.length <= time) times.push({})
    at[name] = times
    at = times[time] ?? {}
  }
  at[String(path.at(-1))] = value
}

type Judged = KeyingPlace & {
  /** Day that the sheet was filled in, YYYY-MM-DD. */
  readonly day: string
  /** What no sheet holds and an answer corrected here keeps: photos, voices, what the phone noted. */
  readonly kept?: Answers
}

/**
 * A sheet as it is typed, under the rules of its form: the one evaluator says what is asked and what is wrong, as the server
 * will. What is expected and missing is told apart: a sheet may have been left empty.
 */
export function judgeSheet(
  compiled: CompiledForm,
  lines: readonly SheetLine[],
  typed: TypedSheet,
  { day, kept = {}, ...place }: Judged,
): SheetState {
  const rows = lines.filter((line) => line.kind === 'row')
  const answers: Branch = { ...notOnPaper(compiled, kept, day) }
  const unread = new Map<string, 'number' | 'type'>()
  const tables = new Map<string, Branch>()
  for (const row of rows) {
    const read = readKeyed(row, typed[row.key] ?? '', place)
    if ('problem' in read) unread.set(row.key, read.problem)
    else if (read.value === undefined) continue
    else if (row.part) {
      const table = tables.get(pathKey(row.path)) ?? {}
      table[row.part.name] = read.value
      tables.set(pathKey(row.path), table)
      put(answers, row.path, table)
    } else put(answers, row.path, read.value)
  }
  const context = { today: day, now: `${day}T12:00:00Z`, lang: place.lang }
  const { states, problems } = evaluateForm(compiled, answers, context, { final: true })
  const found = new Map(
    problems.filter(({ code }) => code !== 'required').map((each) => [pathKey(each.path), each]),
  )
  const required = new Set(
    problems.filter(({ code }) => code === 'required').map(({ path }) => pathKey(path)),
  )
  const stateOf = (row: SheetRow): RowState => {
    const text = (typed[row.key] ?? '').trim()
    const at = pathKey(row.path)
    const problem = found.get(row.part ? pathKey([...row.path, row.part.name]) : at) ?? found.get(at)
    const code = unread.get(row.key) ?? problem?.code ?? null
    return {
      isAsked: states.get(at)?.relevant ?? isAbovesAsked(row.path, states),
      problem: code === 'required' ? null : code,
      message: unread.has(row.key) ? '' : (problem?.message ?? ''),
      isLacking: text === '' && required.has(at),
      isBlank: isLeftBlank(text),
    }
  }
  const judged = new Map(rows.map((row) => [row.key, stateOf(row)]))
  const keysWhere = (holds: (state: RowState) => boolean) =>
    rows.flatMap(({ key }) => {
      const state = judged.get(key)
      return state && holds(state) ? [key] : []
    })
  return {
    rows: judged,
    answers,
    wrong: keysWhere(({ problem }) => problem !== null),
    lacking: keysWhere(({ isLacking }) => isLacking),
    isEmpty: rows.every(({ key }) => (typed[key] ?? '').trim() === ''),
  }
}

/** A time that nobody filled in has no state: it is there to be filled in when the repeat is. */
function isAbovesAsked(path: AnswerPath, states: ReadonlyMap<string, { relevant: boolean }>): boolean {
  for (let length = path.length - 2; length > 0; length -= 2) {
    const above = states.get(pathKey(path.slice(0, length)))
    if (above) return above.relevant
  }
  return true
}

const NO_PEN = new Set(['photo', 'voice', 'metadata'])

/** Answers that no sheet of paper holds, inside repeats too; the day where the form asks the phone for it. */
function notOnPaper({ form, byName }: CompiledForm, kept: Answers, day: string): Branch {
  const keep = (held: Answers): Branch =>
    Object.fromEntries(
      Object.entries(held).flatMap(([name, value]): [string, unknown][] => {
        const item = byName.get(name)?.item
        if (item?.kind === 'question') return NO_PEN.has(item.type) ? [[name, value]] : []
        return item && Array.isArray(value) ? [[name, (value as readonly Answers[]).map(keep)]] : []
      }),
    )
  const answers = keep(kept)
  for (const item of walkItems(form.items))
    if (item.kind === 'question' && item.metadata === 'today') answers[item.name] ??= day
  return answers
}
