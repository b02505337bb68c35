export type WrittenCell = string | number | null
export type WrittenSheet = { readonly name: string; readonly rows: readonly (readonly WrittenCell[])[] }

const [NARROWEST, WIDEST] = [8, 60]

/**
 * A workbook (XLSX) in which texts are texts: "007" stays so, and nothing becomes a formula; numbers given as numbers
 * stay numbers. The header stays in view, columns are as wide as what they hold.
 */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const { writeXlsx } = await import('hucre/xlsx')
  const bytes = await writeXlsx({
    sheets: sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))),
      columns: widthsOf(rows).map((width) => ({ width })),
      freezePane: { rows: 1 },
    })),
  })
  return Uint8Array.from(bytes)
}

function widthsOf(rows: readonly (readonly WrittenCell[])[]): number[] {
  const widths: number[] = []
  for (const row of rows)
    for (const [at, cell] of row.entries())
      widths[at] = Math.min(WIDEST, Math.max(widths[at] ?? NARROWEST, String(cell ?? '').length + 2))
  return widths
}
