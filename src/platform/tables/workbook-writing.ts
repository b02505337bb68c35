import type { CsvCell } from './csv-writing.ts'

export type WrittenSheet = {
  readonly name: string
  /** The first row is the header. */
  readonly rows: readonly (readonly CsvCell[])[]
}

/**
 * Sheets → an XLSX file. Numbers stay numbers and texts texts (a text that begins with = is no formula); missing values
 * are empty cells. hucre is loaded when the first workbook is written.
 */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const { writeXlsx } = await import('hucre/xlsx')
  const bytes = await writeXlsx({
    sheets: sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => row.map((cell) => (typeof cell === 'bigint' ? String(cell) : cell))),
    })),
  })
  return Uint8Array.from(bytes)
}
