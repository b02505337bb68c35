import { cellKey, type Mending, type TableProblem } from '#platform/tables/mending.ts'
import {
  dataRows,
  isHeaderProblem,
  type MendingPreview,
  type ModelColumn,
} from '#platform/tables/mending-preview.ts'
import type { Table } from '#platform/tables/table.ts'

export type RowState = 'enter' | 'waiting' | 'problem' | 'doubt' | 'excluded'

/** `todo`: problems and doubts together, what waits for a person. */
export type RowFilter = 'all' | 'todo' | 'enter' | 'excluded'

/** The file under its corrections, ready to be shown: pure, so that a hundred thousand rows cost one pass. */
export type MendingView = {
  readonly table: Table
  readonly mending: Mending
  readonly preview: MendingPreview
  /** Model columns that hold something in this file. */
  readonly fields: readonly ModelColumn[]
  readonly headerProblems: readonly TableProblem[]
  readonly rows: readonly number[]
  readonly troubles: ReadonlyMap<number, readonly TableProblem[]>
  readonly doubts: ReadonlyMap<number, TableProblem>
  readonly excluded: ReadonlySet<number>
  readonly accepted: ReadonlySet<number>
}

export function viewMending(table: Table, mending: Mending, preview: MendingPreview): MendingView {
  const troubles = new Map<number, TableProblem[]>()
  const headerProblems: TableProblem[] = []
  for (const problem of preview.problems) {
    if (problem.row === null || isHeaderProblem(problem)) headerProblems.push(problem)
    else if (!troubles.has(problem.row)) troubles.set(problem.row, [problem])
    else troubles.get(problem.row)?.push(problem)
  }
  return {
    table,
    mending,
    preview,
    fields: fieldsOf(mending, preview),
    headerProblems,
    rows: preview.headerFound ? dataRows(table, preview.headerRow, mending) : table.rows.map((_, i) => i + 1),
    troubles,
    doubts: new Map(
      preview.doubts.flatMap((doubt) => (doubt.row === null ? [] : [[doubt.row, doubt] as const])),
    ),
    excluded: new Set(mending.excludedRows),
    accepted: new Set(mending.acceptedRows),
  }
}

function fieldsOf(mending: Mending, { model, columns, problems }: MendingPreview): readonly ModelColumn[] {
  const corrected = new Set(Object.keys(mending.cells ?? {}).map((key) => key.slice(key.indexOf(':') + 1)))
  const troubled = new Set(problems.flatMap((p) => (p.row === null || isHeaderProblem(p) ? [] : [p.field])))
  return model.filter(
    ({ field }) =>
      typeof columns[field] === 'number' ||
      mending.constants?.[field] !== undefined ||
      corrected.has(field) ||
      troubled.has(field),
  )
}

export function stateOfRow(view: MendingView, row: number): RowState {
  if (view.excluded.has(row)) return 'excluded'
  if (view.troubles.has(row)) return 'problem'
  if (view.doubts.has(row) && !view.accepted.has(row)) return 'doubt'
  return view.headerProblems.length > 0 ? 'waiting' : 'enter'
}

/** The text of a cell as it stands: corrected, else from the file, else the same for every row. */
export function textOfCell(view: MendingView, row: number, field: string): string {
  const { table, mending, preview } = view
  const corrected = mending.cells?.[cellKey(row, field)]
  if (corrected !== undefined) return corrected
  const index = preview.columns[field]
  const inFile = typeof index === 'number' ? table.rows[row - 1]?.[index] : mending.constants?.[field]
  return (inFile ?? '').trim()
}

/** Rows of a filter; `kept` stay shown under `todo` after they were mended, so that nothing jumps away. */
export function filterRows(
  view: MendingView,
  filter: RowFilter,
  kept: ReadonlySet<number>,
): readonly number[] {
  if (filter === 'all') return view.rows
  return view.rows.filter((row) => {
    const state = stateOfRow(view, row)
    if (filter === 'todo') return state === 'problem' || state === 'doubt' || kept.has(row)
    return filter === 'excluded' ? state === 'excluded' : state === 'enter' || state === 'waiting'
  })
}

/** The same mistake, wherever it stands in a column. */
export type Mistake = {
  readonly code: string
  readonly field: string | null
  readonly value: string | null
  readonly rows: readonly number[]
  readonly first: TableProblem
}

/** Mistakes of rows that count, the most frequent first. */
export function groupMistakes(view: MendingView): readonly Mistake[] {
  const groups = new Map<string, { first: TableProblem; rows: number[] }>()
  for (const [row, problems] of view.troubles) {
    if (view.excluded.has(row)) continue
    for (const problem of problems) {
      const wide = problem.code.startsWith('tables.')
      const key = JSON.stringify([problem.code, problem.field, wide ? problem.column : problem.value])
      const group = groups.get(key)
      if (group) group.rows.push(row)
      else groups.set(key, { first: problem, rows: [row] })
    }
  }
  return [...groups.values()]
    .map(({ first, rows }) => ({ code: first.code, field: first.field, value: first.value, rows, first }))
    .sort((a, b) => b.rows.length - a.rows.length)
}

/** Texts that may be put into a cell: what the problem itself proposes, else all that the field takes. */
export function choicesOf(preview: MendingPreview, { params, field }: TableProblem): readonly string[] {
  const { suggestion, choices } = params
  if (typeof suggestion === 'string') return [suggestion]
  if (typeof choices === 'string') return choices.split('\n')
  return choicesOfField(preview, field)
}

export function choicesOfField({ model }: MendingPreview, field: string | null): readonly string[] {
  return model.find((column) => column.field === field)?.choices ?? []
}

export function labelOf(preview: MendingPreview, field: string | null): string {
  const column = preview.model.find((candidate) => candidate.field === field)
  return column?.label ?? column?.name ?? ''
}
