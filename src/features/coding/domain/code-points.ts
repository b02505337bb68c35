import { splitsCharacter } from './passage.ts'

/**
 * Places of a text in two units: UTF-16 code units (JavaScript, our passages) and Unicode code points (REFI-QDA 1.0, `startPosition` and
 * `endPosition`). An emoji is two units and one code point; an accent that stands by itself (NFD) is one of both and is never joined to its letter.
 * A surrogate without its other half counts as one code point, as in a file where it becomes U+FFFD.
 */
export type CodePointMap = {
  /** Code points of the text. */
  readonly length: number
  /** Unit → code points before it; undefined outside of the text or within a character. */
  readonly toCodePoint: (unit: number) => number | undefined
  /** Code point → units before it; undefined outside of the text. */
  readonly toUnit: (codePoint: number) => number | undefined
}

/** Walks the text once; each conversion is then a search among its characters of two units. */
export function codePointMap(text: string): CodePointMap {
  // wide[i]: the unit at which the ith character of two units begins
  const wide: number[] = []
  for (let at = 1; at < text.length; at += 1) if (splitsCharacter(text, at)) wide.push(at - 1)
  const length = text.length - wide.length
  /** How many characters of two units begin before `key(i) < limit`. */
  const countBelow = (limit: number, key: (index: number) => number) => {
    let [low, high] = [0, wide.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (key(middle) < limit) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    length,
    toCodePoint: (unit) => {
      if (!Number.isInteger(unit) || unit < 0 || unit > text.length || splitsCharacter(text, unit))
        return undefined
      return unit - countBelow(unit, (i) => wide[i] ?? 0)
    },
    toUnit: (codePoint) => {
      if (!Number.isInteger(codePoint) || codePoint < 0 || codePoint > length) return undefined
      return codePoint + countBelow(codePoint, (i) => (wide[i] ?? 0) - i)
    },
  }
}
