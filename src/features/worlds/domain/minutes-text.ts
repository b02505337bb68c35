import { foldText } from '#kernel/text-measure.ts'

/** A place in a text, in UTF-16 units: from included, to excluded. */
export type Span = { readonly from: number; readonly to: number }

export type Token = Span & {
  /** Without case or accents; « St » is « saint ». */
  readonly folded: string
  readonly isCapital: boolean
  /** Two letters or more, all of them capitals. */
  readonly isAcronym: boolean
  /** Small words that hold names together: « de », « la », « aux ». */
  readonly isLink: boolean
  /** A new sentence, line, or item of a list begins with it. */
  readonly begins: boolean
  /** What stands between the token before and this one, without blanks. */
  readonly gap: string
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
const LINKS = new Set(
  'de du des d la le les l a au aux et en sur sous chez pour the of and in for'.split(' '),
)
const SHORT: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte' }
const ENDS = /[.!?;:•…\n–—-]|^$/

/** Cuts a text into words, each with its place: linear in the length of the text. */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of text.matchAll(WORD)) {
    const [word] = match
    const from = match.index
    const between = text.slice(end, from)
    const folded = foldText(word)
    const isUpper = word !== word.toLowerCase() && word === word.toUpperCase()
    tokens.push({
      from,
      to: from + word.length,
      folded: SHORT[folded] ?? folded,
      isCapital: /^\p{Lu}/u.test(word),
      isAcronym: isUpper && word.length > 1 && /^\p{L}+$/u.test(word),
      isLink: LINKS.has(folded),
      begins:
        tokens.length === 0 ||
        (/[.!?;:•…]|\n/.test(between) && ENDS.test(between)) ||
        /^\s*[-–—]\s/.test(between),
      gap: between.replace(/\s+/g, (blank) => (/\n\s*\n/.test(blank) ? '\n' : '')),
    })
    end = from + word.length
  }
  return tokens
}

/** Words of a name may be held together by blanks, hyphens, apostrophes; a stop or a blank line parts them. */
export function isJoined(token: Token): boolean {
  return /^[-'’‐‑«"“”&/]*$/.test(token.gap)
}
