import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import { readCursor, writeCursor } from '#platform/server/record-store.ts'
import { describeArea } from '../domain/area-description.ts'
import type { Commune, CommuneRegister } from '../domain/commune.ts'
import { findCurrentCode } from '../domain/commune-history.ts'
import { foldName } from '../domain/commune-search.ts'
import { type Area, resolveTerritory, sumPopulation, type TerritorySelection } from '../domain/territory.ts'
import type { Drawn, OverlapRow, TerritoryRow } from './territories-store.ts'

/** One commune as it is listed; the name is null where the installed communes no longer know the code. */
export type ListedCommune = {
  code: string
  name: string | null
  departement: string | null
  epci: string | null
  population: number | null
}

/** The communes of a selection, ready to be stored. Fails with `territories.area-unknown`, `territories.no-commune`. */
export function drawTerritory(selection: TerritorySelection, register: CommuneRegister): Drawn {
  const { communes, unknown } = resolveTerritory(selection, register)
  if (unknown.length > 0)
    throw new Problem('territories.area-unknown', 'caller', { areas: unknown.slice(0, 20) })
  if (communes.length === 0) throw new Problem('territories.no-commune', 'caller')
  return { selection, codes: communes.map((c) => c.code), vintage: register.vintage }
}

export function presentSelection(selection: TerritorySelection, register: CommuneRegister) {
  const named = (areas: readonly Area[]) => areas.map((area) => describeArea(area, register))
  return { include: named(selection.include), exclude: named(selection.exclude) }
}

/** Municipal population of some codes; one that is no longer a commune counts among the missing. */
export function presentPopulation(codes: readonly string[], register: CommuneRegister) {
  const communes = codes.flatMap((code) => register.communes.get(code) ?? [])
  const { known, counted, missing } = sumPopulation(communes)
  return { known, counted, missing: missing.length + codes.length - communes.length }
}

export function presentLine(row: TerritoryRow, register: CommuneRegister) {
  const { id, name, programme, demo, role, updatedAt, deletedAt } = row
  const population = presentPopulation(row.codes, register)
  return { id, name, programme, demo, role, communeCount: row.codes.length, population, updatedAt, deletedAt }
}

export function presentTerritory(row: TerritoryRow, overlaps: OverlapRow[], register: CommuneRegister) {
  const { note, version, createdAt, vintages } = row
  const selection = presentSelection(row.selection, register)
  return { ...presentLine(row, register), note, version, createdAt, vintages, selection, overlaps }
}

type CommuneQuery = {
  cursor?: string | undefined
  limit: number
  q?: string | undefined
  sort: 'name' | 'population'
}

/** One page of the communes of a territory, by name or the most peopled first, narrowed by words or a code. */
export function pageOfCommunes(
  codes: readonly string[],
  query: CommuneQuery,
  register: CommuneRegister,
): Page<ListedCommune> {
  const words = foldName(query.q ?? '')
    .split(' ')
    .filter(Boolean)
  const found = codes
    .map((code) => listCommune(code, register))
    .filter((c) => matches(c, words))
    .sort(query.sort === 'name' ? byName : byPopulation)
  const offset = readCursor(query.cursor)
  const items = found.slice(offset, offset + query.limit)
  const end = offset + items.length
  return { items, next: end < found.length ? writeCursor(end) : null, total: found.length }
}

function listCommune(code: string, register: CommuneRegister): ListedCommune {
  const commune: Commune | undefined = register.communes.get(code)
  const current = commune ?? register.communes.get(findCurrentCode(code, register) ?? '')
  return {
    code,
    name: commune?.name ?? register.former.get(code)?.name ?? null,
    departement: (current && register.departements.get(current.departement)?.name) ?? null,
    epci: current?.epci?.name ?? null,
    population: commune?.population ?? null,
  }
}

function matches(commune: ListedCommune, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const key = ` ${foldName(`${commune.name ?? ''} ${commune.code} ${commune.epci ?? ''} ${commune.departement ?? ''}`)}`
  return words.every((word) => key.includes(` ${word}`))
}

// One collator for all: localeCompare makes one at each call, which took seconds over a whole country.
const FRENCH = new Intl.Collator('fr')

function byName(a: ListedCommune, b: ListedCommune): number {
  return FRENCH.compare(a.name ?? a.code, b.name ?? b.code) || (a.code < b.code ? -1 : 1)
}

function byPopulation(a: ListedCommune, b: ListedCommune): number {
  return (b.population ?? -1) - (a.population ?? -1) || byName(a, b)
}
