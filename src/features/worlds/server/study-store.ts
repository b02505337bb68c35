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
/** Of all of them together: a study of 5,000 actors takes some 3 MB. */
const MOST_ACTORS = 60_000

type Kept = { readonly study: Promise<StudiedNetwork>; readonly actors: number }
/** The one used last is the last of the map. */
const kept = new Map<string, Kept>()

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
    return there.study
  }
  const { thresholds } = await readNetworkSettings(tx, access)
  const view = networkOn(data ?? (await readNetwork(tx, access)), day, kinds ? { tieKinds: kinds } : {})
  const study = computeApart({ act: 'study', request: { view, thresholds } })
  kept.set(key, { study, actors: view.actors.length })
  study.catch(() => kept.delete(key))
  forgetOldest()
  return study
}

function forgetOldest(): void {
  let actors = [...kept.values()].reduce((sum, each) => sum + each.actors, 0)
  for (const [key, oldest] of kept) {
    if (kept.size <= 1 || (kept.size <= MOST_KEPT && actors <= MOST_ACTORS)) return
    kept.delete(key)
    actors -= oldest.actors
  }
}
