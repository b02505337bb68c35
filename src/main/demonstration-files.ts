import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LinkKind } from '#features/collection/domain/collection.ts'
import type { Lever } from '#features/levers/domain/lever.ts'
import type { Answers, Form } from '#features/questionnaires/domain/form.ts'
import type { TerritorySelection } from '#features/territories/domain/territory.ts'
import type { TieKind } from '#features/worlds/domain/world.ts'

/** The five territories of the programme, in the order in which they are loaded. */
export const DEMONSTRATIONS = ['figeac', 'loire', 'tarn', 'ardeche', 'thizy'] as const

type Fields = Readonly<Record<string, unknown>>
type Keyed = Fields & { readonly key: string }

/** What a file of catalogue/demonstration holds; keys point from record to record inside the file. */
export type DemonstrationFile = {
  readonly name: string
  readonly note: string
  readonly selection: TerritorySelection
  /** File of the network of the territory; its sources say who is in which world. */
  readonly network?: string
  /** File of the events, publics, relays and judgements of the territory; it names actors of the network. */
  readonly levers?: string
  /** File of a questionnaire, of the collection that asks it and of invented answers; it names lines, publics and actors. */
  readonly collection?: string
  /** File of a guide, an interview, its quotes and a codebook; it names lines and links. */
  readonly interviews?: string
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

/** The network of a demonstration territory: actors, actions and worlds by their keys and codes, as sources told them. */
export type DemonstrationNetwork = {
  readonly worlds: readonly string[]
  readonly actors: readonly Keyed[]
  readonly actions: readonly (Keyed & {
    readonly startedOn?: string
    readonly actors: readonly (readonly [actor: string, role: string])[]
    readonly worlds: readonly (readonly [code: string, weight: number])[]
  })[]
  readonly sources: readonly DemonstrationSource[]
}

type Weight = 1 | 2 | 3

export type DemonstrationSource = {
  readonly kind: 'interview' | 'minutes' | 'memory'
  readonly title: string
  readonly heldOn: string
  readonly text?: string
  readonly actor?: string
  readonly memberships?: readonly (readonly [actor: string, world: string, weight: Weight, since?: string])[]
  readonly ties?: readonly (readonly [
    from: string,
    to: string,
    kind: TieKind,
    strength: Weight,
    since?: string,
  ])[]
  readonly contacts?: readonly (readonly [actor: string, world: string, strength: Weight])[]
  readonly endedMemberships?: readonly (readonly [actor: string, world: string])[]
  readonly endedTies?: readonly (readonly [from: string, to: string, kind: TieKind])[]
}

type Guest = readonly [key: string, invitation: string, isPresent: boolean | null]

/** The events of a demonstration territory and what surrounds them; actors, worlds, publics and events by their keys. */
export type DemonstrationLevers = {
  readonly aims: readonly {
    readonly lever: Lever
    readonly aim: string
    readonly target: number
    readonly targetOn: string
  }[]
  readonly audiences: readonly Keyed[]
  readonly relays: readonly (Fields & { readonly actor: string; readonly audiences: readonly string[] })[]
  readonly events: readonly (Keyed & {
    readonly parent?: string
    readonly audiences?: Readonly<Record<string, number>>
    readonly guests?: readonly Guest[]
    readonly worlds?: readonly Guest[]
    readonly decisions?: readonly (Fields & { readonly actor?: string })[]
  })[]
  readonly exchanges: readonly (Fields & { readonly event?: string })[]
  readonly judgements: readonly Fields[]
  /** By code of the item: the answer and its note. */
  readonly checks: Readonly<Record<string, readonly [answer: string, note: string]>>
}

export type DemonstrationCollection = {
  readonly questionnaire: { readonly title: string; readonly audience: string; readonly form: Form }
  readonly collection: {
    readonly title: string
    readonly purpose: string
    readonly contact: string
    readonly keptMonths: number
  }
  readonly openedAt: string
  readonly groups: readonly (Keyed & { readonly audience?: string })[]
  readonly links: readonly {
    readonly kind: LinkKind
    readonly label: string
    readonly group?: string
    readonly actor?: string
  }[]
  readonly answers: readonly { readonly channel: string; readonly at: string; readonly answers: Answers }[]
}

export type DemonstrationInterviews = {
  readonly guide: Fields & {
    readonly questions: readonly { readonly text: string; readonly line?: string; readonly minutes: number }[]
  }
  readonly interview: Fields
  readonly notes: readonly (readonly [atSeconds: number, text: string, isVerbatim: boolean])[]
  readonly text: string
  readonly quotes: readonly (Fields & { readonly line: string; readonly link: string })[]
  readonly codes: readonly (Keyed & { readonly parent?: string })[]
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

export function readDemonstrationNetwork(fileName: string): DemonstrationNetwork {
  return JSON.parse(readFileSync(join(FOLDER, fileName), 'utf8')) as DemonstrationNetwork
}

export function readDemonstrationLevers(fileName: string): DemonstrationLevers {
  return JSON.parse(readFileSync(join(FOLDER, fileName), 'utf8')) as DemonstrationLevers
}

export function readDemonstrationCollection(fileName: string): DemonstrationCollection {
  return JSON.parse(readFileSync(join(FOLDER, fileName), 'utf8')) as DemonstrationCollection
}

export function readDemonstrationInterviews(fileName: string): DemonstrationInterviews {
  return JSON.parse(readFileSync(join(FOLDER, fileName), 'utf8')) as DemonstrationInterviews
}

export function readDemonstrationPurchases(fileName: string): Uint8Array {
  return readFileSync(join(FOLDER, fileName))
}
