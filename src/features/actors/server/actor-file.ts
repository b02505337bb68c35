import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { makeJudgingThread } from '#platform/server/imports/judging-thread.ts'
import type { Mending } from '#platform/tables/mending.ts'
import type { KnownActor } from '../domain/actor-duplicates.ts'
import { findKnownActors, findTerritoryCommunes } from './actors-store.ts'

/** What a list is judged against: the communes of the territory, and the organisations that it has. */
export type ActorsAround = { readonly communes: readonly string[]; readonly known: readonly KnownActor[] }

/** Judges lists of organisations (actor-judging.ts), which need the register of communes, apart from the server's work. */
export const actorJudging = makeJudgingThread<Mending, ActorsAround>(
  new URL('./actor-judging.ts', import.meta.url),
)

/** The territory as this transaction sees it. */
export async function findActorsAround(tx: Tx, access: TerritoryAccess): Promise<ActorsAround> {
  const communes = await findTerritoryCommunes(tx, access)
  return { communes: [...communes], known: await findKnownActors(tx, access) }
}
