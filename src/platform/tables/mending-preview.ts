import type { Mending, TableProblem } from './mending.ts'
import type { FoundColumns, UnknownColumn } from './mending-columns.ts'
import { isEmptyRow, type Table } from './table.ts'

/** One column that the file may have, as the mending screen names it. */
export type ModelColumn = {
  readonly field: string
  /** As the model file writes it; the screen shows `label` where there is one. */
  readonly name: string
  readonly label?: string
  readonly required: boolean
  /** Texts that the field takes, where they are few: offered to choose from. */
  readonly choices?: readonly string[]
}

/** Every data row of the file is counted in exactly one of the five. */
export type RowCounts = {
  readonly enter: number
  /** Would enter, but the header still has a problem. */
  readonly waiting: number
  readonly problem: number
  readonly doubt: number
  readonly excluded: number
}

/** What the mending screen shows of a file under a mending. Plain JSON: made in the browser or by the server. */
export type MendingPreview = {
  readonly model: readonly ModelColumn[]
  /** Row number of the header; null: the file has none. */
  readonly headerRow: number | null
  /** False: no header was found and nobody said yet that there is none. */
  readonly headerFound: boolean
  readonly columns: Readonly<Record<string, number | null>>
  readonly missing: readonly string[]
  readonly unknownColumns: readonly UnknownColumn[]
  /** Of the header first, then by row. May be cut short: `counts` and `problemCount` never are. */
  readonly problems: readonly TableProblem[]
  readonly problemCount: number
  /** What keeps a row out until a person says "enter anyway" (`Mending.acceptedRows`), accepted ones too. */
  readonly doubts: readonly TableProblem[]
  readonly counts: RowCounts
  /** What the program would do about the header. */
  readonly proposal: Mending
  /** `cellKey` → how a cell was understood, where that is more than its text ("46102" → "Figeac"). */
  readonly understood?: Readonly<Record<string, string>>
}

type PreviewParts = {
  readonly table: Table
  readonly mending: Mending
  readonly model: readonly ModelColumn[]
  /** As `mendTable` gives it, its problems apart. */
  readonly found: Omit<FoundColumns, 'problems'>
  readonly problems: readonly TableProblem[]
  readonly doubts?: readonly TableProblem[]
  readonly proposal: Mending
}

/** Rows that stay out because of a doubt that nobody waved through. */
export function doubtedRows(doubts: readonly TableProblem[], mending: Mending): ReadonlySet<number> {
  const accepted = new Set(mending.acceptedRows)
  return new Set(doubts.flatMap(({ row }) => (row === null || accepted.has(row) ? [] : [row])))
}

const OF_HEADER = /^tables\.(?:column-|header-|lines-)/

/** Whether a problem is about the columns: while there is one, no row enters. */
export function isHeaderProblem({ code }: TableProblem): boolean {
  return OF_HEADER.test(code)
}

export function previewMending(parts: PreviewParts): MendingPreview {
  const { mending, model, found, problems, doubts = [], proposal } = parts
  return {
    model,
    headerRow: found.headerRow ?? null,
    headerFound: found.headerRow !== undefined,
    columns: found.columns,
    missing: found.missing,
    unknownColumns: found.unknownColumns,
    problems,
    problemCount: problems.length,
    doubts,
    counts: countRows(parts, doubtedRows(doubts, mending)),
    proposal,
  }
}

/** The rows below the header; without those that are empty and left out by `skipEmptyRows`. */
export function dataRows(table: Table, headerRow: number | null, mending: Mending): number[] {
  const corrected = new Set(Object.keys(mending.cells ?? {}).map((key) => Number(key.split(':')[0])))
  const rows: number[] = []
  for (let i = headerRow ?? 0; i < table.rows.length; i += 1) {
    const left = mending.skipEmptyRows === true && !corrected.has(i + 1) && isEmptyRow(table.rows[i] ?? [])
    if (!left) rows.push(i + 1)
  }
  return rows
}

function countRows(
  { table, mending, found, problems }: PreviewParts,
  doubted: ReadonlySet<number>,
): RowCounts {
  const excluded = new Set(mending.excludedRows)
  const complete = !problems.some(isHeaderProblem)
  const wrong = new Set(problems.flatMap((problem) => (isHeaderProblem(problem) ? [] : [problem.row])))
  const counts = { good: 0, problem: 0, doubt: 0, excluded: 0 }
  for (const row of dataRows(table, found.headerRow ?? null, mending)) {
    if (excluded.has(row)) counts.excluded += 1
    else if (wrong.has(row)) counts.problem += 1
    else if (doubted.has(row)) counts.doubt += 1
    else counts.good += 1
  }
  const { good, ...rest } = counts
  return { ...rest, enter: complete ? good : 0, waiting: complete ? 0 : good }
}
