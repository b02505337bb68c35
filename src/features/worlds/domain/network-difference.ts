import { changesBetween, type NetworkChanges } from './network-changes.ts'
import type { NetworkData } from './network-data.ts'
import { type NetworkView, networkOn } from './network-on-day.ts'

export type TieDifference = 'new' | 'lost' | 'strengthened' | 'weakened' | 'sleeping'

export type NetworkDifference = {
  readonly changes: NetworkChanges
  /** By tie; ties that are as they were have none. A tie that changed and sleeps is said to have changed. */
  readonly marks: ReadonlyMap<string, TieDifference>
  /** The later day with what was lost since the earlier one still in it, so that one picture shows both. */
  readonly view: NetworkView
}

/** What is different on `to` from how it was on `from`, as one view. */
export function differenceOf(
  data: NetworkData,
  from: string,
  to: string,
  sleepingMonths: number,
): NetworkDifference {
  const changes = changesBetween(data, from, to, sleepingMonths)
  const before = networkOn(data, from)
  const after = networkOn(data, to)
  const marks = new Map<string, TieDifference>(changes.sleepingTieIds.map((id) => [id, 'sleeping']))
  for (const { tieId, change } of changes.ties) if (change !== 'kept') marks.set(tieId, change)
  const lost = new Set(changes.ties.filter(({ change }) => change === 'lost').map(({ tieId }) => tieId))
  const gone = new Set(changes.actors.gone)
  const goneHomes = before.memberships.filter(({ actorId }) => gone.has(actorId))
  return {
    changes,
    marks,
    view: {
      ...after,
      actors: [...after.actors, ...before.actors.filter(({ id }) => gone.has(id))],
      absentActors: after.absentActors.filter(({ id }) => !gone.has(id)),
      memberships: [...after.memberships, ...goneHomes],
      ties: [...after.ties, ...before.ties.filter(({ id }) => lost.has(id))],
    },
  }
}
