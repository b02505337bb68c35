import { Problem } from '#kernel/problem.ts'
import { type CsvSource, openCsv, unwrapCsv } from './csv-source.ts'
import type { RowBlock, Table, TableFormat, TableHead, TableReading } from './table.ts'
import { HEAD_ROWS, startSurvey } from './table-survey.ts'
import { detectWorkbookFormat, isText, openWorkbook, refuseLarge } from './workbook-opening.ts'
import { readWorkbook, sheetRows, type WorkbookReader, type WorkbookSheet } from './workbook-reading.ts'

/** Rows that go together: small enough to be cheap to hold, large enough to be cheap to write. */
export const BLOCK_ROWS = 2_000

/** A file whose columns can be told, and whose rows can be read from its beginning as often as one likes. */
export type OpenedTable = {
  readonly head: TableHead
  readonly rowCount: number
  readonly blocks: () => AsyncIterable<RowBlock>
}

export type Opening = {
  readonly reading?: TableReading
  /** Row number of the header where a person said it: the head reaches as far. */
  readonly headerRow?: number | null | undefined
  readonly readWith?: WorkbookReader
}

/**
 * Opens an office file. CSV (in the encodings and separators that offices use) is looked over once, in pieces, and never
 * held whole; XLSX, XLS and ODS are archives whose sheet must be unpacked in memory, up to `MAX_UNPACKED_BYTES`.
 * @throws Problem `tables.empty`, `tables.too-large`, `tables.not-a-table`, `tables.workbook-damaged`,
 *   `tables.workbook-locked`, `tables.sheet-absent` ({ sheet, sheets })
 */
export async function openTable(file: Blob, opening: Opening = {}): Promise<OpenedTable> {
  const { reading = {}, headerRow, readWith = readWorkbook } = opening
  refuseLarge(file.size)
  const start = new Uint8Array(await file.slice(0, 90).arrayBuffer())
  const mostHead = Math.max(HEAD_ROWS, headerRow ?? 0)
  if (isText(start)) return openedCsv(await openCsv(file, reading), reading, mostHead)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const format = detectWorkbookFormat(bytes)
  return openedSheet(await openWorkbook(bytes, readWith), format, reading)
}

async function openedCsv(source: CsvSource, reading: TableReading, mostHead: number): Promise<OpenedTable> {
  const survey = startSurvey(mostHead)
  for await (const { rows } of source.rows()) survey.take(rows)
  const { head, rowCount, linesWrapped, ...seen } = survey.result()
  if (rowCount === 0) throw new Problem('tables.empty', 'caller')
  const mayBeWrapped = linesWrapped && reading.quotes !== false
  if (mayBeWrapped && reading.unwrapLines === true) {
    const { unwrapLines: _, ...inner } = reading
    return openedCsv(await unwrapCsv(source, inner), inner, mostHead)
  }
  const { encoding, separator } = source
  const place = { format: 'csv', sheet: null, sheets: [], encoding, separator } as const
  return {
    head: { ...place, ...seen, rows: head, linesWrapped: mayBeWrapped },
    rowCount,
    blocks: () => csvBlocks(source),
  }
}

async function* csvBlocks(source: CsvSource): AsyncGenerator<RowBlock> {
  let firstRow = 1
  let rows: string[][] = []
  let brokenQuotes: number[] = []
  for await (const part of source.rows()) {
    for (const at of part.broken) brokenQuotes.push(firstRow + rows.length + at)
    for (const row of part.rows) rows.push(row)
    if (rows.length < BLOCK_ROWS) continue
    yield { firstRow, rows, brokenQuotes }
    firstRow += rows.length
    rows = []
    brokenQuotes = []
  }
  if (rows.length > 0) yield { firstRow, rows, brokenQuotes }
}

function openedSheet(all: readonly WorkbookSheet[], format: TableFormat, reading: TableReading): OpenedTable {
  const visible = all
    .filter((sheet) => !sheet.hidden)
    .map((sheet) => ({ name: sheet.name, rows: sheetRows(sheet) }))
  const sheets = visible.map((sheet) => sheet.name)
  const chosen = visible.find((sheet) =>
    reading.sheet === undefined ? sheet.rows.length > 0 : sheet.name === reading.sheet,
  )
  if (!chosen && reading.sheet !== undefined) {
    throw new Problem('tables.sheet-absent', 'caller', { sheet: reading.sheet, sheets: sheets.join(', ') })
  }
  if (!chosen || chosen.rows.length === 0) throw new Problem('tables.empty', 'caller')
  const { rows, name } = chosen
  const survey = startSurvey()
  survey.take(rows)
  const { head: _, rowCount, ...seen } = survey.result()
  const place = { format, sheet: name, sheets, encoding: null, separator: null }
  return { head: { ...place, ...seen, rows, linesWrapped: false }, rowCount, blocks: () => sliced(rows) }
}

async function* sliced(rows: readonly (readonly string[])[]): AsyncGenerator<RowBlock> {
  for (let at = 0; at < rows.length; at += BLOCK_ROWS) {
    yield { firstRow: at + 1, rows: rows.slice(at, at + BLOCK_ROWS), brokenQuotes: [] }
  }
}

/**
 * The whole table in memory, as the mending screen shows it.
 * @param onBlock called after each block with how far it is
 */
export async function wholeTable(opened: OpenedTable, onBlock?: (block: RowBlock) => void): Promise<Table> {
  const rows: (readonly string[])[] = []
  const brokenQuotes: number[] = []
  for await (const block of opened.blocks()) {
    for (const row of block.rows) rows.push(row)
    brokenQuotes.push(...block.brokenQuotes)
    onBlock?.(block)
  }
  return { ...opened.head, rows, brokenQuotes }
}
