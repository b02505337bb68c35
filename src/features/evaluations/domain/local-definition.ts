import { foldText } from '#kernel/text-measure.ts'

/** The eight product families of the EGAlim declaration: "local" may be said for a whole family. */
export const PRODUCT_FAMILIES = [
  'VIANDES_VOLAILLES',
  'CHARCUTERIE',
  'PRODUITS_DE_LA_MER',
  'FRUITS_ET_LEGUMES',
  'PRODUITS_LAITIERS',
  'BOULANGERIE',
  'BOISSONS',
  'AUTRES',
] as const
export type ProductFamily = (typeof PRODUCT_FAMILIES)[number]

/** What "local" is measured by. */
export const LOCAL_BASES = [
  'distance',
  'territory',
  'commune',
  'department',
  'region',
  'massif',
  'label',
  'other',
] as const
export type LocalBasis = (typeof LOCAL_BASES)[number]

/** "Local" means something for a product ("" for all of them): « à moins de 50 km, abattu à Figeac ». */
export type LocalDefinition = {
  readonly product: string
  /** The family that it holds for; null: said by the product's name, or for everything. */
  readonly family: ProductFamily | null
  /** null: only the words say it, as in sheets written before a basis was asked. */
  readonly basis: LocalBasis | null
  /** Kilometres (decimal text) of a distance, the name of a massif or label; '' where the basis says all. */
  readonly value: string
  /** What people say of it, or add to it. */
  readonly meaning: string
}

export const EMPTY_LOCAL_DEFINITION: LocalDefinition = {
  product: '',
  family: null,
  basis: null,
  value: '',
  meaning: '',
}

/** A definition as any sheet holds it, old ones too: nothing is lost, what was not asked then is not said. */
export function readLocalDefinition(kept: Partial<LocalDefinition>): LocalDefinition {
  return { ...EMPTY_LOCAL_DEFINITION, ...kept }
}

/** Whether it says anything at all. */
export function isLocalSaid({ basis, meaning }: LocalDefinition): boolean {
  return basis !== null || meaning.trim() !== ''
}

/** Bases that need a value: how far, which massif, which label. */
export function asksValue(basis: LocalBasis | null): boolean {
  return basis === 'distance' || basis === 'massif' || basis === 'label'
}

export function findKilometres({ basis, value }: LocalDefinition): number | null {
  const number = Number(value)
  return basis === 'distance' && value.trim() !== '' && Number.isFinite(number) && number > 0 ? number : null
}

/**
 * The definition that holds for a product of a family: the one that names the product first, then the one of its
 * family, then the one for everything. Undefined where nothing was said.
 */
export function findLocalDefinition(
  definitions: readonly LocalDefinition[],
  family: ProductFamily,
  product?: string,
): LocalDefinition | undefined {
  const said = definitions.filter(isLocalSaid)
  const wanted = foldText(product?.trim() ?? '')
  const named =
    wanted && said.find((each) => each.family === null && foldText(each.product.trim()) === wanted)
  if (named) return named
  return (
    said.find((each) => each.family === family && each.product.trim() === '') ??
    said.find((each) => each.family === family) ??
    said.find((each) => each.family === null && each.product.trim() === '')
  )
}
