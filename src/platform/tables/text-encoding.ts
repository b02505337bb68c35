import type { TableEncoding } from './table.ts'

export type DecodedText = { readonly text: string; readonly encoding: TableEncoding }

/**
 * Bytes of a text file → text without its byte order mark. Order of proof: a byte order mark; zero bytes in
 * every second place (UTF-16); valid UTF-8; else Windows-1252, in which French offices still export and which
 * contains ISO-8859-1's letters. Undefined when it is no text at all (zero bytes elsewhere, many control bytes).
 */
export function decodeText(bytes: Uint8Array, told?: TableEncoding): DecodedText | undefined {
  const encoding = told ?? detectEncoding(bytes)
  if (encoding === undefined) return undefined
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

function detectEncoding(bytes: Uint8Array): TableEncoding | undefined {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 4096)
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
  if (even + odd > 0 || controls > sample.length / 50) return undefined
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
