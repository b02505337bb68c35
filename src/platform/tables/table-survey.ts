import { Problem } from '#kernel/problem.ts'
import { looksWrapped } from './csv-reading.ts'
import { type DateMarks, guessHeaderRow, isEmptyRow } from './table.ts'

/** No spreadsheet has more. Measured: 400,000 columns, 4 MB of text, kept the server busy for half a minute. */
const MOST_COLUMNS = 16_384

/** Rows that are kept to tell the columns: titles are looked for in the first twenty, examples in sixty. */
export const HEAD_ROWS = 200

/** What must be known of all rows before the first is judged. */
export type TableSurvey = {
  readonly rowCount: number
  /** The first rows. */
  readonly head: readonly (readonly string[])[]
  readonly headerRow: number | null
  readonly linesWrapped: boolean
  readonly filledTo: readonly number[]
  readonly dateMarks: readonly (DateMarks | undefined)[]
}

const DATE = /^(\d{1,2})([-/.])(\d{1,2})\2\d{4}(?!\d)/

/**
 * Looks over the rows of a table, block after block, in memory that does not grow with them.
 * @param mostHead as many rows as are kept for the head
 */
export function startSurvey(mostHead = HEAD_ROWS) {
  const head: (readonly string[])[] = []
  const filledTo: number[] = []
  const marks: ({ dayFirst: number; monthFirst: number; open: number } | undefined)[] = []
  let rowCount = 0
  let filledRows = 0
  let wrapped = true
  let narrow = true
  const lookAt = (row: readonly string[]) => {
    for (const [index, cell] of row.entries()) {
      if (cell === '' || cell.trim() === '') continue
      filledTo[index] = rowCount
      const first = cell.charCodeAt(0)
      if (cell.length < 8 || first < 32 || (first > 32 && first < 48) || first > 57) continue
      const order = orderOf(cell)
      if (order === undefined) continue
      marks[index] ??= { dayFirst: 0, monthFirst: 0, open: 0 }
      marks[index][order] += 1
    }
  }
  return {
    /** @throws Problem `tables.not-a-table` for a row of more columns than any spreadsheet has */
    take(rows: readonly (readonly string[])[]): void {
      for (const row of rows) {
        rowCount += 1
        if (row.length > MOST_COLUMNS) throw new Problem('tables.not-a-table', 'caller')
        if (head.length < mostHead) head.push(row)
        if (row.length > 1) narrow = false
        if (!isEmptyRow(row)) filledRows += 1
        wrapped &&= looksWrapped(row)
        lookAt(row)
      }
    },
    result(): TableSurvey {
      return {
        rowCount,
        head,
        headerRow: guessHeaderRow(head, narrow),
        linesWrapped: wrapped && filledRows > 0,
        filledTo: Array.from(filledTo, (row) => row ?? 0),
        dateMarks: Array.from(marks),
      }
    },
  }
}

/** Nobody writes the month first with points between. */
function orderOf(cell: string): keyof DateMarks | undefined {
  const m = DATE.exec(cell.trim())
  if (!m) return undefined
  const [first, second] = [Number(m[1]), Number(m[3])]
  if (m[2] === '.' || (first > 12 && second <= 12)) return 'dayFirst'
  if (second > 12 && first <= 12) return 'monthFirst'
  return first <= 12 && second <= 12 && first !== second ? 'open' : undefined
}
