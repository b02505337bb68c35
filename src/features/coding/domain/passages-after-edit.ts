import { diffArrays } from 'diff'
import type { Passage, Span } from './passage.ts'

/** What becomes of passages when the text below them changes. */
export type PassagesAfterEdit<P extends Span> = {
  /** Their words are the same, perhaps elsewhere. */
  readonly kept: readonly P[]
  /** Words inside changed: the passage stands around what is left of it, and somebody should look. `before`: its words in the old text. */
  readonly changed: readonly { readonly passage: P; readonly before: string; readonly after: string }[]
  /** None of its words remains, or they were torn apart: it stands nowhere. Never put onto other words. */
  readonly lost: readonly { readonly passage: P; readonly before: string }[]
}

const PIECES = /[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu

const LINES = /[^\n]*\n|[^\n]+$/g

/** Beyond so many changed pieces only whole lines are compared: the time of it grows with their square (4,000: a second). */
const MOST_CHANGES = 4_000

/**
 * Lays passages of an old text over a new one, word by word (Myers' difference of the words, spaces and signs). A passage is kept when every
 * piece of it stands in the new text one after the other; changed when its first and last word remain, others in between came or went, and at
 * least half of it, as it was and as it is, is the same; lost otherwise. Of texts that have little in common only passages of unchanged lines are kept. Offsets are UTF-16 units of each text.
 */
export function passagesAfterEdit<P extends Span = Passage>(
  before: string,
  after: string,
  passages: readonly P[],
): PassagesAfterEdit<P> {
  const kept: P[] = []
  const changed: { passage: P; before: string; after: string }[] = []
  const lost: { passage: P; before: string }[] = []
  const place = placesAfter(before, after)
  for (const passage of passages) {
    const words = before.slice(passage.start, passage.end)
    const span = place(passage)
    if (!span) lost.push({ passage, before: words })
    else {
      const now = after.slice(span.start, span.end)
      const moved = { ...passage, ...span }
      if (now === words) kept.push(moved)
      else changed.push({ passage: moved, before: words, after: now })
    }
  }
  return { kept, changed, lost }
}

function placesAfter(before: string, after: string): (span: Span) => Span | null {
  // the new unit of each old one that remains; −1 for those that went
  const newUnit = new Int32Array(before.length).fill(-1)
  const parts = compare(before, after, PIECES) ?? compare(before, after, LINES)
  let [from, to] = [0, 0]
  for (const { value, added, removed } of parts ?? []) {
    const length = value.reduce((sum, piece) => sum + piece.length, 0)
    if (!added && !removed) for (let i = 0; i < length; i += 1) newUnit[from + i] = to + i
    if (!added) from += length
    if (!removed) to += length
  }
  return ({ start, end }) => {
    const [first, last] = [newUnit[start] ?? -1, newUnit[end - 1] ?? -1]
    if (first < 0 || last < 0 || start >= end) return null
    // torn apart: what remains is less than half of the old words, or of the new ones
    let remains = 0
    for (let at = start; at < end; at += 1) if ((newUnit[at] ?? -1) >= 0) remains += 1
    const most = Math.max(end - start, last + 1 - first)
    return remains * 2 < most ? null : { start: first, end: last + 1 }
  }
}

/** Undefined when more than `MOST_CHANGES` pieces changed. */
const compare = (before: string, after: string, pieces: RegExp) =>
  diffArrays(before.match(pieces) ?? [], after.match(pieces) ?? [], { maxEditLength: MOST_CHANGES })
