import { FIGURE_CODES } from '#features/levers/domain/lever.ts'
import { isNetworkIndicator } from '#features/worlds/domain/network-indicators.ts'
import type { Indicator } from './indicator.ts'

/** What Tablée itself holds that tells an indicator without a new collection. */
export const FEEDS = ['purchases', 'levers', 'network'] as const
export type Feed = (typeof FEEDS)[number]

/**
 * What feeds an indicator: events and the network by their lists, purchases when every variable of the formula is one
 * that purchases tell (`purchaseVariables`: catalogue/purchase-variables.json).
 */
export function findFeedOf(
  indicator: Pick<Indicator, 'code' | 'variables'>,
  purchaseVariables: ReadonlySet<string>,
): Feed | null {
  if (isNetworkIndicator(indicator.code)) return 'network'
  if (FIGURE_CODES.some((code) => code === indicator.code)) return 'levers'
  const { variables } = indicator
  return variables.length > 0 && variables.every(({ name }) => purchaseVariables.has(name))
    ? 'purchases'
    : null
}
