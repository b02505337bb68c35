import type { Commune, CommuneRegister } from './commune.ts'

/** One area that can be ticked in a territory. */
export type Area = { readonly kind: AreaKind; readonly code: string }

export const AREA_KINDS = ['commune', 'epci', 'departement', 'region'] as const
export type AreaKind = (typeof AREA_KINDS)[number]

/** How a territory was drawn: everything in `include`, minus everything in `exclude`. */
export type TerritorySelection = { readonly include: readonly Area[]; readonly exclude: readonly Area[] }

export type ResolvedTerritory = {
  /** In the order of their codes, each once. */
  readonly communes: readonly Commune[]
  /** Areas that this vintage does not know: to be shown, never dropped in silence. */
  readonly unknown: readonly Area[]
}

export type PopulationSum = {
  /** Sum of what is known, in people; `null` when no commune has a published population. */
  readonly known: number | null
  readonly counted: number
  /** Codes of the communes without a published population: they are not zero, they are missing. */
  readonly missing: readonly string[]
}

/** The communes of a selection in one vintage. Any union is a territory, also one in several pieces. */
export function resolveTerritory(
  selection: TerritorySelection,
  register: CommuneRegister,
): ResolvedTerritory {
  const codes = new Set<string>()
  const unknown: Area[] = []
  for (const area of selection.include) {
    const members = communesOfArea(area, register)
    if (members.length === 0) unknown.push(area)
    for (const code of members) codes.add(code)
  }
  for (const area of selection.exclude) {
    const members = communesOfArea(area, register)
    if (members.length === 0) unknown.push(area)
    for (const code of members) codes.delete(code)
  }
  const communes = [...codes].sort().flatMap((code) => register.communes.get(code) ?? [])
  return { communes, unknown }
}

/** The commune codes of one area; empty when the vintage does not know it. */
export function communesOfArea(area: Area, register: CommuneRegister): readonly string[] {
  switch (area.kind) {
    case 'commune':
      return register.communes.has(area.code) ? [area.code] : []
    case 'epci':
      return register.epcis.get(area.code)?.communes ?? []
    case 'departement':
      return communesWhere(register, (c) => c.departement === area.code)
    case 'region':
      return communesWhere(register, (c) => c.region === area.code)
  }
}

/** Adds up municipal populations; communes without one are counted and listed apart. */
export function sumPopulation(communes: readonly Commune[]): PopulationSum {
  const missing: string[] = []
  let sum = 0
  for (const commune of communes) {
    if (commune.population === null) missing.push(commune.code)
    else sum += commune.population
  }
  const counted = communes.length - missing.length
  return { known: counted === 0 ? null : sum, counted, missing }
}

export type TerritoryCommunes = { readonly id: string; readonly communes: readonly string[] }

export type Overlap = { readonly a: string; readonly b: string; readonly communes: readonly string[] }

/**
 * The pairs of territories that share communes, in the order given. Overlaps are allowed (an EPCI inside a
 * département): this is for saying so, for instance before populations are added up twice.
 */
export function findOverlaps(territories: readonly TerritoryCommunes[]): readonly Overlap[] {
  const sets = territories.map((t) => ({ id: t.id, codes: new Set(t.communes) }))
  return sets.flatMap((a, i) =>
    sets.slice(i + 1).flatMap((b) => {
      const communes = [...a.codes].filter((code) => b.codes.has(code)).sort()
      return communes.length === 0 ? [] : [{ a: a.id, b: b.id, communes }]
    }),
  )
}

function communesWhere(register: CommuneRegister, keep: (commune: Commune) => boolean): readonly string[] {
  const codes: string[] = []
  for (const commune of register.communes.values()) if (keep(commune)) codes.push(commune.code)
  return codes
}
