import { cellKey, type Mending, type TableProblem, type TableSpec } from './mending.ts'
import { findColumns } from './mending-columns.ts'
import type { MendingPreview, ModelColumn } from './mending-preview.ts'
import { proposeMending } from './mending-proposal.ts'
import { rowReader } from './mending-row.ts'
import { startTally } from './mending-tally.ts'
import type { RowBlock, TableHead } from './table.ts'

export type NumberedRow<Out> = { readonly rowNumber: number; readonly value: Out }

/** Judges a table of any length, block after block: what was judged is let go. */
export type TableJudge<Out> = {
  /** Of the block, the rows that enter: without problem, and without a doubt that nobody waved through. */
  readonly take: (block: RowBlock) => readonly NumberedRow<Out>[]
  /** What is known so far; of the whole file once every block was taken. */
  readonly preview: () => MendingPreview
  /** The cells of the header row. */
  readonly header: readonly string[]
}

export type JudgeParts<Row, Out> = {
  readonly head: TableHead
  readonly spec: TableSpec<Row>
  readonly mending: Mending
  /** A row that could be read → what enters. */
  readonly settle: (row: Row) => Out
  /**
   * Why a row should wait for a person (it seems to be there already). Asked of every good row in order, so that it may
   * remember the earlier ones.
   */
  readonly doubt?: (
    value: Out,
    rowNumber: number,
  ) => Pick<TableProblem, 'code' | 'field' | 'params'> | undefined
  /** How a cell was understood, where that is more than its text. */
  readonly understood?: (
    value: Out,
    textOf: (field: string) => string | undefined,
  ) => readonly [field: string, text: string] | undefined
  readonly proposal?: (proposed: Mending) => Mending
  /** As many problems as are kept; 5,000 when left out. They are counted all the same. */
  readonly mostProblems?: number
}

/** As many as a person looks through; beyond, the cells speak for themselves. */
const EXPLAINED = 2_000

/** The one judge of every import: the browser's preview, the server's and the entering. */
export function judgeTable<Row, Out>(parts: JudgeParts<Row, Out>): TableJudge<Out> {
  const { head, spec, mending, settle, doubt, understood } = parts
  const found = findColumns(head, spec.columns, mending)
  const { headerRow, problems: headerProblems, dayOrders: _, labels, ...columns } = found
  const reader = rowReader(head, spec, mending, found)
  const complete = headerProblems.length === 0
  const excluded = new Set(mending.excludedRows)
  const accepted = new Set(mending.acceptedRows)
  const tally = startTally(mending, headerProblems, parts.mostProblems)
  const explained: Record<string, string> = {}
  let explanations = 0

  const judgeRow = (rowNumber: number, cells: readonly string[], broken: boolean) => {
    const problems: TableProblem[] = []
    const value = reader(rowNumber, cells, broken, problems)
    if (value === undefined) {
      tally.wrong(problems)
      return undefined
    }
    if (!complete) {
      tally.good()
      return undefined
    }
    const out = settle(value)
    const doubted = doubt?.(out, rowNumber)
    if (doubted) {
      const at = doubted.field === null ? null : columns.columns[doubted.field]
      const text = typeof at === 'number' ? (cells[at] ?? '').trim() : null
      const column = doubted.field === null ? null : (labels[doubted.field] ?? null)
      tally.doubt({ ...doubted, row: rowNumber, column, value: text }, accepted.has(rowNumber))
      if (!accepted.has(rowNumber)) return undefined
    } else tally.good()
    if (understood && explanations < EXPLAINED) {
      const textOf = (field: string) => {
        const index = columns.columns[field]
        return typeof index === 'number' ? (cells[index] ?? '').trim() : undefined
      }
      const told = understood(out, textOf)
      explanations += 1
      if (told) explained[cellKey(rowNumber, told[0])] = told[1]
    }
    return { rowNumber, value: out }
  }

  const model: readonly ModelColumn[] = spec.columns.map(({ field, name, required }) => ({
    field,
    name,
    required: required === true,
  }))
  const proposed = proposeMending(head, spec.columns, found, mending)
  return {
    header: typeof headerRow === 'number' ? (head.rows[headerRow - 1] ?? []) : [],
    take({ firstRow, rows, brokenQuotes }) {
      const entering: NumberedRow<Out>[] = []
      const broken = new Set(brokenQuotes)
      for (const [i, cells] of rows.entries()) {
        const rowNumber = firstRow + i
        if (rowNumber <= (headerRow ?? 0) || tally.isSkipped(rowNumber, cells)) continue
        if (excluded.has(rowNumber)) tally.excluded()
        else if (headerRow === undefined || head.linesWrapped) tally.good()
        else {
          const row = judgeRow(rowNumber, cells, broken.has(rowNumber))
          if (row) entering.push(row)
        }
      }
      return entering
    },
    preview: () => ({
      ...columns,
      ...tally.result(),
      model,
      headerRow: headerRow ?? null,
      headerFound: headerRow !== undefined,
      proposal: parts.proposal?.(proposed) ?? proposed,
      ...(understood ? { understood: explained } : {}),
    }),
  }
}
