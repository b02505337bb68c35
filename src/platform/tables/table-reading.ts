import type { Table, TableReading } from './table.ts'
import { openTable, wholeTable } from './table-opening.ts'
import { readWorkbook, type WorkbookReader } from './workbook-reading.ts'

/**
 * Reads an office file (CSV in the encodings and separators that offices use, XLSX, XLS, ODS) into one table, whole.
 * @throws Problem of `openTable`
 */
export async function readTable(
  bytes: Uint8Array,
  reading: TableReading = {},
  readWith: WorkbookReader = readWorkbook,
): Promise<Table> {
  return wholeTable(await openTable(new Blob([new Uint8Array(bytes)]), { reading, readWith }))
}
