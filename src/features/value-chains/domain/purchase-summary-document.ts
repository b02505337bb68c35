import { formatCents } from '#kernel/decimal.ts'
import { type PurchaseSummary, type PurchaseYear, purchaseRate } from './purchase-summary.ts'

/** The summary as scripts read it: amounts in euros as decimal strings with two digits, rates 0–1 or null. */
export type PurchaseSummaryDocument = {
  readonly rows: number
  readonly total: string
  readonly byYear: Readonly<Record<string, PurchaseYearDocument>>
}

export type PurchaseYearDocument = {
  readonly total: string
  readonly organic: string
  readonly siqo: string
  readonly other: string
  readonly externalityPerformance: string
  readonly quality: string
  readonly fairTrade: string
  readonly shortChain: string
  readonly france: string
  readonly europe: string
  /** By declared definition, and `any` for all together. */
  readonly local: Readonly<Record<string, string>>
  readonly byFamily: Readonly<Record<string, string>>
  readonly rates: { readonly organic: number | null; readonly quality: number | null }
}

export function purchaseSummaryDocument(summary: PurchaseSummary): PurchaseSummaryDocument {
  const years = [...summary.byYear].map(([year, amounts]) => [year, yearDocument(amounts)] as const)
  return { rows: summary.rows, total: formatCents(summary.total), byYear: Object.fromEntries(years) }
}

function yearDocument({ amounts, localBy, byFamily }: PurchaseYear): PurchaseYearDocument {
  const local = Object.fromEntries([...localBy].map(([name, cents]) => [name, formatCents(cents)]))
  return {
    total: formatCents(amounts.total),
    organic: formatCents(amounts.organic),
    siqo: formatCents(amounts.siqo),
    other: formatCents(amounts.other),
    externalityPerformance: formatCents(amounts.externalityPerformance),
    quality: formatCents(amounts.quality),
    fairTrade: formatCents(amounts.fairTrade),
    shortChain: formatCents(amounts.shortChain),
    france: formatCents(amounts.france),
    europe: formatCents(amounts.europe),
    local: { ...local, any: formatCents(amounts.local) },
    byFamily: Object.fromEntries(
      Object.entries(byFamily).map(([family, cents]) => [family, formatCents(cents)]),
    ),
    rates: {
      organic: purchaseRate(amounts.organic, amounts.total),
      quality: purchaseRate(amounts.quality, amounts.total),
    },
  }
}
