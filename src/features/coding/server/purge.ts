import type { Tx } from '#platform/server/db/transaction.ts'

/** Destroys texts and passages that were deleted thirty days before, in every territory. Returns how many. */
export async function purgeCoding(tx: Tx, today: string): Promise<number> {
  return (await tx.one<{ n: number }>('select purge_coding($1) as n', [today])).n
}
