import type { Commune, CommuneRegister } from '#features/territories/domain/commune.ts'
import { findCurrentCode, isCommuneCode } from '#features/territories/domain/commune-history.ts'
import { foldName } from '#features/territories/domain/commune-search.ts'
import { padCode } from '#platform/tables/cell-text.ts'
import { editDistance } from '#platform/tables/header-names.ts'
import type { CellReading, ProblemParams } from '#platform/tables/mending.ts'

/** The register by folded name (of former communes too) and by postal code. */
export type PlaceIndex = {
  readonly register: CommuneRegister
  readonly byName: ReadonlyMap<string, readonly string[]>
  readonly byPostcode: ReadonlyMap<string, readonly string[]>
  /** The names among which a mistyped one is looked for. */
  readonly suggesting: ReadonlyMap<string, readonly string[]>
}

/** What a file says about where an organisation is; each may be empty. */
export type PlaceCells = { readonly commune: string; readonly insee: string; readonly postcode: string }

export function makePlaceIndex(register: CommuneRegister): PlaceIndex {
  const byName = new Map<string, string[]>()
  const byPostcode = new Map<string, string[]>()
  for (const { code, name, postcodes } of register.communes.values()) {
    add(byName, foldName(name), code)
    for (const postcode of postcodes) add(byPostcode, postcode, code)
  }
  for (const { into, name } of register.former.values()) if (name !== null) add(byName, foldName(name), into)
  return { register, byName, byPostcode, suggesting: byName }
}

function add(map: Map<string, string[]>, key: string, code: string): void {
  const codes = map.get(key)
  if (!codes) map.set(key, [code])
  else if (!codes.includes(code)) codes.push(code)
}

/** "Figeac (46102)": how a commune is written into a cell; it reads back as that one commune. */
export function writePlace({ name, code }: Pick<Commune, 'name' | 'code'>): string {
  return `${name} (${code})`
}

/** An INSEE code with or without its leading zeros; older codes lead to the commune of today. */
export function readInsee(text: string, index: PlaceIndex): CellReading<string | null> {
  if (text === '') return { value: null }
  const current = findCurrentCode(asCode(text), index.register)
  return current === undefined
    ? { problem: 'actors.insee-unknown', params: { written: text } }
    : { value: current }
}

/**
 * The commune that the cells of a row mean, by INSEE code, else by name ("Figeac", "FIGEAC (46)", "46100 Figeac
 * Cedex"), else by postal code. Of several, the only one that lies in the territory is taken; otherwise the row has
 * the problem `actors.commune-ambiguous` with its candidates as `choices`.
 */
export function readPlace(
  cells: PlaceCells,
  index: PlaceIndex,
  territory: ReadonlySet<string>,
): CellReading<string | null> {
  const { commune, insee, postcode } = cells
  if (commune === '' && insee !== '') {
    return { value: findCurrentCode(asCode(insee), index.register) ?? null }
  }
  if (commune === '' && postcode === '') return { value: null }
  if (commune === '') return choose(byNumber(asCode(postcode), index), postcode, index, territory)
  const { name, number } = splitPlace(commune)
  if (name === '') return choose(byNumber(number, index), commune, index, territory)
  const named = index.byName.get(foldName(name)) ?? []
  if (named.length === 0) return unknownName(commune, name, index, territory)
  const told = number || (insee !== '' ? asCode(insee) : asCode(postcode))
  const kept = told === '' ? named : named.filter((code) => agrees(code, told, index))
  if (kept.length === 0) {
    const params = { commune: name, written: told, ...listOf(named, index) }
    return { problem: 'actors.commune-disagrees', params }
  }
  return choose(kept, commune, index, territory)
}

/**
 * `readPlace` for a whole file: each text is looked up once. A name that no commune has is compared with thousands
 * (some milliseconds), so that after the first hundred no suggestion is looked for beyond the territory.
 */
export function placeReader(
  index: PlaceIndex,
  territory: ReadonlySet<string>,
): (cells: PlaceCells) => CellReading<string | null> {
  const known = new Map<string, CellReading<string | null>>()
  const local: PlaceIndex = { ...index, suggesting: new Map() }
  let unknown = 0
  return (cells) => {
    const key = JSON.stringify([cells.commune, cells.insee, cells.postcode])
    const before = known.get(key)
    if (before) return before
    const reading = readPlace(cells, unknown > 100 ? local : index, territory)
    if ('problem' in reading) unknown += 1
    known.set(key, reading)
    return reading
  }
}

