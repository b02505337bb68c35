/**
 * A project as REFI-QDA 1.0 exchanges it (Project.xsd of 18 March 2019, qdasoftware.org), as far as we take it over: users, codes, texts with their coded
 * selections, notes, sets. GUIDs are kept as they are written; times are xsd:dateTime texts; null is "not said".
 */
export type RefiProject = RefiStamp & {
  readonly name: string
  readonly origin: string | null
  readonly description: string | null
  readonly users: readonly RefiUser[]
  /** From top to bottom, each after its parent. */
  readonly codes: readonly RefiCode[]
  readonly sources: readonly RefiText[]
  readonly notes: readonly RefiText[]
  readonly sets: readonly RefiSet[]
  /** Notes on the project as a whole. */
  readonly noteGuids: readonly string[]
}

export type RefiUser = { readonly guid: string; readonly name: string | null; readonly id: string | null }

/** A codebook by itself, as `.qdc` exchanges it. */
export type RefiCodebook = {
  readonly origin: string | null
  readonly codes: readonly RefiCode[]
  readonly sets: readonly RefiSet[]
}

export type RefiCode = {
  readonly guid: string
  readonly parentGuid: string | null
  readonly name: string
  /** False for a heading that no passage may carry. */
  readonly isCodable: boolean
  /** `#rgb` or `#rrggbb`. */
  readonly color: string | null
  readonly description: string | null
  /** Always empty in a codebook by itself. */
  readonly noteGuids: readonly string[]
}

export type RefiSet = {
  readonly guid: string
  readonly name: string
  readonly description: string | null
  readonly codeGuids: readonly string[]
  readonly sourceGuids: readonly string[]
  readonly noteGuids: readonly string[]
}

/** A text, or a note: in REFI-QDA a note is a text as well. */
export type RefiText = RefiStamp & {
  readonly guid: string
  readonly name: string | null
  readonly description: string | null
  /** Null when its file is not there. */
  readonly text: string | null
  /** `internal://….txt`; null when the text stands in the project file itself. */
  readonly path: string | null
  readonly selections: readonly RefiSelection[]
  /** Codes on the text as a whole. */
  readonly codings: readonly RefiCoding[]
  readonly noteGuids: readonly string[]
}

/** A piece of a text. Positions are Unicode code points, from `startPosition` to before `endPosition`. */
export type RefiSelection = RefiStamp & {
  readonly guid: string
  readonly name: string | null
  readonly description: string | null
  readonly startPosition: number
  readonly endPosition: number
  readonly codings: readonly RefiCoding[]
  readonly noteGuids: readonly string[]
}

export type RefiCoding = {
  readonly guid: string
  readonly codeGuid: string
  readonly creatingUser: string | null
  readonly creationDateTime: string | null
  readonly noteGuids: readonly string[]
}

export type RefiStamp = {
  readonly creatingUser: string | null
  readonly creationDateTime: string | null
  readonly modifyingUser: string | null
  readonly modifiedDateTime: string | null
}

/** Why a thing of the file was not taken over. */
export const LEFT_OUT_REASONS = [
  /** Pictures, PDF, sound, cases, variables, links, graphs, …: we have no place for them. */
  'not-taken',
  /** It points at something that is not in the file, or that is itself left out. */
  'points-nowhere',
  /** The text is not in the archive, so what stands on it stands nowhere. */
  'text-absent',
  /** It stands beyond the end of its text, or on no character. */
  'outside-text',
  /** A selection without a code. */
  'without-code',
  /** A value that cannot be read, such as a colour. */
  'unreadable',
] as const
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

/** So many elements (`PictureSource`) or attributes (`@richTextPath`) were not taken over. */
export type LeftOut = { readonly element: string; readonly reason: LeftOutReason; readonly count: number }

/** Counts what is left out. */
export class LeftOutTally {
  readonly #counts = new Map<string, LeftOut>()

  add(element: string, reason: LeftOutReason, count = 1): void {
    const key = `${reason} ${element}`
    this.#counts.set(key, { element, reason, count: (this.#counts.get(key)?.count ?? 0) + count })
  }

  /** By reason and element, in the order in which they were met first. */
  get list(): LeftOut[] {
    return [...this.#counts.values()]
  }
}

export const GUID =
  /^(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\{[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\})$/
export const RGB = /^#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})$/

/** GUIDs are the same whatever their case and braces. */
export const guidKey = (guid: string): string => guid.replace(/[{}]/g, '').toUpperCase()
