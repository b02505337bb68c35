import { overlaps, type Passage, type Source, type Span } from './passage.ts'
import { textUnits, type UnitKind } from './text-units.ts'

/** Somebody has read a text to its end: where no code is, none was meant. */
export type Reading = { readonly sourceId: string; readonly coderId: string }

/** A sentence or paragraph of a text, and what each coder said of it about one code: 1 present, 0 absent, null not read. */
export type CodedUnit = Span & {
  readonly sourceId: string
  readonly said: readonly (0 | 1 | null)[]
}

export type CodedUnits = {
  readonly codeId: string
  /** In the order of texts, then of each text. */
  readonly units: readonly CodedUnit[]
}

/**
 * Turns passages into units that can be compared. Only texts that at least two of the coders have read to the end count; of these, a code is present in
 * a unit for a coder who put it on at least one character of the unit that is no white space. Where exactly a passage begins and ends within a
 * sentence therefore does not count: agreement on codes, not on borders.
 *
 * @param coders in the order of `said`
 * @param codes codes to compare, each as the set of codes that count for it (with its descendants, or itself alone)
 */
export function codedUnits(
  given: {
    readonly sources: readonly Source[]
    readonly passages: readonly Passage[]
    readonly readings: readonly Reading[]
  },
  coders: readonly string[],
  codes: ReadonlyMap<string, ReadonlySet<string>>,
  kind: UnitKind,
): CodedUnits[] {
  const read = new Set(given.readings.map(({ sourceId, coderId }) => JSON.stringify([sourceId, coderId])))
  const texts = given.sources
    .map((source) => ({
      source,
      readers: coders.map((coder) => read.has(JSON.stringify([source.id, coder]))),
    }))
    .filter(({ readers }) => readers.filter(Boolean).length > 1)
    .map(({ source, readers }) => ({
      id: source.id,
      readers,
      spans: textUnits(source.text, kind),
      passages: given.passages
        .filter(({ sourceId }) => sourceId === source.id)
        .map((passage) => ({ ...passage, ...inked(source.text, passage) })),
    }))
  return [...codes].map(([codeId, counting]) => ({
    codeId,
    units: texts.flatMap(({ id, readers, spans, passages }) => {
      const ofCode = passages.filter((passage) => counting.has(passage.codeId))
      return spans.map(({ start, end }) => {
        const here = ofCode.filter((passage) => overlaps(passage, { start, end }))
        const said = coders.map((coder, i) =>
          readers[i] !== true ? null : here.some(({ coderId }) => coderId === coder) ? 1 : 0,
        )
        return { sourceId: id, start, end, said }
      })
    }),
  }))
}

/** A span without white space at its ends: a passage that ends with the space after a sentence is not on the next one. */
function inked(text: string, { start, end }: Span): Span {
  const piece = text.slice(start, end)
  const from = start + (piece.length - piece.trimStart().length)
  return { start: from, end: from + piece.trim().length }
}
