import type { ProductFamily } from '#features/evaluations/domain/local-definition.ts'
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/decimal.ts'
import type { Siret } from '#kernel/siret.ts'

/** The twelve labels and qualities that EGAlim counts; a purchase may carry several. */
export const EGALIM_CATEGORIES = [
  'BIO',
  'LABEL_ROUGE',
  'AOCAOP',
  'IGP',
  'STG',
  'HVE',
  'PECHE_DURABLE',
  'RUP',
  'COMMERCE_EQUITABLE',
  'FERMIER',
  'EXTERNALITES',
  'PERFORMANCE',
] as const
export type EgalimCategory = (typeof EGALIM_CATEGORIES)[number]

/** EUROPE: the European Union outside France. */
export const ORIGINS = ['FRANCE', 'EUROPE'] as const
export type Origin = (typeof ORIGINS)[number]

/** What the buyer calls local, purchase by purchase; the current and the former layout each know a part of these. */
export const LOCAL_DEFINITIONS = [
  'PAT',
  'COMMUNE',
  'DEPARTEMENT',
  'REGION',
  'KM',
  'AUTOUR_SERVICE',
  'AUTRE',
] as const
export type LocalDefinition = (typeof LOCAL_DEFINITIONS)[number]

export type Canteen = { readonly siret: Siret } | { readonly canteenId: string }

/** One line of a canteen's purchase file. Amounts exclude VAT. */
export type Purchase = {
  readonly canteen: Canteen
  readonly description: string
  readonly supplier: string | null
  readonly date: Day
  readonly price: Cents
  readonly family: ProductFamily
  /** Without doubles, in the order of `EGALIM_CATEGORIES`. */
  readonly categories: readonly EgalimCategory[]
  /** null: not stated. */
  readonly origin: Origin | null
  readonly shortChain: boolean
  /** null: not declared local. `km`: plain decimal, only with KM and only where stated. */
  readonly local: { readonly definition: LocalDefinition; readonly km: string | null } | null
}
