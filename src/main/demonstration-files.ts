import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TerritorySelection } from '#features/territories/domain/territory.ts'

/** The five territories of the programme, in the order in which they are loaded. */
export const DEMONSTRATIONS = ['figeac', 'loire', 'tarn', 'ardeche', 'thizy'] as const

type Fields = Readonly<Record<string, unknown>>
type Keyed = Fields & { readonly key: string }

/** What a file of catalogue/demonstration holds; keys point from record to record inside the file. */
export type DemonstrationFile = {
  readonly name: string
  readonly note: string
  readonly selection: TerritorySelection
  readonly actors: readonly Keyed[]
  readonly evaluation: {
    readonly title: string
    readonly mode: string
    readonly startedOn: string
    readonly perimeter: Fields
    /** Time and money noted so far. */
    readonly means?: readonly Fields[]
    readonly story: { readonly title: string; readonly cards: Fields } | null
    readonly objectives: readonly Keyed[]
    readonly elements: readonly (Keyed & { readonly objective?: string })[]
    readonly links: readonly (readonly [from: string, to: string, more: Fields])[]
    /** What speaks for and against links, named `from>to`. */
    readonly evidence?: readonly (Fields & { readonly link: string })[]
    readonly explanations?: readonly (Fields & { readonly element?: string })[]
    readonly stakeholders: readonly (Fields & {
      readonly actor: string
      readonly rating: readonly [number, number]
    })[]
    /** What is planned with stakeholders, what was asked of them, who came together: `actor` and guests by their key. */
    readonly steps?: readonly (Fields & { readonly actor: string })[]
    readonly solicitations?: readonly (Fields & { readonly actor: string })[]
    readonly meetings?: readonly (Fields & {
      readonly invited: readonly string[]
      readonly present: readonly string[]
    })[]
    readonly lines: readonly (Keyed & {
      readonly code: string
      readonly objective?: string
      readonly element?: string
    })[]
    readonly purchases?: string
    readonly observations: readonly DemonstrationValue[]
    readonly support?: Fields & {
      readonly figures: readonly { readonly line: string; readonly year: number; readonly sentence: string }[]
    }
  }
}

export type DemonstrationValue = {
  readonly line: string
  readonly from: string
  readonly to: string
  /** Computed from the purchases of this year; else typed. */
  readonly year?: number
  readonly value?: number
  readonly missing?: string
  readonly unit?: string
  readonly source?: string
  readonly confidence?: string
}

const FOLDER = join(import.meta.dirname, '..', '..', 'catalogue', 'demonstration')

export function readDemonstration(name: (typeof DEMONSTRATIONS)[number]): DemonstrationFile {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as DemonstrationFile
}

export function readDemonstrationPurchases(fileName: string): Uint8Array {
  return readFileSync(join(FOLDER, fileName))
}
