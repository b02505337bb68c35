import { Problem } from '#kernel/problem.ts'
import type { TableFormat } from './table.ts'

/** What a cell of a workbook may hold; everything beyond this border is the library's. */
export type WorkbookCell = string | number | boolean | Date | null

export type WorkbookSheet = {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly (readonly WorkbookCell[])[]
}

/** The one door to the spreadsheet library: leaving it means writing another function of this type. */
export type WorkbookReader = (bytes: Uint8Array, format: TableFormat) => Promise<readonly WorkbookSheet[]>

/** Reads XLSX, XLS and ODS through hucre, loaded when the first workbook comes (32 kB gzip by its own account, that CSV never pays). */
export const readWorkbook: WorkbookReader = async (bytes, format) => {
  try {
    const book = await openWorkbook(bytes, format)
    return book.sheets.map((sheet) => ({
      name: sheet.name,
      hidden: sheet.hidden === true || sheet.veryHidden === true,
      rows: sheet.rows,
    }))
  } catch (error) {
    const locked = error instanceof Error && error.name === 'EncryptedFileError'
    throw new Problem(locked ? 'tables.workbook-locked' : 'tables.workbook-damaged', 'caller')
  }
}

async function openWorkbook(bytes: Uint8Array, format: TableFormat) {
  if (format === 'ods') return (await import('hucre/ods')).readOds(bytes)
  const { readXls, readXlsx } = await import('hucre/xlsx')
  return format === 'xls' ? readXls(bytes) : readXlsx(bytes)
}

/** Rows of a sheet as text, without the empty rows and cells at the ends that nobody sees in a spreadsheet. */
export function sheetRows(sheet: WorkbookSheet): string[][] {
  const rows = sheet.rows.map((row) => {
    const cells = row.map(cellText)
    while (cells.length > 0 && cells[cells.length - 1] === '') cells.pop()
    return cells
  })
  while (rows.length > 0 && rows[rows.length - 1]?.length === 0) rows.pop()
  return rows
}

/** A workbook's cell as text: dates as YYYY-MM-DD (with "T13:30" when there is a time), numbers as plain decimals. */
export function cellText(cell: WorkbookCell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return numberText(cell)
  if (typeof cell === 'boolean') return cell ? 'true' : 'false'
  if (Number.isNaN(cell.getTime())) return ''
  const iso = cell.toISOString()
  return iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : iso.slice(0, 16)
}

/**
 * A number as a person typed it: fifteen significant digits, which is what spreadsheets keep, so that
 * 0.1 + 0.2 is "0.3" and 90.11000000002 stays so; never an exponent, never digits that were not there.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return ''
  if (Number.isInteger(value)) return BigInt(value).toString()
  const shortest = String(Number(value.toPrecision(15)))
  const m = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(shortest)
  if (!m) return shortest
  return `${m[1]}0.${'0'.repeat(Number(m[4]) - 1)}${m[2]}${m[3] ?? ''}`
}
