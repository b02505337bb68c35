import { foldName } from '#features/territories/domain/commune-search.ts'
import { editDistance } from '#platform/tables/header-names.ts'

export type KnownName = { readonly id: string; readonly name: string; readonly siret?: string | null }

export type NameMatch = {
  /** The one that is meant without doubt. */
  readonly match: KnownName | null
  /** Those that may be meant: for a person to say. */
  readonly doubts: readonly KnownName[]
}

/** Names compared letter by letter with each name of a file; beyond, only what begins alike is. */
const MOST_COMPARED = 2_000
const MOST_DOUBTS = 3

/**
 * Who of the territory is meant by a name and perhaps a SIRET. One SIRET or one name (accents, case and signs aside)
 * that only one bears is a match; a SIRET or a name that several bear, a name some letters away or within another is a
 * doubt.
 */
export function nameMatcher(known: readonly KnownName[]): (name: string, siret: string | null) => NameMatch {
  const bySiret = new Map<string, KnownName[]>()
  const byName = new Map<string, KnownName[]>()
  const put = (map: Map<string, KnownName[]>, key: string, one: KnownName) =>
    map.get(key)?.push(one) ?? map.set(key, [one])
  for (const one of known) {
    if (one.siret) put(bySiret, one.siret, one)
    put(byName, keyOf(one.name), one)
  }
  const keys = [...byName.keys()]
  return (name, siret) => {
    const key = keyOf(name)
    const same = byName.get(key) ?? []
    const registered = siret === null ? [] : (bySiret.get(siret) ?? [])
    // two establishments may share a SIRET: the name then decides
    const both = registered.filter((one) => same.includes(one))
    const [sure] = both.length > 0 ? both : registered.length > 0 ? registered : same
    const candidates = both.length > 0 ? both : registered.length > 0 ? registered : same
    if (sure && candidates.length === 1) return { match: sure, doubts: [] }
    if (candidates.length > 1) return { match: null, doubts: candidates.slice(0, MOST_DOUBTS) }
    const near = keys
      .filter((other) => keys.length <= MOST_COMPARED || other.slice(0, 2) === key.slice(0, 2))
      .map((other) => ({ other, away: distance(key, other) }))
      .filter(({ away }) => away <= 0.2)
      .sort((a, b) => a.away - b.away || (a.other < b.other ? -1 : 1))
    return { match: null, doubts: near.flatMap(({ other }) => byName.get(other) ?? []).slice(0, MOST_DOUBTS) }
  }
}

const keyOf = (name: string): string => foldName(name) || name.trim().toLowerCase()

/** Share of letters that differ; 0.2 where one name is whole words of the other ("cantine", "cantine du bourg"). */
function distance(a: string, b: string): number {
  const longer = Math.max(a.length, b.length)
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= 5 && ` ${long} `.includes(` ${short} `)) return 0.2
  return Math.abs(a.length - b.length) > longer / 5 ? 1 : editDistance(a, b) / longer
}
