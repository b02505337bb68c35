import { codingProblem } from './coding-problem.ts'

/** A text that is coded: an interview, a note. Kept character by character as it came (accents composed or not). */
export type Source = { readonly id: string; readonly title: string; readonly text: string }

/** UTF-16 code units of a text, as JavaScript and browsers count them: from `start` to before `end`. */
export type Span = { readonly start: number; readonly end: number }

/** One coder's code on a piece of a text. */
export type Passage = Span & {
  readonly id: string
  readonly sourceId: string
  readonly codeId: string
  readonly coderId: string
  readonly memo: string
}

const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000

/** Whether a place lies within a character written by two units (an emoji), where no text may be cut. */
export function splitsCharacter(text: string, at: number): boolean {
  return at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))
}

/**
 * The words of a span.
 * @throws `coding.passage-outside-text` for a span that is empty, reversed, beyond the text, or cuts a character in two
 */
export function textOf(text: string, { start, end }: Span): string {
  const whole = Number.isInteger(start) && Number.isInteger(end)
  if (!whole || start < 0 || end > text.length || start >= end)
    throw codingProblem('coding.passage-outside-text', { start, end, length: text.length })
  if (splitsCharacter(text, start) || splitsCharacter(text, end))
    throw codingProblem('coding.passage-outside-text', { start, end, length: text.length })
  return text.slice(start, end)
}

// marks of accents (NFD) and joiners belong to the word that they follow
const WORD = /[\p{L}\p{N}_][\p{L}\p{N}\p{M}_\u200d]*(?:['’.-][\p{L}\p{N}][\p{L}\p{N}\p{M}_\u200d]*)*/gu

/** The words of a text; "aujourd’hui", "pique-nique" and "3.5" are one word. Punctuation and spaces are none. */
export function wordSpans(text: string): Span[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }))
}

/** A span without the white space at its ends; null when nothing else is in it. */
export function trimSpan(text: string, { start, end }: Span): Span | null {
  const piece = text.slice(start, end)
  const from = start + (piece.length - piece.trimStart().length)
  const to = end - (piece.length - piece.trimEnd().length)
  return from < to ? { start: from, end: to } : null
}

/** A span as people draw it → whole words: widened to the words that it cuts, white space at its ends left out. Null: nothing. */
export function spanToWords(text: string, span: Span): Span | null {
  const trimmed = trimSpan(text, { start: Math.max(0, span.start), end: Math.min(text.length, span.end) })
  if (!trimmed) return null
  let { start, end } = trimmed
  for (const word of wordSpans(text)) {
    if (word.start < start && word.end > start) start = word.start
    if (word.start < end && word.end > end) end = word.end
  }
  if (splitsCharacter(text, start)) start -= 1
  if (splitsCharacter(text, end)) end += 1
  return { start, end }
}

/** Both pieces of a span cut at a place, without white space at their ends; a piece without words is left out. */
export function splitSpan(text: string, { start, end }: Span, at: number): Span[] {
  const cut = splitsCharacter(text, at) ? at - 1 : at
  if (cut <= start || cut >= end) return [{ start, end }]
  return [trimSpan(text, { start, end: cut }), trimSpan(text, { start: cut, end })].filter(
    (piece) => piece !== null,
  )
}

/** Units that two spans share; 0 when they only touch. */
export function sharedLength(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
}

/** Whether two spans share at least one character. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** Spans joined where they overlap or touch, in the order of the text. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1)
    if (last && start <= last.end) joined[joined.length - 1] = { ...last, end: Math.max(last.end, end) }
    else joined.push({ start, end })
  }
  return joined
}
