export type TableFormat = 'csv' | 'xlsx' | 'xls' | 'ods'
export type TableEncoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be'
export type Separator = ',' | ';' | '\t' | '|'

/**
 * How a file is to be read where the guess is wrong. Travels with the file from the browser to the server, so
 * that both read the same rows.
 */
export type TableReading = {
  /** Name of the sheet; without it the first visible sheet that holds something. */
  readonly sheet?: string
  readonly encoding?: TableEncoding
  readonly separator?: Separator
  /** `false`: a quotation mark is an ordinary character (a file where one was never closed). */
  readonly quotes?: boolean
  /** Each line was wrapped in quotation marks as if it were one cell: unwrap it. */
  readonly unwrapLines?: boolean
}

/**
 * One sheet of an office file, every cell as text. `rows[i]` is the row that a spreadsheet shows as number i + 1:
 * empty rows and columns stay in place.
 */
export type Table = {
  readonly format: TableFormat
  /** Sheet read, and all sheets that could be; null and empty for CSV. */
  readonly sheet: string | null
  readonly sheets: readonly string[]
  readonly encoding: TableEncoding | null
  readonly separator: Separator | null
  readonly rows: readonly (readonly string[])[]
  /** Row number (from 1) that looks like the header; null when the first row already holds data. */
  readonly headerRow: number | null
  /** Row numbers (from 1) where quotation marks do not match. */
  readonly brokenQuotes: readonly number[]
  /** Every line is one quoted cell that itself holds separators and quotes: see `TableReading.unwrapLines`. */
  readonly linesWrapped: boolean
  /** For each column the last row number in which it holds something, 0 for none. */
  readonly filledTo?: readonly number[]
  /** For each column in which order its dates can only have been written. */
  readonly dateMarks?: readonly (DateMarks | undefined)[]
}

/** What tells the columns of a file: its first rows, and what was seen of the others. A whole `Table` is one too. */
export type TableHead = Omit<Table, 'brokenQuotes'>

/** Some rows of a file, in order; `rows[0]` is row number `firstRow`. */
export type RowBlock = {
  readonly firstRow: number
  readonly rows: readonly (readonly string[])[]
  /** Row numbers of this block where quotation marks do not match. */
  readonly brokenQuotes: readonly number[]
}

/** 31/12/2025 or 12/31/2025. */
export type DayOrder = 'day-first' | 'month-first'

/** How many dates of a column tell their order, and how many could be read both ways (03/04/2025). */
export type DateMarks = { readonly dayFirst: number; readonly monthFirst: number; readonly open: number }

/** 0 → "A", 25 → "Z", 26 → "AA": how spreadsheets name columns. */
export function columnLetter(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** Whether no cell of the row holds anything but blanks. */
export function isEmptyRow(row: readonly string[]): boolean {
  for (const cell of row) if (cell.trim() !== '') return false
  return true
}

const DATA = /^[\s\d.,:/+\-€%]*\d[\s\d.,:/+\-€%]*$/

/**
 * The first of the first twenty rows that could be a header: at least two filled cells (titles above a table fill
 * one) and none of them a number or a date. Null when data comes first.
 * @param narrow no row of the file has a second cell
 */
export function guessHeaderRow(rows: readonly (readonly string[])[], narrow: boolean): number | null {
  for (let i = 0; i < Math.min(rows.length, 20); i += 1) {
    const filled = (rows[i] ?? []).filter((cell) => cell.trim() !== '')
    if (filled.some((cell) => DATA.test(cell))) return null
    if (filled.length >= 2 || (filled.length === 1 && narrow)) return i + 1
  }
  return null
}
