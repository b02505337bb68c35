/**
 * The vocabulary of administrative geography. Codes are always text: "01001", "2A004" and "97105" lose their
 * meaning as numbers. One register is one yearly edition (vintage) of the Code officiel géographique (COG).
 */
export type Commune = {
  /** INSEE code, five characters. */
  readonly code: string
  readonly name: string
  readonly departement: string
  readonly region: string
  /** The intercommunality with its own taxes; four islands and the overseas collectivities have none. */
  readonly epci: EpciRef | null
  /** Municipal population in people; `null` where nothing is published (never zero). */
  readonly population: number | null
  readonly postcodes: readonly string[]
}

export type EpciRef = { readonly code: string; readonly name: string }

/** CC, CA, CU: communities; METRO: metropolis; MET69: the Métropole de Lyon. */
export type EpciKind = 'CC' | 'CA' | 'CU' | 'METRO' | 'MET69'

export type Epci = EpciRef & { readonly kind: EpciKind; readonly communes: readonly string[] }

export type Departement = { readonly code: string; readonly name: string; readonly region: string }

export type Region = { readonly code: string; readonly name: string }

/**
 * What an older or smaller code has become: a commune that merged, or a district (arrondissement municipal)
 * of Paris, Lyon or Marseille, which lies within a commune.
 */
export type FormerCode = {
  readonly code: string
  readonly into: string
  readonly how: 'merged' | 'district'
  /** Known for delegated and associated communes and for districts only. */
  readonly name: string | null
}

/** Everything that is known of one vintage. Built once (about 40,000 small objects) and never changed. */
export type CommuneRegister = {
  /** Year of the COG, on 1 January. */
  readonly vintage: number
  readonly communes: ReadonlyMap<string, Commune>
  readonly epcis: ReadonlyMap<string, Epci>
  readonly departements: ReadonlyMap<string, Departement>
  readonly regions: ReadonlyMap<string, Region>
  /** By the former code; never holds a code that is a commune of this vintage. */
  readonly former: ReadonlyMap<string, FormerCode>
}
