import { overlaps, type Passage } from './passage.ts'

/** What counts as two codes meeting: passages that share a character, or any two passages of one text. */
export const MEETINGS = ['overlap', 'source'] as const
export type Meeting = (typeof MEETINGS)[number]

export type CoOccurrenceChoice = {
  readonly meeting: Meeting
  /** Whether passages of two coders may meet; else each coder is counted alone. */
  readonly acrossCoders: boolean
  /** Only these coders; all when left out. */
  readonly coderIds?: ReadonlySet<string>
  /** Only these texts (those of an attribute's value, say); all when left out. */
  readonly sourceIds?: ReadonlySet<string>
}

export type CoOccurrence = {
  readonly codeIds: readonly string[]
  /** How often each code stands: `counts[i]`, in passages (`overlap`) or texts (`source`). */
  readonly counts: readonly number[]
  /** How often codes i and j meet; symmetric, the diagonal is `counts`. */
  readonly together: readonly (readonly number[])[]
  /** c-coefficient n₁₂ / (n₁ + n₂ − n₁₂), 0 … 1; null on the diagonal and where neither code stands. */
  readonly coefficients: readonly (readonly (number | null)[])[]
}

/**
 * Which codes stand together. n₁₂ with `overlap` is the number of passages of code 1 that meet a passage of code 2, or of 2 that meet 1, whichever is
 * smaller: each passage counts once, so that n₁₂ never exceeds n₁ or n₂, nor the coefficient 1. With `source` it is the number of texts (of a
 * coder, unless across coders) that carry both. The coefficient is Jaccard's; source: ATLAS.ti, "Code co-occurrence", c-coefficient.
 *
 * @param codes each row of the table as the set of codes that count for it: itself, or with its descendants
 */
export function coOccurrence(
  passages: readonly Passage[],
  codes: ReadonlyMap<string, ReadonlySet<string>>,
  choice: CoOccurrenceChoice,
): CoOccurrence {
  const { meeting, acrossCoders, coderIds, sourceIds } = choice
  const kept = passages.filter(
    ({ coderId, sourceId }) => (coderIds?.has(coderId) ?? true) && (sourceIds?.has(sourceId) ?? true),
  )
  // only passages of one group can meet: a text, of one coder unless across coders
  const groups = Map.groupBy(kept, ({ sourceId, coderId }) =>
    JSON.stringify(acrossCoders ? [sourceId] : [sourceId, coderId]),
  )
  const rows = [...codes].map(([codeId, counting]) => ({
    codeId,
    groups: new Map(
      [...groups]
        .map(([key, members]) => [key, members.filter((each) => counting.has(each.codeId))] as const)
        .filter(([, members]) => members.length > 0),
    ),
  }))
  type Row = (typeof rows)[number]
  const countOf = ({ groups }: Row) =>
    meeting === 'source' ? groups.size : [...groups.values()].reduce((sum, { length }) => sum + length, 0)
  const meetingsOf = (a: Row, b: Row) => {
    let [ofA, ofB] = [0, 0]
    for (const [key, mine] of a.groups) {
      const theirs = b.groups.get(key)
      if (!theirs) continue
      ofA += meeting === 'source' ? 1 : mine.filter((each) => theirs.some((t) => overlaps(each, t))).length
      ofB += meeting === 'source' ? 1 : theirs.filter((t) => mine.some((each) => overlaps(each, t))).length
    }
    return Math.min(ofA, ofB)
  }
  const counts = rows.map(countOf)
  const together = rows.map((a, i) => rows.map((b, j) => (i === j ? (counts[i] ?? 0) : meetingsOf(a, b))))
  const coefficients = together.map((line, i) =>
    line.map((both, j) => {
      const either = (counts[i] ?? 0) + (counts[j] ?? 0) - both
      return i === j || either === 0 ? null : both / either
    }),
  )
  return { codeIds: rows.map(({ codeId }) => codeId), counts, together, coefficients }
}
