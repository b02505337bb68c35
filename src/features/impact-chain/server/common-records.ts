import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { findRecordPage, type RecordTable } from '#platform/server/record-store.ts'

type Call<I> = { input: I; context: { tx: Tx; access: TerritoryAccess } }
type Listed = {
  evaluationId: string
  limit: number
  cursor?: string | undefined
  deleted?: boolean | undefined
}
type One = { evaluationId: string; id: string }

/**
 * The record handlers of an evaluation's table of which only some rows are reached: those for which `shown`, a
 * condition on `r`, holds. To whoever asks for another one it does not exist; of deleted rows, every one is reached.
 */
export function narrowedHandlers<Rec>(table: RecordTable, shown: string) {
  const handlers = recordHandlers<Rec>(table, ['evaluationId'])
  const prove = async ({ input, context }: Call<One>) => {
    const found = await context.tx.maybe(
      `select 1 from ${table.table} r where r.territory_id = $1 and r.evaluation_id = $2 and r.id = $3 and (${shown})`,
      [context.access.territoryId, input.evaluationId, input.id],
    )
    if (!found) throw new Problem('record.absent', 'absent', { kind: table.kind, id: input.id })
  }
  const proved =
    <I, R>(handle: (call: Call<I>) => Promise<R>) =>
    async (call: Call<I & One>) => {
      await prove(call)
      return handle(call)
    }
  return {
    prove,
    list: async ({ input, context }: Call<Listed>) =>
      (await findRecordPage(context.tx, context.access, table, {
        cursor: input.cursor,
        limit: input.limit,
        deleted: input.deleted,
        where: { evaluationId: input.evaluationId },
        filter: { sql: () => shown, params: [] },
      })) as Page<Rec>,
    get: proved(handlers.get),
    create: handlers.create,
    update: proved(handlers.update),
    remove: proved(handlers.remove),
    restore: proved(handlers.restore),
  }
}
