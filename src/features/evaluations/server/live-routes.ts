import type { RequestContext } from '#features/accounts/server/access.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { placePresence } from '#platform/server/live/presence-rows.ts'

type Call<I> = {
  readonly context: RequestContext & { readonly tx: Tx; readonly access: TerritoryAccess }
  readonly input: I & { readonly evaluationId: string }
}

/** Proved in the request's short transaction; no connection is held while the stream is open. */
export const liveHandlers = {
  stream: async ({ context, input }: Call<object>) => {
    const { tx, access, resHeaders } = context
    await proveStanding(tx, access, input.evaluationId)
    // nginx and its like hold replies back until there is enough of them
    resHeaders?.set('x-accel-buffering', 'no')
    return context.live.evaluations.open(tx, {
      territoryId: access.territoryId,
      evaluationId: input.evaluationId,
      personId: access.personId,
    })
  },
  place: async ({ context, input }: Call<{ connectionId: string; page: string; focus: string }>) => {
    await proveStanding(context.tx, context.access, input.evaluationId)
    if (!(await placePresence(context.tx, input)))
      throw new Problem('live.connection-gone', 'gone', { connectionId: input.connectionId })
    return { done: true as const }
  },
}

async function proveStanding(tx: Tx, access: TerritoryAccess, evaluationId: string): Promise<void> {
  const found = await tx.maybe(
    'select 1 from evaluation where territory_id = $1 and id = $2 and deleted_at is null',
    [access.territoryId, evaluationId],
  )
  if (!found) throw new Problem('record.absent', 'absent', { kind: 'evaluation', id: evaluationId })
}
