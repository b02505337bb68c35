import { Problem } from '#kernel/problem.ts'
import { unpackedSize } from './archive-size.ts'
import { readCsvRows } from './csv-reading.ts'
import { guessHeaderRow, type Table, type TableFormat, type TableReading } from './table.ts'
import { decodeText } from './text-encoding.ts'
import { readWorkbook, sheetRows, type WorkbookReader } from './workbook-reading.ts'

/** Measured: 100,000 purchases of 12 columns are 9 MB of CSV, 4 MB of XLSX. The limit protects browser and server. */
export const MAX_TABLE_BYTES = 20_000_000
/** Measured: the same 100,000 purchases unpack to 43 MB; a bomb packs a thousand to one. */
const MAX_UNPACKED_BYTES = 300_000_000

/** No spreadsheet has more. Measured: 400,000 columns, 4 MB of text, kept the server busy for half a minute. */
const MOST_COLUMNS = 16_384

/**
 * Reads an office file (CSV in the encodings and separators that offices use, XLSX, XLS, ODS) into one table.
 * @throws Problem `tables.empty`, `tables.too-large`, `tables.not-a-table`, `tables.workbook-damaged`,
 *   `tables.workbook-locked`, `tables.sheet-absent` ({ sheet, sheets })
 */
export async function readTable(
  bytes: Uint8Array,
  reading: TableReading = {},
  openWorkbook: WorkbookReader = readWorkbook,
): Promise<Table> {
  if (bytes.length > MAX_TABLE_BYTES) {
    throw new Problem('tables.too-large', 'too-large', { megabytes: MAX_TABLE_BYTES / 1_000_000 })
  }
  const format = detectFormat(bytes)
  if (format !== 'csv' && unpackedSize(bytes) > MAX_UNPACKED_BYTES) {
    throw new Problem('tables.too-large', 'too-large', { megabytes: MAX_UNPACKED_BYTES / 1_000_000 })
  }
  return format === 'csv' ? readText(bytes, reading) : readSheet(bytes, format, reading, openWorkbook)
}

function readText(bytes: Uint8Array, reading: TableReading): Table {
  const decoded = decodeText(bytes, reading.encoding)
  // Some programs call a web page or an XML document ".xls".
  if (!decoded || /^\s*<[!?a-z]/i.test(decoded.text)) throw new Problem('tables.not-a-table', 'caller')
  const csv = readCsvRows(decoded.text, reading)
  if (csv.rows.some((row) => row.length > MOST_COLUMNS)) throw new Problem('tables.not-a-table', 'caller')
  if (csv.rows.length === 0) throw new Problem('tables.empty', 'caller')
  const headerRow = guessHeaderRow(csv.rows)
  return { format: 'csv', sheet: null, sheets: [], encoding: decoded.encoding, headerRow, ...csv }
}

async function readSheet(
  bytes: Uint8Array,
  format: TableFormat,
  reading: TableReading,
  openWorkbook: WorkbookReader,
): Promise<Table> {
  const all = await openWorkbook(bytes, format)
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
  const headerRow = guessHeaderRow(chosen.rows)
  const none = { encoding: null, separator: null, brokenQuotes: [], linesWrapped: false }
  return { format, sheet: chosen.name, sheets, rows: chosen.rows, headerRow, ...none }
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0]
const PDF = [0x25, 0x50, 0x44, 0x46]

function detectFormat(bytes: Uint8Array): TableFormat {
  const startsWith = (magic: readonly number[]) => magic.every((byte, i) => bytes[i] === byte)
  if (startsWith(PDF)) throw new Problem('tables.not-a-table', 'caller')
  // An OpenDocument file states its kind, uncompressed, at the very start of the archive.
  if (startsWith(ZIP))
    return asciiOf(bytes.subarray(30, 90)).includes('opendocument.spreadsheet') ? 'ods' : 'xlsx'
  if (!startsWith(COMPOUND)) return 'csv'
  // A workbook with a password is wrapped in the old container, under a name in two-byte letters.
  if (holdsText(bytes, [...'EncryptedPackage'].join('\0')))
    throw new Problem('tables.workbook-locked', 'caller')
  return 'xls'
}

function holdsText(bytes: Uint8Array, text: string): boolean {
  for (let at = bytes.indexOf(text.charCodeAt(0)); at >= 0; at = bytes.indexOf(text.charCodeAt(0), at + 1)) {
    if (asciiOf(bytes.subarray(at, at + text.length)) === text) return true
  }
  return false
}

function asciiOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
