import { type Span, trimSpan } from './passage.ts'

/** What agreement is counted on: sentences or paragraphs. */
export const UNIT_KINDS = ['sentence', 'paragraph'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

const PARAGRAPH_END = /\r\n|[\n\r\u2029]/g
// a point after one letter or a known shortening ends no sentence: "M. Blanc", "p. ex.", "etc. que"
const SHORT =
  /(?:^|[\s(«“"'’])(?:\p{L}|MM|Mme|Mmes|Mlle|Dr|Pr|St|Ste|Mr|Mrs|Ms|art|cf|env|etc|ex|fig|min|no|nb|p|pp|tel|tél|vs|vol)$/iu
const SENTENCE_END = /[.!?…]+\s*»(?=\s|$)|[.!?…]+[”"’)\]]*(?=\s)/gu

/**
 * The pieces of a text, in order, without white space at their ends; pieces without a letter or a digit are none. A paragraph ends with its line. A
 * sentence ends with its paragraph or with . ! ? … before white space, save after an initial or a usual shortening (rules of our own, the
 * same in every browser: what two coders are compared on may not depend on a machine's dictionary).
 */
export function textUnits(text: string, kind: UnitKind): Span[] {
  const paragraphs = cut(text, { start: 0, end: text.length }, PARAGRAPH_END, () => true)
  const pieces =
    kind === 'paragraph'
      ? paragraphs
      : paragraphs.flatMap((span) =>
          cut(text, span, SENTENCE_END, (before, sign) => !(sign.startsWith('.') && SHORT.test(before))),
        )
  return pieces
    .map((span) => trimSpan(text, span))
    .filter((span) => span !== null)
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)))
}

function cut(
  text: string,
  { start, end }: Span,
  ends: RegExp,
  isEnd: (before: string, sign: string) => boolean,
): Span[] {
  const whole = text.slice(start, end)
  const pieces: Span[] = []
  let from = 0
  for (const { 0: sign, index } of whole.matchAll(ends)) {
    if (!isEnd(whole.slice(Math.max(from, index - 12), index), sign)) continue
    pieces.push({ start: start + from, end: start + index + sign.length })
    from = index + sign.length
  }
  pieces.push({ start: start + from, end })
  return pieces
}
