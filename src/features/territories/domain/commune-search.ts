import { foldText } from '#kernel/text-measure.ts'
import type { Commune, CommuneRegister } from './commune.ts'
import { type AreaKind, sumPopulation } from './territory.ts'

/** What a search shows: enough to tell homonyms apart, and to tick it into a selection. */
export type AreaHit = {
  readonly kind: AreaKind
  readonly code: string
  readonly name: string
  /** Municipal population of what is known, `null` when nothing is. */
  readonly population: number | null
  /** How many of its communes have no published population. */
  readonly populationMissing: number
  readonly communeCount: number
  /** Of a commune; of an EPCI the one that most of its communes lie in; `null` of the larger ones. */
  readonly departement: { readonly code: string; readonly name: string } | null
  /** The former commune or code by which a commune was found, or `null`. */
  readonly via: string | null
}

type Entry = {
  readonly area: AreaHit
  /** Folded name with a space before each word: " saint etienne". */
  readonly key: string
  /** The same without a leading article or kind: " monts du lyonnais" of "CC des Monts du Lyonnais". */
  readonly proper: string
  /** The numbers it answers to, its own code first, in the same form: " 46102 46100". */
  readonly codes: string
  readonly former: boolean
}

export type CommuneIndex = { readonly vintage: number; readonly entries: readonly Entry[] }

const DEFAULT_LIMIT = 20

/**
 * Folds a name for comparison: no case, accents, hyphens or apostrophes; "st" and "ste" are written out.
 * "St-Étienne" and "saint etienne" become the same text, as do "communauté de communes" and its "CC".
 */
export function foldName(name: string): string {
  return foldText(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bcommunaute de communes\b/g, 'cc')
    .replace(/\bcommunaute d agglomeration\b/g, 'ca')
    .replace(/\bcommunaute urbaine\b/g, 'cu')
}

/** Builds the index: all communes, EPCI, départements and regions, then former communes, each by population. */
export function makeCommuneIndex(register: CommuneRegister): CommuneIndex {
  const entries = [
    ...[...register.communes.values()].map((commune) => communeEntry(commune, register)),
    ...groupEntries(register),
  ]
  const population = (e: Entry) => e.area.population ?? -1
  entries.sort((a, b) => population(b) - population(a) || (a.area.code < b.area.code ? -1 : 1))
  return { vintage: register.vintage, entries: [...entries, ...formerEntries(entries, register)] }
}

/**
 * Finds areas by name, INSEE or postal code, SIREN of an EPCI, or former name. Every word of the query must begin
 * a word of the name; a département number among the words narrows ("saint laurent 46"). Order: exact, beginning
 * of the name, beginning of a word, former commune; within each the larger population first.
 *
 * A plain scan of 40,631 short keys, because it is fast enough: a query took 2–3 ms
 * (one core of a shared machine).
 */
export function searchAreas(index: CommuneIndex, query: string, limit = DEFAULT_LIMIT): readonly AreaHit[] {
  const words = foldName(query).split(' ').filter(Boolean)
  if (words.length === 0) return []
  const rankOf = words.length === 1 && /\d/.test(words[0] ?? '') ? codeRank(words[0] ?? '') : nameRank(words)
  const ranks: Entry[][] = [[], [], [], []]
  for (const entry of index.entries) {
    const rank = rankOf(entry)
    const found = rank === undefined ? undefined : ranks[rank]
    // Entries come by population: the first `limit` of a rank are its best.
    if (found && found.length < limit) found.push(entry)
  }
  return firstOfEach(ranks.flat(), limit)
}

type RankOf = (entry: Entry) => 0 | 1 | 2 | 3 | undefined

function codeRank(query: string): RankOf {
  const code = ` ${query.toUpperCase()}`
  return ({ codes, former }) => {
    const at = codes.indexOf(code)
    if (at < 0) return undefined
    const whole = `${codes} `.includes(`${code} `)
    if (former) return whole ? 3 : undefined
    if (!whole) return 2
    return codes === code || codes.startsWith(`${code} `) ? 0 : 1
  }
}

