import type { InferContractRouterInputs } from '@orpc/contract'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { worldsContract } from '../contract.ts'
import { findDuplicatePage } from './duplicates-store.ts'
import { findMergePage, mergeActors, undoMerge } from './merges-store.ts'

type Inputs = InferContractRouterInputs<typeof worldsContract>['duplicates']
type Call<I> = { context: { tx: Tx; access: TerritoryAccess }; input: I }
type PageInput = { cursor?: string | undefined; limit: number }

/** Handlers of entries of the list that may be one actor. */
export const duplicateHandlers = {
  list: ({ context, input }: Call<PageInput>) => findDuplicatePage(context.tx, context.access, input),
  merge: ({ context, input }: Call<Inputs['merge']>) => mergeActors(context.tx, context.access, input),
  undo: async ({ context, input }: Call<Inputs['undo']>) => {
    await undoMerge(context.tx, context.access, input.id)
    return { done: true } as const
  },
  merges: ({ context, input }: Call<PageInput>) => findMergePage(context.tx, context.access, input),
}
