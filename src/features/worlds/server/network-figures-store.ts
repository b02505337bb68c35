import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { type FedFigure, indicatorsOfNetwork, isNetworkIndicator } from '../domain/network-indicators.ts'
import { networkOn } from '../domain/network-on-day.ts'
import { readNetwork } from './network-store.ts'
import { studyOn } from './study-store.ts'

export type { FedFigure }

/** A figure and the sources (interviews, minutes, files, answers) that made the network that it tells of. */
export type NetworkFigure = FedFigure & { readonly sourceIds: readonly string[] }

/** What the network says of an indicator of the catalogue on a day; undefined for one that it does not feed. */
export async function findNetworkFigure(
  tx: Tx,
  access: Pick<TerritoryAccess, 'territoryId'>,
  code: string | null,
  asOf: string,
): Promise<NetworkFigure | undefined> {
  if (!isNetworkIndicator(code)) return undefined
  const data = await readNetwork(tx, access)
  const view = networkOn(data, asOf)
  const study = await studyOn(tx, access, { day: asOf }, data)
  const memberships = new Set(view.memberships.map(({ membershipId }) => membershipId))
  const told = [...view.ties, ...data.memberships.filter(({ id }) => memberships.has(id))]
  const sourceIds = new Set(told.flatMap(({ sourceId }) => (sourceId === null ? [] : [sourceId])))
  const known = data.sources.filter(({ id }) => sourceIds.has(id)).map(({ id }) => id)
  return { ...indicatorsOfNetwork(view, study, data.actions)[code], sourceIds: known }
}
