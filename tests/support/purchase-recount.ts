import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'

/**
 * A second count of a purchase file, on purpose without any code of the product: its own reading of CSV and XLSX, its
 * own arithmetic (whole cents as numbers), its own order of questions. Good files only.
 */
export function recountPurchases(path: string): Record<string, unknown> {
  const [header = [], ...rows] = path.endsWith('.xlsx') ? xlsxRows(path) : csvRows(path)
  const records = rows.map((row) =>
    Object.fromEntries(header.map((name, i) => [name.trim(), (row[i] ?? '').trim()])),
  )
  const years: Record<string, Record<string, number | Record<string, number>>> = {}
  let all = 0
  for (const record of records) {
    const cents = Math.round(Number((record.prix_ht ?? '').replace(',', '.')) * 100)
    all += cents
    const marks = `${record.caracteristiques ?? ''},${record.categories_egalim ?? ''},${record.origine ?? ''}`
    const has = (...names: string[]) => marks.split(',').some((mark) => names.includes(mark.trim()))
    const said = (name: string) => ['oui', 'x'].includes((record[name] ?? '').toLowerCase())
    const bin = has('BIO')
      ? 'organic'
      : has('LABEL_ROUGE', 'AOCAOP', 'IGP', 'STG')
        ? 'siqo'
        : has('HVE', 'PECHE_DURABLE', 'RUP', 'FERMIER', 'COMMERCE_EQUITABLE')
          ? 'other'
          : has('EXTERNALITES', 'PERFORMANCE')
            ? 'externalityPerformance'
            : 'none'
    const bins = bin === 'none' ? ['total'] : [bin, 'total', 'quality']
    if ((bin === 'organic' || bin === 'other') && has('COMMERCE_EQUITABLE')) bins.push('fairTrade')
    if (has('CIRCUIT_COURT') || said('est_circuit_court')) bins.push('shortChain')
    if (has('FRANCE')) bins.push('france')
    if (has('EUROPE')) bins.push('europe')
    const places = has('LOCAL') || said('est_local') ? [record.definition_local ?? '', 'any'] : []
    const day = /^\d{5}$/.test(record.date ?? '')
      ? new Date((Number(record.date) - 25569) * 864e5).getUTCFullYear()
      : (record.date ?? '').slice(0, 4)
    years[day] ??= { local: { any: 0 }, byFamily: {} }
    const year = years[day]
    for (const name of bins) year[name] = Number(year[name] ?? 0) + cents
    addTo(year.local, places, cents)
    addTo(year.byFamily, [record.famille_produits ?? ''], cents)
  }
  return { rows: records.length, total: (all / 100).toFixed(2), byYear: years }
}

function addTo(bins: unknown, names: readonly string[], cents: number): void {
  const counted = bins as Record<string, number>
  for (const name of names) counted[name] = (counted[name] ?? 0) + cents
}

function csvRows(path: string): string[][] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  const separator = lines[0]?.includes(';') ? ';' : ','
  return lines.map((line) => {
    const cells: string[] = ['']
    let quoted = false
    for (const letter of line) {
      if (letter === '"') quoted = !quoted
      else if (letter === separator && !quoted) cells.push('')
      else cells[cells.length - 1] += letter
    }
    return cells
  })
}

function xlsxRows(path: string): string[][] {
  const parts = unzip(readFileSync(path))
  const shared = [...(parts['xl/sharedStrings.xml'] ?? '').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
    (m) => m[1] ?? '',
  )
  const rows = [...(parts['xl/worksheets/sheet1.xml'] ?? '').matchAll(/<row .*?<\/row>/gs)]
  return rows.map(([row]) => {
    const cells: string[] = []
    for (const [, letter = '', kind, value = ''] of row.matchAll(
      /<c r="([A-Z])\d+"[^>]*t="(\w+)"><v>([^<]*)</g,
    )) {
      cells[letter.charCodeAt(0) - 65] = kind === 's' ? (shared[Number(value)] ?? '') : value
    }
    return Array.from(cells, (cell) => cell ?? '')
  })
}

/** The entries of an archive by its central directory. */
function unzip(bytes: Buffer): Record<string, string> {
  const entries: Record<string, string> = {}
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1') + 16)
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20))
    entries[name] = (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8')
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}
