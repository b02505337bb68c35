import type {
  Commune,
  CommuneRegister,
  Departement,
  Epci,
  EpciKind,
  EpciRef,
  FormerCode,
  Region,
} from './commune.ts'

/** The rows of `@etalab/decoupage-administratif`, as far as they are read here. */
export type RegisterRows = {
  readonly vintage: number
  readonly communes: readonly CommuneRow[]
  readonly epcis: readonly EpciRow[]
  readonly departements: readonly { readonly code: string; readonly nom: string; readonly region: string }[]
  readonly regions: readonly { readonly code: string; readonly nom: string }[]
}

export type CommuneRow = {
  readonly code: string
  readonly nom: string
  readonly type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal'
  readonly departement: string
  readonly region: string
  readonly population?: number
  readonly codesPostaux?: readonly string[]
  /** On a current commune: codes of the communes that have merged into it. */
  readonly anciensCodes?: readonly string[]
  /** On a delegated or associated commune: the current commune that it belongs to. */
  readonly chefLieu?: string
  /** On a district: the current commune that it belongs to. */
  readonly commune?: string
}

export type EpciRow = {
  readonly code: string
  readonly nom: string
  readonly type: EpciKind
  readonly membres: readonly { readonly code: string }[]
}

/**
 * Turns the published rows into the register. Populations are those of the commune rows (municipal, the latest
 * year in force): the EPCI file repeats older ones that differ for 32,246 communes of the 2026 edition.
 */
export function makeCommuneRegister(rows: RegisterRows): CommuneRegister {
  const epciOf = new Map<string, EpciRef>()
  const epcis = new Map<string, Epci>()
  for (const row of rows.epcis) {
    const ref = { code: row.code, name: row.nom }
    for (const member of row.membres) epciOf.set(member.code, ref)
    epcis.set(row.code, { ...ref, kind: row.type, communes: row.membres.map((m) => m.code).sort() })
  }
  const communes = new Map<string, Commune>()
  for (const row of rows.communes) {
    if (row.type !== 'commune-actuelle') continue
    communes.set(row.code, {
      code: row.code,
      name: row.nom,
      departement: row.departement,
      region: row.region,
      epci: epciOf.get(row.code) ?? null,
      population: row.population ?? null,
      postcodes: row.codesPostaux ?? [],
    })
  }
  const departements = rows.departements.map((d): [string, Departement] => [
    d.code,
    { code: d.code, name: d.nom, region: d.region },
  ])
  const regions = rows.regions.map((r): [string, Region] => [r.code, { code: r.code, name: r.nom }])
  return {
    vintage: rows.vintage,
    communes,
    epcis,
    departements: new Map(departements),
    regions: new Map(regions),
    former: formerCodes(rows.communes, communes),
  }
}

/**
 * Merges come from two places: the history (`anciensCodes`) and the delegated and associated communes of today.
 * They disagree for two codes of the 2026 edition (55273, 60455); today's belonging wins.
 */
function formerCodes(rows: readonly CommuneRow[], communes: ReadonlyMap<string, Commune>) {
  const former = new Map<string, FormerCode>()
  for (const row of rows) {
    for (const code of row.anciensCodes ?? []) {
      if (!communes.has(code)) former.set(code, { code, into: row.code, how: 'merged', name: null })
    }
  }
  for (const row of rows) {
    if (row.type === 'commune-actuelle' || communes.has(row.code)) continue
    const into = row.commune ?? row.chefLieu
    if (into === undefined || !communes.has(into)) continue
    const how = row.type === 'arrondissement-municipal' ? 'district' : 'merged'
    former.set(row.code, { code: row.code, into, how, name: row.nom })
  }
  return former
}