function nameRank(words: readonly string[]): RankOf {
  const names = words.filter((word) => !isDepartementNumber(word))
  const departement = names.length === 0 ? undefined : words.find(isDepartementNumber)?.toUpperCase()
  const needles = (names.length === 0 ? words : names).map((word) => ` ${word}`)
  const whole = needles.join('')
  return ({ area, key, proper, former }) => {
    for (const needle of needles) if (!key.includes(needle)) return undefined
    if (departement !== undefined && area.departement?.code !== departement) return undefined
    if (former) return 3
    if (key === whole) return 0
    return key.startsWith(whole) || proper.startsWith(whole) ? 1 : 2
  }
}

function isDepartementNumber(word: string): boolean {
  return /^(?:\d{2,3}|2[ab])$/.test(word)
}

/** A commune found both by its name and by that of a former commune is shown once, by its own name. */
function firstOfEach(entries: readonly Entry[], limit: number): readonly AreaHit[] {
  const hits = new Map<string, AreaHit>()
  for (const { area } of entries) {
    const id = `${area.kind} ${area.code}`
    if (!hits.has(id)) hits.set(id, area)
    if (hits.size === limit) break
  }
  return [...hits.values()]
}

function communeEntry(commune: Commune, register: CommuneRegister): Entry {
  const area: AreaHit = {
    kind: 'commune',
    code: commune.code,
    name: commune.name,
    population: commune.population,
    populationMissing: commune.population === null ? 1 : 0,
    communeCount: 1,
    departement: departementRef(commune.departement, register),
    via: null,
  }
  return entryOf(area, [commune.code, ...commune.postcodes], false)
}

/** A leading kind of EPCI, then a leading article. */
const LEADING = /^ (?:cc |ca |cu |metropole )?(?:(?:de la|de l|du|des|de|d|le|la|les|l) )?/

function entryOf(area: AreaHit, codes: readonly string[], former: boolean, name = area.name): Entry {
  const key = ` ${foldName(name)}`
  return { area, key, proper: key.replace(LEADING, ' '), codes: codes.map((c) => ` ${c}`).join(''), former }
}

function groupEntries(register: CommuneRegister): readonly Entry[] {
  const byDepartement = Map.groupBy(register.communes.values(), (c) => c.departement)
  const byRegion = Map.groupBy(register.communes.values(), (c) => c.region)
  const epcis = [...register.epcis.values()].map((epci) => {
    const members = epci.communes.flatMap((code) => register.communes.get(code) ?? [])
    const departement = departementRef(mostFrequentDepartement(members), register)
    return groupEntry('epci', epci.code, epci.name, members, departement)
  })
  const departements = [...register.departements.values()].map((d) =>
    groupEntry('departement', d.code, d.name, byDepartement.get(d.code) ?? [], null),
  )
  const regions = [...register.regions.values()].map((r) =>
    groupEntry('region', r.code, r.name, byRegion.get(r.code) ?? [], null),
  )
  // Overseas, one code is at once region, département or both ("976", "Mayotte"): the département is enough.
  const names = new Set(departements.map((d) => d.key))
  return [...epcis, ...departements, ...regions.filter((r) => !names.has(r.key))]
}

function groupEntry(
  kind: AreaKind,
  code: string,
  name: string,
  members: readonly Commune[],
  departement: AreaHit['departement'],
): Entry {
  const sum = sumPopulation(members)
  const area: AreaHit = {
    kind,
    code,
    name,
    population: sum.known,
    populationMissing: sum.missing.length,
    communeCount: members.length,
    departement,
    via: null,
  }
  // A région's number (84) is also a département's (84, Vaucluse), and nobody searches regions by number.
  return entryOf(area, kind === 'region' ? [] : [code], false)
}

function formerEntries(entries: readonly Entry[], register: CommuneRegister): readonly Entry[] {
  const communes = new Map(entries.filter((e) => e.area.kind === 'commune').map((e) => [e.area.code, e.area]))
  return [...register.former.values()].flatMap(({ code, into, name }) => {
    const area = communes.get(into)
    if (!area) return []
    return [entryOf({ ...area, via: name ?? code }, [code], true, name ?? '')]
  })
}

function mostFrequentDepartement(communes: readonly Commune[]): string {
  const counts = [...Map.groupBy(communes, (c) => c.departement)].map(([code, list]) => ({
    code,
    n: list.length,
  }))
  return counts.sort((a, b) => b.n - a.n)[0]?.code ?? ''
}

function departementRef(code: string, register: CommuneRegister): AreaHit['departement'] {
  const departement = register.departements.get(code)
  return departement ? { code, name: departement.name } : null
}
