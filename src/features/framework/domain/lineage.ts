import type { FrameworkLine } from './framework-line.ts'
import type { Indicator } from './indicator.ts'

/** What makes two lines the same measure: values are compared between them only when all of it is alike. */
export const DEFINING_FIELDS = [
  'kind',
  'definition',
  'unit',
  'formula',
  'variables',
  'levels',
  'direction',
] as const
export type DefiningField = (typeof DEFINING_FIELDS)[number]

export type DefiningLine = Pick<FrameworkLine, DefiningField>

/** A field as text; several where it may be said in more than one way (French, English). */
export type DefinitionTexts = Readonly<Record<DefiningField, readonly string[]>>

/** What an indicator said on the day it was taken. */
export type TakenFrom = {
  /** Its code in the catalogue; null: a line of one's own. */
  readonly code: string | null
  /** Of that definition: another one tells that the catalogue, or the line, has changed since. */
  readonly fingerprint: string
  readonly definition: DefinitionTexts
}

export const LINEAGES = ['own', 'same', 'variant'] as const
export type LineageKind = (typeof LINEAGES)[number]

export type DefinitionChange = {
  readonly field: DefiningField
  readonly before: string
  readonly after: string
}

/** The defining fields of a line as texts: variables « name = meaning » and levels one a line. */
export function textsOfLine(line: DefiningLine): DefinitionTexts {
  const isRubric = line.kind === 'qualitative'
  const variables = line.variables.map(({ name, meaning }) => (meaning ? `${name} = ${meaning}` : name))
  return {
    kind: [line.kind],
    definition: [line.definition],
    unit: [isRubric ? '' : line.unit],
    formula: [isRubric ? '' : line.formula],
    variables: [isRubric ? '' : variables.join('\n')],
    levels: [isRubric ? line.levels.join('\n') : ''],
    direction: [line.direction],
  }
}

export function takeFromLine(line: DefiningLine): TakenFrom {
  const definition = textsOfLine(line)
  return { code: null, fingerprint: fingerprintOf(definition), definition }
}

/** Both languages of an indicator count as its own words: a line in English is no variant of the French one. */
export function takeFromIndicator(indicator: Indicator): TakenFrom {
  const { code, definition: both, ...rest } = indicator
  const texts = textsOfLine({ ...rest, definition: both.fr })
  const definition = { ...texts, definition: [both.fr, both.en] }
  return { code, fingerprint: fingerprintOf(definition), definition }
}

/** What a line says otherwise than what it was taken from, in the order of `DEFINING_FIELDS`. */
export function findChangesSince(line: DefiningLine, from: TakenFrom): DefinitionChange[] {
  const now = textsOfLine(line)
  return DEFINING_FIELDS.flatMap((field) => {
    const after = now[field][0] ?? ''
    const known = from.definition[field] ?? ['']
    return known.some((text) => bare(text) === bare(after)) ? [] : [{ field, before: known[0] ?? '', after }]
  })
}

/** Own without origin; same while the definition is alike, whatever the name, source or target; else a variant. */
export function tellLineage(
  line: DefiningLine,
  from: TakenFrom | null,
): { readonly kind: LineageKind; readonly changes: readonly DefinitionChange[] } {
  if (from === null) return { kind: 'own', changes: [] }
  const changes = findChangesSince(line, from)
  return { kind: changes.length === 0 ? 'same' : 'variant', changes }
}

/** Whether values of two lines may be compared: their definitions are alike, in words as well as in numbers. */
export function isComparable(a: DefiningLine, b: DefiningLine): boolean {
  return findChangesSince(a, takeFromLine(b)).length === 0
}

/** Blanks and the two apostrophes do not make another definition. */
function bare(text: string): string {
  return text.replace(/\s+/gu, ' ').replaceAll('’', "'").trim()
}

const OFFSET = 0xcbf29ce484222325n
const PRIME = 0x100000001b3n

/** Sixteen hexadecimal digits (FNV-1a, 64 bits, over code points) that differ as soon as a definition does. */
export function fingerprintOf(definition: DefinitionTexts): string {
  let hash = OFFSET
  const text = DEFINING_FIELDS.map((field) => definition[field].map(bare).join('\u0001')).join('\u0000')
  for (const sign of text) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(sign.codePointAt(0) ?? 0)) * PRIME)
  }
  return hash.toString(16).padStart(16, '0')
}
