import type { Commune, CommuneRegister } from './commune.ts'
import type { AreaHit } from './commune-search.ts'
import { type Area, communesOfArea, sumPopulation } from './territory.ts'

/** What an area is called and holds in this vintage; one that it does not know goes by its code, with no commune. */
export function describeArea(area: Area, register: CommuneRegister): AreaHit {
  const communes = communesOfArea(area, register).flatMap((code) => register.communes.get(code) ?? [])
  const sum = sumPopulation(communes)
  return {
    ...area,
    name: nameOfArea(area, register) ?? area.code,
    population: sum.known,
    populationMissing: sum.missing.length,
    communeCount: communes.length,
    departement: departementOf(area, communes, register),
    via: null,
  }
}

function nameOfArea({ kind, code }: Area, register: CommuneRegister): string | undefined {
  switch (kind) {
    case 'commune':
      return register.communes.get(code)?.name
    case 'epci':
      return register.epcis.get(code)?.name
    case 'departement':
      return register.departements.get(code)?.name
    case 'region':
      return register.regions.get(code)?.name
  }
}

/** Of a commune; of an EPCI only where it lies in one: it then tells homonyms apart. */
function departementOf(
  { kind }: Area,
  communes: readonly Commune[],
  register: CommuneRegister,
): AreaHit['departement'] {
  if (kind !== 'commune' && kind !== 'epci') return null
  const codes = new Set(communes.map((c) => c.departement))
  const [code] = codes
  const found = codes.size === 1 && code !== undefined ? register.departements.get(code) : undefined
  return found ? { code: found.code, name: found.name } : null
}
