import { normaliseHeader } from './header-names.ts'

/**
 * Tells the headers of one kind of file from those of another: the same columns in the same order, whatever their case,
 * accents and blanks. Two sums over the text (FNV-1a from both ends) and its length; not a secret.
 * Undefined for a row that names fewer than two columns.
 */
export function fingerprintHeader(cells: readonly string[]): string | undefined {
  const names = cells.map(normaliseHeader)
  while (names.at(-1) === '') names.pop()
  if (names.filter((name) => name !== '').length < 2) return undefined
  const text = names.join('|')
  let [forward, backward] = [0x811c9dc5, 0x811c9dc5]
  for (let i = 0; i < text.length; i += 1) {
    forward = Math.imul(forward ^ text.charCodeAt(i), 0x01000193)
    backward = Math.imul(backward ^ text.charCodeAt(text.length - 1 - i), 0x01000193)
  }
  return [text.length, forward >>> 0, backward >>> 0].map((n) => n.toString(36)).join('-')
}
