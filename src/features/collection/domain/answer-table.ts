import type { CompiledForm } from '#features/questionnaires/domain/compiled-form.ts'
import type { Answers, AnswerValue, Question } from '#features/questionnaires/domain/form.ts'

type Cell = string | number | null

/** One column of a table of answers, under the name by which the form knows it. */
type Column = { readonly name: string; readonly cell: (answers: Answers) => Cell }

function cellOf(value: AnswerValue | readonly Answers[] | undefined): Cell {
  if (value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number') return value
  if (value === true) return 1
  if (Array.isArray(value)) return typeof value[0] === 'object' ? value.length : value.join(' ')
  return 'file' in value && typeof value.file === 'string' ? value.file : null
}

function columnsOf(compiled: CompiledForm, repeat: string | undefined): Column[] {
  return compiled.items.flatMap(({ item, name, around }): Column[] => {
    if (around.at(-1) !== repeat || item.kind === 'group') return []
    if (item.kind === 'question' && item.type === 'note') return []
    if (item.kind === 'question' && item.type === 'matrix') return matrixColumns(compiled, item)
    return [{ name, cell: (answers) => cellOf(answers[name]) }]
  })
}

function matrixColumns({ form }: CompiledForm, { name, rows }: Question): Column[] {
  return (form.lists[rows ?? ''] ?? []).map((row) => ({
    name: `${name}.${row.name}`,
    cell: (answers) => {
      const value = answers[name]
      return typeof value === 'object' && !Array.isArray(value)
        ? ((value as Readonly<Record<string, string>>)[row.name] ?? null)
        : null
    },
  }))
}

export type TabledAnswer = {
  readonly fixed: readonly Cell[]
  readonly id: string
  readonly answers: Answers
}
export type AnswerSheet = { readonly name: string; readonly rows: (readonly Cell[])[] }

/**
 * Answers as tables: one row each under the names of the form (several choices separated by spaces, a matrix as one column a
 * row, a repeat as how many times), then one table for each repeat, whose rows name their answer and which time it is.
 */
export function tableAnswers(
  compiled: CompiledForm,
  fixed: readonly string[],
  answers: readonly TabledAnswer[],
  mainName: string,
): AnswerSheet[] {
  const columns = columnsOf(compiled, undefined)
  const main = {
    name: mainName,
    rows: [
      [...fixed, ...columns.map(({ name }) => name)],
      ...answers.map((one) => [...one.fixed, ...columns.map(({ cell }) => cell(one.answers))]),
    ],
  }
  const repeats = compiled.items.filter(({ item }) => item.kind === 'repeat')
  return [
    main,
    ...repeats.map(({ name, around }) => {
      const inner = columnsOf(compiled, name)
      const rows: Cell[][] = [['id', 'place', ...inner.map((each) => each.name)]]
      for (const one of answers)
        for (const [place, times] of placesOf(one.answers, [...around, name]))
          rows.push([one.id, place, ...inner.map(({ cell }) => cell(times))])
      return { name: name.slice(0, 31), rows }
    }),
  ]
}

/** Every time of a repeat with where it stands: `2`, or `2.1` inside another; counted from 1, as people do. */
function placesOf(answers: Answers, path: readonly string[], prefix = ''): [string, Answers][] {
  const [first, ...rest] = path
  const times = first === undefined ? undefined : answers[first]
  if (!Array.isArray(times)) return []
  return (times as readonly Answers[]).flatMap((one, i) => {
    const place = `${prefix}${i + 1}`
    return rest.length === 0 ? [[place, one] as [string, Answers]] : placesOf(one, rest, `${place}.`)
  })
}
