import { Problem } from '#kernel/problem.ts'
import { unpackedSize } from './archive-size.ts'
import type { TableFormat } from './table.ts'
import { readWorkbook, type WorkbookReader, type WorkbookSheet } from './workbook-reading.ts'

/** Measured: 100,000 purchases of 12 columns are 9 MB of CSV, 4 MB of XLSX. The limit protects browser and server. */
export const MAX_TABLE_BYTES = 20_000_000
/** Measured: the same 100,000 purchases unpack to 43 MB; a bomb packs a thousand to one. */
const MAX_UNPACKED_BYTES = 300_000_000

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0]
const PDF = [0x25, 0x50, 0x44, 0x46]

/** @throws Problem `tables.too-large` */
export function refuseLarge(bytes: number, most = MAX_TABLE_BYTES): void {
  if (bytes > most) throw new Problem('tables.too-large', 'too-large', { megabytes: most / 1_000_000 })
}

/**
 * Every sheet of a workbook (XLSX, XLS, ODS), hidden ones too.
 * @throws Problem `tables.too-large`, `tables.not-a-table` (text, PDF), `tables.workbook-damaged`, `tables.workbook-locked`
 */
export async function openWorkbook(
  bytes: Uint8Array,
  readWith: WorkbookReader = readWorkbook,
): Promise<readonly WorkbookSheet[]> {
  refuseLarge(bytes.length)
  if (isText(bytes)) throw new Problem('tables.not-a-table', 'caller')
  const format = detectWorkbookFormat(bytes)
  refuseLarge(unpackedSize(bytes), MAX_UNPACKED_BYTES)
  return readWith(bytes, format)
}

/** Told by the first bytes, never by the name. */
export function isText(start: Uint8Array): boolean {
  if (startsWith(start, PDF)) throw new Problem('tables.not-a-table', 'caller')
  return !startsWith(start, ZIP) && !startsWith(start, COMPOUND)
}

/** @throws Problem `tables.workbook-locked` */
export function detectWorkbookFormat(bytes: Uint8Array): Exclude<TableFormat, 'csv'> {
  // An OpenDocument file states its kind, uncompressed, at the very start of the archive.
  if (startsWith(bytes, ZIP))
    return asciiOf(bytes.subarray(30, 90)).includes('opendocument.spreadsheet') ? 'ods' : 'xlsx'
  // A workbook with a password is wrapped in the old container, under a name in two-byte letters.
  if (holdsText(bytes, [...'EncryptedPackage'].join('\0')))
    throw new Problem('tables.workbook-locked', 'caller')
  return 'xls'
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]) =>
  magic.every((byte, i) => bytes[i] === byte)

function holdsText(bytes: Uint8Array, text: string): boolean {
  for (let at = bytes.indexOf(text.charCodeAt(0)); at >= 0; at = bytes.indexOf(text.charCodeAt(0), at + 1)) {
    if (asciiOf(bytes.subarray(at, at + text.length)) === text) return true
  }
  return false
}

function asciiOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
