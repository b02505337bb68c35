import { Problem } from '#kernel/problem.ts'
import { readCatalogueRows } from './catalogue-csv.ts'
import type { BilingualText } from './indicator.ts'

/** Frameworks that the catalogue is laid beside (words: `framework.<code>`). */
export const FRAMEWORKS = ['MUFPP', 'SAFA', 'IDEA4', 'SDG', 'EGALIM', 'PAT2'] as const
export type Framework = (typeof FRAMEWORKS)[number]

/**
 * How sure a correspondence is: read in the source that is named; a number quoted from memory, to be checked before it
 * is published; our own reading.
 */
export const CROSSWALK_PROVENANCES = ['sourced', 'recalled', 'own'] as const
export type CrosswalkProvenance = (typeof CROSSWALK_PROVENANCES)[number]

export type Crosswalk = {
  readonly framework: Framework
  /** The number or article there; "" where the framework gives none. */
  readonly reference: string
  readonly label: BilingualText
  readonly provenance: CrosswalkProvenance
  readonly source: string
  readonly note: string
}

/**
 * Reads the text of `catalogue/crosswalks.csv` → correspondences by code of the catalogue.
 * @throws Problem `framework.catalogue-malformed` (server) for a framework or a provenance that nobody knows
 */
export function parseCrosswalks(csv: string): ReadonlyMap<string, readonly Crosswalk[]> {
  const found = new Map<string, Crosswalk[]>()
  for (const [at, cells] of readCatalogueRows(csv).entries()) {
    const text = (column: string) => cells.get(column)?.trim() ?? ''
    const oneOf = <T extends string>(column: string, known: readonly T[]): T => {
      const value = known.find((each) => each === text(column))
      if (value !== undefined) return value
      throw new Problem('framework.catalogue-malformed', 'server', {
        row: at + 2,
        column,
        value: text(column),
      })
    }
    const code = text('code')
    found.set(code, [
      ...(found.get(code) ?? []),
      {
        framework: oneOf('framework', FRAMEWORKS),
        reference: text('reference'),
        label: { fr: text('label_fr'), en: text('label_en') },
        provenance: oneOf('provenance', CROSSWALK_PROVENANCES),
        source: text('source'),
        note: text('note'),
      },
    ])
  }
  return found
}
