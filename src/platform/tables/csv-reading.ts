import Papa from 'papaparse'
import { isEmptyRow, type Separator } from './table.ts'

const SEPARATORS: readonly Separator[] = [';', ',', '\t', '|']
/** Rows looked at to tell the separator. */
const PREVIEW = 30

/** Rows as they follow each other, with the places among them (from 0) where quotation marks do not match. */
export type ParsedRows = { readonly rows: string[][]; readonly broken: readonly number[] }

/**
 * CSV in pieces → its rows in pieces, with no more of the text held than the row that is not yet whole. Blank lines at
 * the end are no rows; blank lines in between stay, so that row numbers are true.
 */
export async function* parseCsvChunks(
  chunks: AsyncIterable<string>,
  separator: Separator,
  quotes: boolean,
): AsyncGenerator<ParsedRows> {
  const parser = makeParser(separator, quotes)
  let pending = ''
  let enough = 0
  let blanks = 0
  const settle = ({ data, errors }: Parsed): ParsedRows => {
    const rows: string[][] = []
    const broken: number[] = []
    const wrong = new Set(errors.filter((e) => e.type === 'Quotes').map((e) => e.row ?? 0))
    for (const [i, row] of data.entries()) {
      if (isBlankLine(row)) {
        blanks += 1
        continue
      }
      for (; blanks > 0; blanks -= 1) rows.push([])
      if (wrong.has(i)) broken.push(rows.length)
      rows.push(row)
    }
    return { rows, broken }
  }
  for await (const chunk of chunks) {
    pending += chunk
    // a quotation mark that never closes must not have the whole file read again with every piece
    if (pending.length < enough) continue
    const parsed = parser.parse(pending, 0, true)
    pending = pending.slice(parsed.meta.cursor)
    enough = parsed.data.length === 0 ? pending.length * 2 : 0
    yield settle(parsed)
  }
  yield settle(parser.parse(pending, 0, false))
}

type Parsed = Pick<Papa.ParseResult<string[]>, 'data' | 'errors' | 'meta'>
type PieceParser = { readonly parse: (text: string, base: number, ignoreLastRow: boolean) => Parsed }

function makeParser(separator: Separator, quotes: boolean, preview = 0): PieceParser {
  return new Papa.Parser({
    delimiter: separator,
    newline: '\n',
    // A character that text files do not hold: papaparse has no way to switch quotes off.
    quoteChar: quotes ? '"' : '\u0000',
    preview,
  })
}

/** Excel's own first line "sep=;" says the separator and is shown by no spreadsheet. */
export function findSeparatorLine(text: string): { length: number; told: Separator | undefined } {
  const line = /^sep=(.)\n/i.exec(text)
  const told = SEPARATORS.find((candidate) => candidate === line?.[1])
  return { length: line && told ? line[0].length : 0, told }
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
    const widths = makeParser(separator, true, PREVIEW)
      .parse(text, 0, false)
      .data.filter((row) => !isBlankLine(row))
      .map((row) => row.length)
    for (const width of new Set(widths)) {
      const agreement = widths.filter((other) => other === width).length / widths.length
      const score = agreement * agreement * width
      if (width >= 2 && (best === null || score > best.score)) best = { separator, score }
    }
  }
  return best?.separator ?? null
}

/** `"siret,""description"""`: some tools quote the whole line once more, and a table becomes a single column. */
export function looksWrapped(row: readonly string[]): boolean {
  return (
    isEmptyRow(row) ||
    (row.slice(1).every((cell) => cell.trim() === '') && /[,;\t|]"|"[,;\t|]/.test(row[0] ?? ''))
  )
}
