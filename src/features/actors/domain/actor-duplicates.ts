import { foldName } from '#features/territories/domain/commune-search.ts'
import type { Actor } from './actor.ts'

/** As much of an organisation of the territory as is needed to recognise it. */
export type KnownActor = Pick<Actor, 'name' | 'communeCode' | 'siret'>

export type Duplicate = {
  readonly rowNumber: number
  readonly code: 'actors.duplicate-in-file' | 'actors.duplicate-known'
  /** `name` of this row, `other` it resembles; `first`: number of the earlier row of the same file. */
  readonly params: { readonly name: string; readonly other: string; readonly first: number }
}

/**
 * Tells rows that probably are an organisation met before: the same SIRET, or the same name in the same commune (accents,
 * case and signs left aside). Two establishments may share a SIRET (a town hall and its kitchen): this is a doubt for
 * a person to settle, never a refusal. Asked row after row; of several alike the first is not doubted.
 */
export function startDuplicates(known: readonly KnownActor[]) {
  const seen = new Map<string, { name: string; rowNumber: number | null }>()
  for (const actor of known) {
    for (const key of keysOf(actor)) seen.set(key, { name: actor.name, rowNumber: null })
  }
  return (actor: KnownActor, rowNumber: number): Duplicate | undefined => {
    const keys = keysOf(actor)
    const met = keys.map((key) => seen.get(key)).find((found) => found !== undefined)
    for (const key of keys) if (!seen.has(key)) seen.set(key, { name: actor.name, rowNumber })
    if (!met) return undefined
    const code = met.rowNumber === null ? 'actors.duplicate-known' : 'actors.duplicate-in-file'
    return { rowNumber, code, params: { name: actor.name, other: met.name, first: met.rowNumber ?? 0 } }
  }
}

function keysOf({ name, communeCode, siret }: KnownActor): readonly string[] {
  const named = `name ${foldName(name)} ${communeCode ?? ''}`
  return siret === null ? [named] : [`siret ${siret}`, named]
}
