import { parseCents } from '#kernel/decimal.ts'
import { purchaseRate } from './purchase-summary.ts'

/**
 * Goals of the law for collective catering in mainland France, shares of the amount excluding VAT (method 7.5):
 * at least half sustainable or of quality, of which a fifth organic. Overseas has lower ones.
 */
export const LEGAL_GOALS = { organic: 0.2, quality: 0.5 } as const

/** A share of two exact amounts ("12.30"), 0–1; `null` where it has no meaning. */
export function shareOfAmounts(part: string, whole: string): number | null {
  const [cents, all] = [parseCents(part), parseCents(whole)]
  return cents === undefined || all === undefined ? null : purchaseRate(cents, all)
}
