import { unpackedSize } from '#platform/tables/archive-size.ts'
import { openWorkbook, refuseLarge } from '#platform/tables/workbook-opening.ts'
import { cellText, type WorkbookCell } from '#platform/tables/workbook-reading.ts'
import { writeWorkbook } from '#platform/tables/workbook-writing.ts'
import type { Form } from '../domain/form.ts'
import type { XlsformSheet } from '../domain/xlsform-problem.ts'
import { readXlsform, type XlsformReading } from '../domain/xlsform-reading.ts'
import { writeXlsform } from '../domain/xlsform-writing.ts'

/**
 * Reads an XLSForm (XLSX, XLS, ODS). `fileName` names a form that does not name itself.
 * @throws Problem `tables.…` where the bytes are not a workbook that opens.
 */
export async function readXlsformFile(bytes: Uint8Array, fileName: string): Promise<XlsformReading> {
  return readXlsform(await xlsformSheets(bytes), fileName.replace(/\.[a-z]+$/i, ''))
}

/** Unpacked, in bytes: many times the largest form that is used; it is read on the server's own thread. */
const MOST_UNPACKED = 30_000_000

/** The sheets of a workbook as texts; formulas come with the values that they had when the file was saved. */
export async function xlsformSheets(bytes: Uint8Array): Promise<XlsformSheet[]> {
  refuseLarge(unpackedSize(bytes), MOST_UNPACKED)
  const sheets = await openWorkbook(bytes)
  return sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(textOf)) }))
}

/** As spreadsheets show truth, and as pyxform reads it. */
function textOf(cell: WorkbookCell): string {
  return typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : cellText(cell)
}

/** A form as an XLSX file that Kobo and ODK open. */
export function writeXlsformFile(form: Form): Promise<Uint8Array<ArrayBuffer>> {
  return writeWorkbook(writeXlsform(form))
}
