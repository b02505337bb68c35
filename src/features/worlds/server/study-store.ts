import { createHash } from 'node:crypto'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { NetworkData } from '../domain/network-data.ts'
import { networkOn } from '../domain/network-on-day.ts'
import type { StudiedNetwork } from '../domain/network-study.ts'
import type { TieKind } from '../domain/world.ts'
import { computeApart } from './network-computing.ts'
import { readNetworkSettings } from './network-settings-store.ts'
import { fingerprintNetwork, readNetwork } from './network-store.ts'

/** Studies kept: what a few territories look at along their slider. */
const MOST_KEPT = 60
/** The one used last is the last of the map. */
const kept = new Map<string, Promise<StudiedNetwork>>()

type Asked = { readonly day: string; readonly kinds?: readonly TieKind[] | undefined }

/**
 * Every measure of a network on a day. Kept as long as nothing of the network changes; two who ask at once wait for the
 * same computation.
 *
 * @param data the network where the caller has read it already
 */
export async function studyOn(
  tx: Tx,
  access: Pick<TerritoryAccess, 'territoryId'>,
  { day, kinds }: Asked,
  data?: NetworkData,
): Promise<StudiedNetwork> {
  const asked = [
    access.territoryId,
    day,
    kinds?.toSorted().join(',') ?? '',
    await fingerprintNetwork(tx, access),
  ]
  const key = createHash('sha256').update(asked.join('\n')).digest('base64')
  const there = kept.get(key)
  if (there) {
    kept.delete(key)
    kept.set(key, there)
    return there
  }
  const { thresholds } = await readNetworkSettings(tx, access)
  const view = networkOn(data ?? (await readNetwork(tx, access)), day, kinds ? { tieKinds: kinds } : {})
  const study = computeApart({ act: 'study', request: { view, thresholds } })
  kept.set(key, study)
  study.catch(() => kept.delete(key))
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(oldest)
  }
  return study
}
