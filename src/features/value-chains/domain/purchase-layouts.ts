import { PRODUCT_FAMILIES, type ProductFamily } from '#features/evaluations/domain/local-definition.ts'
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/decimal.ts'
import type { Siret } from '#kernel/siret.ts'
import { normaliseHeader, suggestHeader } from '#platform/tables/header-names.ts'
import type { ColumnSpec, Mending, RowProblem, TableSpec } from '#platform/tables/mending.ts'
import { headerRowOf } from '#platform/tables/mending-columns.ts'
import type { TableHead } from '#platform/tables/table.ts'
import { type EgalimCategory, LOCAL_DEFINITIONS, type LocalDefinition, type Origin } from './purchase.ts'
import {
  type Characteristics,
  dateReader,
  optionalWordReader,
  readCanteenId,
  readCanteenSiret,
  readCategories,
  readCharacteristics,
  readDescription,
  readKilometres,
  readOptionalText,
  readOrigin,
  readPrice,
  readYesNo,
  wordReader,
} from './purchase-cells.ts'

/** The two models of ma-cantine's purchase file: `current` has one column per question, `former` one list for all. */
export type PurchaseLayout = 'current' | 'former'

type SharedCells = {
  readonly siret: Siret | null
  readonly canteenId: string | null
  readonly description: string
  readonly supplier: string | null
  readonly date: Day
  readonly price: Cents
  readonly family: ProductFamily
  readonly localDefinition: LocalDefinition | null
}

export type CurrentCells = SharedCells & {
  readonly categories: readonly EgalimCategory[]
  readonly origin: Origin | null
  readonly shortChain: boolean
  readonly local: boolean
  readonly localKm: string | null
}

export type FormerCells = SharedCells & { readonly characteristics: Characteristics }

function openingColumns(today: Day): readonly ColumnSpec<Omit<SharedCells, 'localDefinition'>>[] {
  const family = wordReader(PRODUCT_FAMILIES, {
    empty: 'purchases.family-missing',
    unknown: 'purchases.family-unknown',
  })
  return [
    { field: 'siret', name: 'siret', required: { unlessField: 'canteenId' }, parse: readCanteenSiret },
    { field: 'canteenId', name: 'cantine_id', required: false, parse: readCanteenId },
    { field: 'description', name: 'description', required: true, parse: readDescription },
    { field: 'supplier', name: 'fournisseur', required: false, parse: readOptionalText },
    { field: 'date', name: 'date', required: true, parse: dateReader(today) },
    { field: 'price', name: 'prix_ht', required: true, parse: readPrice },
    { field: 'family', name: 'famille_produits', required: true, parse: family },
  ]
}

const LOCAL_DEFINITION = {
  field: 'localDefinition',
  name: 'definition_local',
  required: true,
  parse: optionalWordReader(LOCAL_DEFINITIONS, 'purchases.local-definition-unknown'),
} as const

/** The model that ma-cantine asks for now: `purchases_*` among its import tests. */
export function currentSpec(today: Day): TableSpec<CurrentCells> {
  return {
    columns: [
      ...openingColumns(today),
      { field: 'categories', name: 'categories_egalim', required: true, parse: readCategories },
      { field: 'origin', name: 'origine', required: true, parse: readOrigin },
      { field: 'shortChain', name: 'est_circuit_court', required: true, parse: readYesNo },
      { field: 'local', name: 'est_local', required: true, parse: readYesNo },
      LOCAL_DEFINITION,
      { field: 'localKm', name: 'definition_local_km', required: false, parse: readKilometres },
    ],
    check: (cells) => [...checkLocal(cells, cells.origin, cells.local, 'local'), ...checkKilometres(cells)],
  }
}

/** The model before: `purchases_*_old` among its import tests. */
export function formerSpec(today: Day): TableSpec<FormerCells> {
  return {
    columns: [
      ...openingColumns(today),
      { field: 'characteristics', name: 'caracteristiques', required: true, parse: readCharacteristics },
      LOCAL_DEFINITION,
    ],
    check: (cells) =>
      checkLocal(cells, cells.characteristics?.origin, cells.characteristics?.local, 'characteristics'),
  }
}

/** Local has a stated meaning, nothing else has one, and what is local to a French kitchen is not from abroad. */
function checkLocal<F extends string>(
  cells: { readonly localDefinition?: LocalDefinition | null },
  origin: Origin | null | undefined,
  local: boolean | undefined,
  localField: F,
): { code: string; field: F | 'localDefinition' }[] {
  const problems: { code: string; field: F | 'localDefinition' }[] = []
  const { localDefinition } = cells
  if (local === true && localDefinition === null) {
    problems.push({ code: 'purchases.local-definition-missing', field: 'localDefinition' })
  }
  if (local === false && localDefinition !== null && localDefinition !== undefined) {
    problems.push({ code: 'purchases.local-definition-without-local', field: 'localDefinition' })
  }
  if (local === true && origin === 'EUROPE')
    problems.push({ code: 'purchases.local-outside-france', field: localField })
  return problems
}

function checkKilometres(cells: Partial<CurrentCells>): RowProblem<CurrentCells>[] {
  const { localKm, localDefinition } = cells
  const stated = localKm !== null && localKm !== undefined
  return stated && localDefinition !== undefined && localDefinition !== 'KM'
    ? [{ code: 'purchases.km-without-km', field: 'localKm' }]
    : []
}

type NamedColumn = { readonly name: string }

/**
 * The model that a file follows: the one whose own columns its header names, exactly or nearly. Without a header the
 * width decides (former: at most 9 columns).
 */
export function findPurchaseLayout(table: TableHead, mending: Mending, today: Day): PurchaseLayout {
  const models = { current: currentSpec(today).columns, former: formerSpec(today).columns }
  const headerRow = headerRowOf(table, [...models.current, ...models.former], mending)
  const headers = typeof headerRow === 'number' ? (table.rows[headerRow - 1] ?? []) : []
  const score = (own: readonly NamedColumn[], other: readonly NamedColumn[]) => {
    const names = own
      .map((column) => column.name)
      .filter((name) => !other.some((column) => column.name === name))
    const exact = headers.filter((header) =>
      names.some((name) => normaliseHeader(name) === normaliseHeader(header)),
    )
    return exact.length > 0
      ? 1 + exact.length
      : headers.some((header) => suggestHeader(header, names))
        ? 1
        : 0
  }
  const [current, former] = [score(models.current, models.former), score(models.former, models.current)]
  if (current !== former) return current > former ? 'current' : 'former'
  const width = headers.length || Math.max(0, ...table.rows.slice(0, 20).map((row) => row.length))
  return width <= 9 ? 'former' : 'current'
}
