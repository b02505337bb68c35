const GRAPHEMES = new Intl.Segmenter('fr', { granularity: 'grapheme' })

/** Characters as people count them: "é" typed in two code points is one, a family emoji is one. */
export function countCharacters(text: string): number {
  let count = 0
  for (const _ of GRAPHEMES.segment(text)) count += 1
  return count
}

/** The first characters of a text, as people count them; an ellipsis replaces what is cut. */
export function shorten(text: string, characters: number): string {
  if (countCharacters(text) <= characters) return text
  const kept: string[] = []
  for (const { segment } of GRAPHEMES.segment(text)) {
    if (kept.length === characters - 1) break
    kept.push(segment)
  }
  return `${kept.join('').trimEnd()}…`
}

/** Words between blanks; a lone « or : (French typography puts blanks around them) is not a word. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((token) => /[\p{L}\p{N}]/u.test(token)).length
}

/** Words a minute of someone reading calmly to a room. */
export const WORDS_A_MINUTE_ALOUD = 150

/** Seconds to read a text aloud at 150 words a minute. */
export function secondsAloud(text: string): number {
  return (countWords(text) / WORDS_A_MINUTE_ALOUD) * 60
}

/** Lower case, without accents, ligatures opened: « Œuf à l’école » is found by "oeuf a l'ecole". */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('’', "'")
}
