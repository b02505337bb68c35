import type { TableEncoding } from './table.ts'

export type DecodedText = { readonly text: string; readonly encoding: TableEncoding }

/** Bytes of a whole text file → text without its byte order mark; undefined when it is no text at all. */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const guess = guessEncoding(bytes.subarray(0, SAMPLE))
  if (guess === undefined) return undefined
  const encoding = guess !== 'bytes' ? guess : isUtf8(bytes) ? 'utf-8' : 'windows-1252'
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/**
 * The encoding of a text file, read in pieces. Order of proof: a byte order mark; zero bytes in every second place
 * (UTF-16); valid UTF-8 to its end; else Windows-1252, in which French offices still export and which contains
 * ISO-8859-1's letters. Undefined when it is no text at all (zero bytes elsewhere, many control bytes).
 */
export async function detectEncoding(file: Blob): Promise<TableEncoding | undefined> {
  const guess = guessEncoding(new Uint8Array(await file.slice(0, SAMPLE).arrayBuffer()))
  if (guess !== 'bytes') return guess
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const bytes of bytesOf(file)) decoder.decode(bytes, { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

const SAMPLE = 4096

/** 'bytes': one byte or several a letter, which only the whole file tells. */
function guessEncoding(sample: Uint8Array): TableEncoding | 'bytes' | undefined {
  const [a, b] = sample
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  let controls = 0
  for (let i = 0; i < sample.length; i += 1) {
    const byte = sample[i] ?? 0
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
    else if (byte < 9 || (byte > 13 && byte < 32)) controls += 1
  }
  const [even = 0, odd = 0] = zeros
  if (odd > sample.length / 4 && even === 0) return 'utf-16le'
  if (even > sample.length / 4 && odd === 0) return 'utf-16be'
  return even + odd > 0 || controls > sample.length / 50 ? undefined : 'bytes'
}

/** The bytes of a file in pieces. A loop over the stream itself is not known to every browser. */
async function* bytesOf(file: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = file.stream().getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}

/** A text file in pieces, without its byte order mark, every line ending as \n. */
export async function* decodedChunks(file: Blob, encoding: TableEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let held = ''
  for await (const bytes of bytesOf(file)) {
    const text = held + decoder.decode(bytes, { stream: true })
    // the other half of \r\n may stand in the next piece
    held = text.endsWith('\r') ? '\r' : ''
    yield (held === '' ? text : text.slice(0, -1)).replace(/\r\n?/g, '\n')
  }
  yield (held + decoder.decode()).replace(/\r\n?/g, '\n')
}
