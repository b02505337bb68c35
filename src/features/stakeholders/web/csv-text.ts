import type { Lang } from '#kernel/words.ts'

/** A cell: what is not known is left empty, never zero. */
export type CsvCell = string | number | null

/**
 * A table as spreadsheets of the language open it by a double click: in French semicolons and decimal commas. A text
 * that a spreadsheet would run as a formula is kept a text.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[], lang: Lang): string {
  const separator = lang === 'fr' ? ';' : ','
  const write = (cell: CsvCell) => {
    if (cell === null) return ''
    if (typeof cell === 'number') return lang === 'fr' ? `${cell}`.replace('.', ',') : `${cell}`
    const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
    return /["\n\r;,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `\uFEFF${rows.map((row) => row.map(write).join(separator)).join('\r\n')}\r\n`
}
