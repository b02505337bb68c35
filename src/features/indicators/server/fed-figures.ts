import { readLeverFigures } from '#features/levers/server/lever-figures-store.ts'
import { isNetworkIndicator } from '#features/worlds/domain/network-indicators.ts'
import { findNetworkFigure } from '#features/worlds/server/network-figures-store.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { formatLongDay, localDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { type Lang, sayIn } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { dayOfYear, type Feed, findFeed } from '../domain/fed-line.ts'
import { indicatorsWords } from '../words.ts'

/** A figure that the territory's own records give for an indicator of the catalogue. */
export type Fed = {
  readonly from: Feed
  readonly code: string
  readonly value: number | null
  readonly reason: string | null
  readonly asOf: string
  readonly n: number | null
  /** Variables of the catalogue's formula; empty where the value comes as it is. */
  readonly variables: Readonly<Record<string, number | null>>
  /** Sources of the network that it leans on. */
  readonly sourceIds: readonly string[]
}

/** What feeds a line for a year; undefined for a line that nothing feeds. Fails with `indicators.year-to-come`. */
export async function findFed(
  tx: Tx,
  access: TerritoryAccess,
  code: string | null,
  year: string,
): Promise<Fed | undefined> {
  const from = findFeed(code)
  if (from === null || code === null) return undefined
  const asOf = dayOfYear(year, localDay(new Date()))
  if (asOf === null) throw new Problem('indicators.year-to-come', 'caller', { year })
  if (isNetworkIndicator(code)) {
    const found = await findNetworkFigure(tx, access, code, asOf)
    return found && { from, code, ...found }
  }
  const figures = await readLeverFigures(tx, access, { from: `${year}-01-01`, to: asOf })
  const found = [...figures.values()].find((figure) => figure.code === code)
  if (!found) return undefined
  const { value, missing, n } = found
  return { from, code, value, reason: missing, asOf, n, variables: {}, sourceIds: [] }
}

/** « Réseau au 23 novembre 2026 » */
export function fedSource({ from, asOf }: Pick<Fed, 'from' | 'asOf'>, lang: Lang): string {
  return sayIn(indicatorsWords, lang)(`figure.source.${from}`, { day: formatLongDay(asOf, lang) })
}
