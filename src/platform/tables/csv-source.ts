import { Problem } from '#kernel/problem.ts'
import { detectSeparator, findSeparatorLine, type ParsedRows, parseCsvChunks } from './csv-reading.ts'
import type { Separator, TableEncoding, TableReading } from './table.ts'
import { decodedChunks, detectEncoding } from './text-encoding.ts'

/** A CSV file whose rows can be read again and again, in pieces, from its beginning. */
export type CsvSource = {
  readonly encoding: TableEncoding
  readonly separator: Separator | null
  readonly rows: () => AsyncIterable<ParsedRows>
}

/** As much text as tells the separator. */
const PEEK = 100_000

/** @throws Problem `tables.not-a-table` */
export async function openCsv(file: Blob, reading: TableReading): Promise<CsvSource> {
  const encoding = reading.encoding ?? (await detectEncoding(file))
  if (encoding === undefined) throw new Problem('tables.not-a-table', 'caller')
  const source = await sourceOf(() => decodedChunks(file, encoding), encoding, reading)
  // Some programs call a web page or an XML document ".xls".
  if (/^\s*<[!?a-z]/i.test(source.start)) throw new Problem('tables.not-a-table', 'caller')
  return source
}

/** The table that stands within the single cells of wrapped lines. */
export function unwrapCsv({ encoding, rows }: CsvSource, reading: TableReading): Promise<CsvSource> {
  async function* inner() {
    for await (const part of rows()) {
      if (part.rows.length > 0) yield `${part.rows.map((row) => row[0] ?? '').join('\n')}\n`
    }
  }
  return sourceOf(inner, encoding, reading)
}

async function sourceOf(
  chunks: () => AsyncIterable<string>,
  encoding: TableEncoding,
  reading: TableReading,
): Promise<CsvSource & { readonly start: string }> {
  const start = await startOf(chunks())
  const { length, told } = findSeparatorLine(start)
  const separator = reading.separator ?? told ?? detectSeparator(start.slice(length))
  const rows = () => parseCsvChunks(without(chunks(), length), separator ?? ',', reading.quotes !== false)
  return { encoding, separator, rows, start }
}

async function startOf(chunks: AsyncIterable<string>): Promise<string> {
  let start = ''
  for await (const chunk of chunks) {
    start += chunk
    if (start.length >= PEEK) break
  }
  return start.slice(0, PEEK)
}

async function* without(chunks: AsyncIterable<string>, length: number): AsyncGenerator<string> {
  let left = length
  for await (const chunk of chunks) {
    const cut = Math.min(left, chunk.length)
    left -= cut
    yield cut === 0 ? chunk : chunk.slice(cut)
  }
}
