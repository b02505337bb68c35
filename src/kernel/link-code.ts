/** Letters and digits that nobody takes for one another when they are read from a wall: no 0, 1, i, l, o. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
export const LINK_CODE_LENGTH = 10
/** Bytes above the last whole multiple would make the first letters likelier. */
const FAIR = 256 - (256 % ALPHABET.length)

/** A code of ten characters (31^10 of them) from random bytes; 64 bytes are always enough in practice. */
export function linkCodeOf(random: Uint8Array): string {
  const code = [...random]
    .filter((byte) => byte < FAIR)
    .slice(0, LINK_CODE_LENGTH)
    .map((byte) => ALPHABET[byte % ALPHABET.length])
    .join('')
  if (code.length < LINK_CODE_LENGTH) throw new RangeError('too few random bytes for a code')
  return code
}

/** As it is shown: `k7m3p-q9xrt`. */
export function showLinkCode(code: string): string {
  return `${code.slice(0, LINK_CODE_LENGTH / 2)}-${code.slice(LINK_CODE_LENGTH / 2)}`
}

/** A code as somebody typed it (capitals, spaces, dashes, or none) as it is stored. */
export function readLinkCode(typed: string): string {
  return typed.toLowerCase().replace(/[\s\-–—]/g, '')
}
