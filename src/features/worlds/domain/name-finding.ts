import { isJoined, readTokens, type Span, type Token } from './minutes-text.ts'
import { findUnknownNames, KNOWN, LEGAL_FORMS, OF_A_WORLD, type UnknownName } from './unknown-names.ts'

export type KnownName = {
  readonly kind: 'actor' | 'world' | 'action'
  readonly id: string
  readonly name: string
}
export type FoundName = KnownName & { readonly at: readonly Span[] }

type Meant = { readonly name: KnownName; readonly rank: 'full' | 'short' | 'acronym' }
type Node = { readonly next: Map<string, Node>; meant: Meant[] }

/**
 * Which of the known names a text says: whole words, whatever the case and the accents, small words left aside (« la
 * cuisine centrale à Figeac » is « Cuisine centrale de Figeac »), the longest where several begin alike. A short form
 * (« Figeacteurs » for « PTCE Figeacteurs », « CMA » for its written-out name) counts where it can mean one name only.
 * `unknown`: what reads like the name of an organisation that nobody knows; persons are not proposed.
 */
export function findNames(
  text: string,
  known: readonly KnownName[],
  places: readonly string[] = [],
): { readonly found: readonly FoundName[]; readonly unknown: readonly UnknownName[] } {
  const tokens = readTokens(text)
  const root = buildTrie(known)
  const spans = new Map<KnownName, Span[]>()
  const taken = new Uint8Array(tokens.length)
  for (let i = 0; i < tokens.length; i += 1) {
    const match = longestAt(tokens, i, root)
    if (!match) continue
    const [first, last] = [tokens[i], tokens[match.last]]
    if (!first || !last) continue
    for (const { name } of match.meant) {
      const at = spans.get(name) ?? []
      at.push({ from: first.from, to: last.to })
      spans.set(name, at)
    }
    const isWorld = match.meant.every(({ name }) => name.kind === 'world')
    taken.fill(isWorld ? OF_A_WORLD : KNOWN, i, match.last + 1)
    i = match.last
  }
  const unknown = findUnknownNames(text, tokens, taken, places)
  const starts = [...unknown.flatMap(({ at }) => at)].sort((a, b) => a.from - b.from)
  const found = known.flatMap((name) => {
    const all = spans.get(name)
    const at = name.kind === 'world' ? all?.filter((span) => !isInside(span, starts)) : all
    return at && at.length > 0 ? [{ kind: name.kind, id: name.id, name: name.name, at }] : []
  })
  return { found, unknown }
}

/** Whether a place lies in one of these, which stand in order and do not overlap. */
function isInside(span: Span, others: readonly Span[]): boolean {
  let low = 0
  let high = others.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((others[middle]?.to ?? 0) < span.to) low = middle + 1
    else high = middle
  }
  const other = others[low]
  return other !== undefined && other.from <= span.from && span.to <= other.to
}

function longestAt(tokens: readonly Token[], start: number, root: Node) {
  let node: Node | undefined = root
  let best: { last: number; meant: readonly Meant[] } | undefined
  for (let i = start; i < tokens.length; i += 1) {
    const token = tokens[i]
    if (!token || (i > start && !isJoined(token))) break
    const next: Node | undefined = node.next.get(token.folded)
    if (!next) {
      if (i > start && token.isLink) continue
      break
    }
    node = next
    const meant = node.meant.filter(({ rank }) => mayMean(rank, tokens[start]))
    if (meant.length > 0) best = { last: i, meant }
  }
  return best
}

/** Short forms are words of every day too: they must be written as names are. */
function mayMean(rank: Meant['rank'], first: Token | undefined): boolean {
  if (rank === 'full') return true
  return rank === 'acronym' ? first?.isAcronym === true : first?.isCapital === true
}

function buildTrie(known: readonly KnownName[]): Node {
  const root: Node = { next: new Map(), meant: [] }
  const short = new Map<string, Meant[]>()
  for (const name of known) {
    const tokens = readTokens(name.name)
    for (const form of fullForms(name.name)) put(root, form, { name, rank: 'full' })
    if (name.kind !== 'actor') continue
    const forms = new Map<string, Meant>()
    for (const { words, rank } of shortForms(tokens)) forms.set(words.join(' '), { name, rank })
    for (const [form, meant] of forms) short.set(form, [...(short.get(form) ?? []), meant])
  }
  for (const [form, meant] of short) {
    const [only] = meant
    const words = form.split(' ')
    // A full name goes before any short form of another.
    if (only && meant.length === 1 && !hasFull(root, words)) put(root, words, only)
  }
  return root
}

function hasFull(root: Node, words: readonly string[]): boolean {
  let node: Node | undefined = root
  for (const word of words) node = node?.next.get(word)
  return (node?.meant.length ?? 0) > 0
}

function put(root: Node, words: readonly string[], meant: Meant): void {
  if (words.length === 0) return
  let node = root
  for (const word of words) {
    let next = node.next.get(word)
    if (!next) {
      next = { next: new Map(), meant: [] }
      node.next.set(word, next)
    }
    node = next
  }
  if (!node.meant.some((other) => other.name === meant.name)) node.meant.push(meant)
}

/** The words of a name that count, with and without what stands in brackets. */
function fullForms(name: string): readonly (readonly string[])[] {
  const forms = [name, name.replace(/\([^)]*\)/g, ' ')].map((form) => wordsOf(readTokens(form)))
  return forms.filter((words) => words.length > 0)
}

function wordsOf(tokens: readonly Token[]): string[] {
  const words = tokens.filter((token) => !token.isLink).map((token) => token.folded)
  // A name of small words alone (« Chez nous » without « nous ») is all its words.
  return words.length > 0 ? words : tokens.map((token) => token.folded)
}

function shortForms(tokens: readonly Token[]): { words: readonly string[]; rank: 'short' | 'acronym' }[] {
  const words = tokens.filter((token) => !token.isLink)
  const proper = words.filter((token) => !LEGAL_FORMS.has(token.folded))
  const forms: { words: readonly string[]; rank: 'short' | 'acronym' }[] = []
  if (proper.length > 0 && proper.length < words.length && proper.map((t) => t.folded).join('').length >= 5)
    forms.push({ words: proper.map((token) => token.folded), rank: 'short' })
  for (const token of words)
    if (token.isAcronym && token.folded.length >= 3 && !LEGAL_FORMS.has(token.folded))
      forms.push({ words: [token.folded], rank: 'acronym' })
  const initials = words.map((token) => token.folded.slice(0, 1)).join('')
  if (initials.length >= 3) forms.push({ words: [initials], rank: 'acronym' })
  return forms
}
