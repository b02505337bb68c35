export type CsvCell = string | number | bigint | boolean | null

export type CsvOptions = {
  /** Semicolon by default: a French spreadsheet opens it by double click. */
  readonly separator?: ',' | ';' | '\t'
  /** Of numbers; a point by default, as programs write them. */
  readonly decimalMark?: '.' | ','
  /** Byte order mark, true by default: without it Excel shows accents as Ã©. */
  readonly bom?: boolean
}

/**
 * Rows → CSV text with CRLF. Text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a
 * carriage return) gets an apostrophe in front, unless it is a plain number; missing values are empty cells.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[], options: CsvOptions = {}): string {
  const separator = options.separator ?? ';'
  const mark = options.bom === false ? '' : '\ufeff'
  return (
    mark +
    rows
      .map(
        (row) =>
          `${row.map((cell) => csvCell(cell, separator, options.decimalMark ?? '.')).join(separator)}\r\n`,
      )
      .join('')
  )
}

function csvCell(cell: CsvCell, separator: string, decimalMark: string): string {
  if (cell === null) return ''
  const text = typeof cell === 'string' ? disarmed(cell) : String(cell).replace('.', decimalMark)
  const quoted = text.includes(separator) || /["\r\n]/.test(text) || text !== text.trim()
  return quoted ? `"${text.replaceAll('"', '""')}"` : text
}

function disarmed(text: string): string {
  const isNumber = /^[+-]?\d+(?:[.,]\d+)?$/.test(text)
  return /^[=+\-@\t\r]/.test(text) && !isNumber ? `'${text}` : text
}
