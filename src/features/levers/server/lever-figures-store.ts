import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { FigureCode, LeverFigure } from '../domain/lever.ts'
import { computeFigures } from '../domain/lever-figures.ts'
import type { Period } from '../domain/period.ts'
import { readLeverFacts } from './lever-facts-store.ts'

/**
 * The indicators ORG-19 to ORG-24, SOC-09 and SOC-10 of a territory over a period, by code: the value, what it rests on
 * (`n`, `unknown`), and why it is missing where it is. For features that follow indicators.
 */
export async function readLeverFigures(
  tx: Tx,
  access: Pick<TerritoryAccess, 'territoryId'>,
  period: Period,
): Promise<ReadonlyMap<FigureCode, LeverFigure>> {
  const figures = computeFigures(await readLeverFacts(tx, access), period)
  return new Map(figures.map((figure) => [figure.code, figure]))
}