/** "46100 - Figeac", "Figeac (46)", "FIGEAC CEDEX 2" → the name and the number beside it. */
function splitPlace(text: string): { name: string; number: string } {
  const bare = text.replace(/\s+cedex(?:\s+\d+)?$/i, '').trim()
  const after = /^(.*?)\s*\(\s*(2[AB]\d{0,3}|\d{2,5})\s*\)$/i.exec(bare)
  if (after) return { name: after[1] ?? '', number: (after[2] ?? '').toUpperCase() }
  const before = /^(?:F-?)?(2[AB]\d{3}|\d{4,5})(?:\.0+)?(?:\s*[-–,]?\s*(\D.*))?$/i.exec(bare)
  if (before) return { name: before[2] ?? '', number: asCode(before[1] ?? '') }
  return { name: bare, number: '' }
}

/** Five characters again: leading zeros put back, the ".0" of a spreadsheet taken off, "F-" too. */
function asCode(text: string): string {
  const bare = text
    .replace(/[.,]0+$/, '')
    .replace(/^F-?(?=\d)/i, '')
    .replace(/\s/g, '')
  return bare === '' ? '' : padCode(bare, 5).toUpperCase()
}

/** Communes with this INSEE code (of today or before) or this postal code. */
function byNumber(number: string, { register, byPostcode }: PlaceIndex): readonly string[] {
  const current = isCommuneCode(number) ? findCurrentCode(number, register) : undefined
  const posted = byPostcode.get(number) ?? []
  return current === undefined || posted.includes(current) ? posted : [current, ...posted]
}

/** Whether a commune fits a département, an INSEE code or a postal code; cedex codes fit by their département. */
function agrees(code: string, told: string, { register }: PlaceIndex): boolean {
  const commune = register.communes.get(code)
  if (!commune) return false
  if (told.length <= 3) return commune.departement === told.padStart(2, '0')
  if (findCurrentCode(told, register) === code || commune.postcodes.includes(told)) return true
  const departement = told.startsWith('97') ? told.slice(0, 3) : told.slice(0, 2)
  const corsica = departement === '20' && /^2[AB]$/.test(commune.departement)
  return commune.departement === departement || corsica
}

function choose(
  codes: readonly string[],
  written: string,
  index: PlaceIndex,
  territory: ReadonlySet<string>,
): CellReading<string | null> {
  const [first] = codes
  if (first === undefined) return { problem: 'actors.commune-unknown', params: { written } }
  if (codes.length === 1) return { value: first }
  const here = codes.filter((code) => territory.has(code))
  const [only] = here
  if (only !== undefined && here.length === 1) return { value: only }
  const params = { written, ...listOf(here.length > 0 ? here : codes, index) }
  return { problem: 'actors.commune-ambiguous', params }
}

const LISTED = 6

/** The largest communes of a list, for a sentence and as texts that can be put into the cell. */
function listOf(codes: readonly string[], { register }: PlaceIndex): ProblemParams {
  const communes = codes
    .flatMap((code) => register.communes.get(code) ?? [])
    .sort((a, b) => (b.population ?? 0) - (a.population ?? 0))
  const choices = communes.slice(0, LISTED).map(writePlace)
  return { n: communes.length, candidates: choices.join(', '), choices: choices.join('\n') }
}

/** A name that no commune has: the nearest of the territory is suggested, else the nearest in France that begins alike. */
function unknownName(
  written: string,
  name: string,
  { register, suggesting }: PlaceIndex,
  territory: ReadonlySet<string>,
): CellReading<string | null> {
  const typed = foldName(name)
  let best: { commune: Commune; distance: number } | undefined
  const most = Math.max(1, Math.floor(typed.length / 4))
  const look = (code: string, folded: string) => {
    if (Math.abs(folded.length - typed.length) > most) return
    const distance = editDistance(typed, folded)
    const commune = register.communes.get(code)
    if (commune && distance <= most && (best === undefined || distance < best.distance)) {
      best = { commune, distance }
    }
  }
  for (const code of territory) look(code, foldName(register.communes.get(code)?.name ?? ''))
  if (best === undefined) {
    for (const [folded, codes] of suggesting) {
      const [code] = codes
      if (code !== undefined && folded.slice(0, 3) === typed.slice(0, 3)) look(code, folded)
    }
  }
  return best === undefined
    ? { problem: 'actors.commune-unknown', params: { written } }
    : { problem: 'actors.commune-mistyped', params: { written, suggestion: writePlace(best.commune) } }
}
