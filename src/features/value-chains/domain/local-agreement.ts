import {
  findKilometres,
  findLocalDefinition,
  type LocalBasis,
  type LocalDefinition,
  PRODUCT_FAMILIES,
  type ProductFamily,
} from '#features/evaluations/domain/local-definition.ts'
import { type Cents, formatCents, parseCents } from '#kernel/decimal.ts'
import type { Finding } from '#kernel/finding.ts'
import type { LocalDefinition as DeclaredDefinition } from './purchase.ts'

/** Purchases of one family that were declared local in the same way, added up. */
export type DeclaredLocal = {
  readonly family: ProductFamily
  readonly declared: DeclaredDefinition
  /** Kilometres declared with KM (decimal text); null: not said. */
  readonly km: string | null
  /** Exact decimal text. */
  readonly amount: string
}

/** Whether what a buyer calls local is what the evaluation calls so. */
export const LOCAL_VERDICTS = ['same', 'other', 'undecided', 'undefined'] as const
export type LocalVerdict = (typeof LOCAL_VERDICTS)[number]

const SAME_AS: Readonly<Partial<Record<LocalBasis, DeclaredDefinition>>> = {
  territory: 'PAT',
  commune: 'COMMUNE',
  department: 'DEPARTEMENT',
  region: 'REGION',
}

/**
 * Compares words, never places: « commune » may well lie in the territory, nobody said so. Another definition of the
 * buyer's own (AUTRE), kilometres that were not said, and bases that a purchase file does not know are undecided.
 */
export function judgeLocal(
  definition: LocalDefinition | undefined,
  { declared, km }: Pick<DeclaredLocal, 'declared' | 'km'>,
): LocalVerdict {
  if (!definition) return 'undefined'
  const { basis } = definition
  if (declared === 'AUTRE' || basis === null || basis === 'massif' || basis === 'label' || basis === 'other')
    return 'undecided'
  if (basis !== 'distance') return SAME_AS[basis] === declared ? 'same' : 'other'
  if (declared !== 'KM') return 'other'
  const most = findKilometres(definition)
  if (most === null || km === null) return 'undecided'
  return Number(km) <= most ? 'same' : 'other'
}

export type FamilyAgreement = {
  readonly family: ProductFamily
  readonly definition: LocalDefinition | undefined
  /** Exact amounts declared local, by verdict. */
  readonly amounts: Readonly<Record<LocalVerdict, string>>
}

export type LocalAgreement = {
  /** Families with something declared local, in the order of the declaration. */
  readonly families: readonly FamilyAgreement[]
  readonly amounts: Readonly<Record<LocalVerdict, string>>
  readonly findings: readonly Finding<LocalAgreementCode>[]
}

export const LOCAL_AGREEMENT_FINDINGS = [
  'purchases.local-other',
  'purchases.local-undecided',
  'purchases.local-undefined',
] as const
export type LocalAgreementCode = (typeof LOCAL_AGREEMENT_FINDINGS)[number]

/** What was declared local beside the evaluation's own definitions: amounts only, nothing is counted anew. */
export function compareLocal(
  definitions: readonly LocalDefinition[],
  rows: readonly DeclaredLocal[],
): LocalAgreement {
  const families = PRODUCT_FAMILIES.filter((family) => rows.some((row) => row.family === family)).map(
    (family): FamilyAgreement => {
      const definition = findLocalDefinition(definitions, family)
      const own = rows.filter((row) => row.family === family)
      return { family, definition, amounts: addUp(own, (row) => judgeLocal(definition, row)) }
    },
  )
  const amounts = addUp(rows, (row) => judgeLocal(findLocalDefinition(definitions, row.family), row))
  const findings = (['other', 'undecided', 'undefined'] as const)
    .filter((verdict) => amounts[verdict] !== '0.00')
    .map((verdict) => ({
      code: `purchases.local-${verdict}` as const,
      severity: verdict === 'other' ? ('warning' as const) : ('advice' as const),
      path: 'localDefinitions',
      params: { amount: amounts[verdict] },
    }))
  return { families, amounts, findings }
}

function addUp(
  rows: readonly DeclaredLocal[],
  verdictOf: (row: DeclaredLocal) => LocalVerdict,
): Record<LocalVerdict, string> {
  const sums: Record<LocalVerdict, Cents> = { same: 0n, other: 0n, undecided: 0n, undefined: 0n }
  for (const row of rows) sums[verdictOf(row)] += parseCents(row.amount) ?? 0n
  return {
    same: formatCents(sums.same),
    other: formatCents(sums.other),
    undecided: formatCents(sums.undecided),
    undefined: formatCents(sums.undefined),
  }
}
