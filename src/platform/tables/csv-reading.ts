import Papa from 'papaparse'
import { isEmptyRow, type Separator, type TableReading } from './table.ts'

export type CsvRows = {
  readonly rows: string[][]
  readonly separator: Separator | null
  readonly brokenQuotes: readonly number[]
  readonly linesWrapped: boolean
}

const SEPARATORS: readonly Separator[] = [';', ',', '\t', '|']
/** Rows looked at to tell the separator. */
const PREVIEW = 30

/** CSV text → rows. Blank lines at the end are no rows; blank lines in between stay, so that row numbers are true. */
export function readCsvRows(text: string, reading: TableReading = {}): CsvRows {
  const { body, told } = takeSeparatorLine(text.replace(/\r\n?/g, '\n'))
  const separator = reading.separator ?? told ?? detectSeparator(body)
  const parsed = parseCsv(body, separator ?? ',', reading.quotes !== false)
  const linesWrapped = reading.quotes !== false && areLinesWrapped(parsed.rows)
  if (linesWrapped && reading.unwrapLines === true) {
    const inner = parsed.rows.map((row) => row[0] ?? '').join('\n')
    return { ...readCsvRows(inner, withoutUnwrapping(reading)), linesWrapped: false }
  }
  return { ...parsed, separator, linesWrapped }
}

function withoutUnwrapping({ separator, quotes }: TableReading): TableReading {
  return { ...(separator === undefined ? {} : { separator }), ...(quotes === undefined ? {} : { quotes }) }
}

/** Excel's own first line "sep=;" says the separator and is shown by no spreadsheet. */
function takeSeparatorLine(text: string): { body: string; told: Separator | undefined } {
  const line = /^sep=(.)\n/i.exec(text)
  const told = SEPARATORS.find((candidate) => candidate === line?.[1])
  return line && told ? { body: text.slice(line[0].length), told } : { body: text, told: undefined }
}

function parseCsv(text: string, separator: Separator, quotes: boolean, preview = 0) {
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: separator,
    newline: '\n',
    // A character that text files do not hold: papaparse has no way to switch quotes off.
    quoteChar: quotes ? '"' : '\u0000',
    skipEmptyLines: false,
    preview,
  })
  while (data.length > 0 && isBlankLine(data[data.length - 1])) data.pop()
  const brokenQuotes = [...new Set(errors.filter((e) => e.type === 'Quotes').map((e) => (e.row ?? 0) + 1))]
  return { rows: data.map((row) => (isBlankLine(row) ? [] : row)), brokenQuotes }
}

function isBlankLine(row: readonly string[] | undefined): boolean {
  return row === undefined || row.length === 0 || (row.length === 1 && row[0]?.trim() === '')
}

/**
 * The separator that cuts the first rows into the most columns, agreement between rows counting twice (a list within
 * a cell makes one row wide, a title makes one row narrow); a semicolon wins a draw, since French files keep the
 * comma for decimals. Null when no candidate makes two columns.
 */
export function detectSeparator(text: string): Separator | null {
  let best: { separator: Separator; score: number } | null = null
  for (const separator of SEPARATORS) {
    const widths = parseCsv(text, separator, true, PREVIEW)
      .rows.map((row) => row.length)
      .filter((width) => width > 0)
    for (const width of new Set(widths)) {
      const agreement = widths.filter((other) => other === width).length / widths.length
      const score = agreement * agreement * width
      if (width >= 2 && (best === null || score > best.score)) best = { separator, score }
    }
  }
  return best?.separator ?? null
}

/** `"siret,""description"""`: some tools quote the whole line once more, and a table becomes a single column. */
function areLinesWrapped(rows: readonly (readonly string[])[]): boolean {
  const filled = rows.filter((row) => !isEmptyRow(row))
  return (
    filled.length > 0 &&
    filled.every(
      (row) => row.slice(1).every((cell) => cell.trim() === '') && /[,;\t|]"|"[,;\t|]/.test(row[0] ?? ''),
    )
  )
}
