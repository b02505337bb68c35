import { foldName } from '#features/territories/domain/commune-search.ts'
import { damerauDistance } from '../damerau-distance.ts'

export type KnownName = { readonly id: string; readonly name: string; readonly siret?: string | null }

export type NameMatch = {
  /** The one that is meant without doubt. */
  readonly match: KnownName | null
  /** Those that may be meant: for a person to say. */
  readonly doubts: readonly KnownName[]
}

/** Names compared letter by letter with each name of a file; of more, those that share a rare word or a beginning. */
const MOST_COMPARED = 200
const MOST_CANDIDATES = 60
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
  const candidatesFor = candidateFinder([...byName.keys()])
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
    const near = candidatesFor(key)
      .map((other) => ({ other, away: distance(key, other) }))
      .filter(({ away }) => away <= 0.2)
      .sort((a, b) => a.away - b.away || (a.other < b.other ? -1 : 1))
    return { match: null, doubts: near.flatMap(({ other }) => byName.get(other) ?? []).slice(0, MOST_DOUBTS) }
  }
}

const keyOf = (name: string): string => foldName(name) || name.trim().toLowerCase()

/** Which names are worth comparing with one: thousands against thousands must not take a minute. */
function candidateFinder(keys: readonly string[]): (key: string) => readonly string[] {
  if (keys.length <= MOST_COMPARED) return () => keys
  const byPart = new Map<string, string[]>()
  for (const key of keys) {
    for (const part of partsOf(key)) {
      const alike = byPart.get(part)
      if (alike) alike.push(key)
      else byPart.set(part, [key])
    }
  }
  return (key) => {
    const lists = partsOf(key)
      .map((part) => byPart.get(part) ?? [])
      .filter((list) => list.length > 0)
      .sort((a, b) => a.length - b.length)
    // the rarest parts first: what many share tells nobody apart
    const found = new Set<string>()
    for (const list of lists) {
      if (found.size > 0 && found.size + list.length > MOST_CANDIDATES) break
      for (const other of list.slice(0, MOST_CANDIDATES)) found.add(other)
    }
    return [...found]
  }
}

/** Pairs of words that follow each other and single ones, and the two ends of the name: a slip leaves some of them whole. */
function partsOf(key: string): readonly string[] {
  const words = key.split(' ')
  const pairs = words.slice(1).map((word, i) => `${words[i]} ${word}`)
  return [...new Set([...words, ...pairs, `^${key.slice(0, 4)}`, `${key.slice(-4)}$`])]
}

/** Share of letters that differ; 0.2 where one name is whole words of the other ("cantine", "cantine du bourg"). */
function distance(a: string, b: string): number {
  const longer = Math.max(a.length, b.length)
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= 5 && ` ${long} `.includes(` ${short} `)) return 0.2
  const most = Math.floor(longer / 5)
  const away = damerauDistance(a, b, most)
  return away > most ? 1 : away / longer
}
