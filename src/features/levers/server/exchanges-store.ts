import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'

/**
 * The other territory of an exchange is another one, of which the person is a member too: to anybody else it is as if it
 * did not exist, and its name is written in words. Fails with `territories.absent`, `levers.exchange-with-itself`.
 */
export async function proveOtherTerritory(
  tx: Tx,
  { personId, territoryId }: TerritoryAccess,
  otherId: string | null | undefined,
): Promise<void> {
  if (otherId === null || otherId === undefined) return
  if (otherId === territoryId) throw new Problem('levers.exchange-with-itself', 'caller')
  const member = await tx.maybe(
    'select 1 from member m join territory t on t.id = m.territory_id where m.person_id = $1 and t.id = $2 and t.deleted_at is null',
    [personId, otherId],
  )
  if (!member) throw new Problem('territories.absent', 'absent', { territoryId: otherId })
}
