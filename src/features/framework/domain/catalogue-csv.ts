/**
 * Rows of a well-formed CSV text (RFC 4180: commas, double quotes, quotes doubled inside) by the names of its header.
 * For the files of `catalogue/` only: what people send is read by the tables of the platform, which forgive more.
 */
export function readCatalogueRows(text: string): ReadonlyMap<string, string>[] {
  const [header = [], ...rows] = readCells(text.replace(/^\ufeff/, ''))
  return rows.map((cells) => new Map(header.map((name, at) => [name, cells[at] ?? ''])))
}

const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y

function readCells(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  CELL.lastIndex = 0
  while (CELL.lastIndex < text.length) {
    const match = CELL.exec(text)
    if (!match) break
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] !== ',') {
      rows.push(row)
      row = []
    }
  }
  return rows
}
