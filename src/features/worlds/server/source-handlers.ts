import type { InferContractRouterInputs } from '@orpc/contract'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { worldsContract } from '../contract.ts'
import { findNamesInMinutes } from './minutes-store.ts'
import { namingRules } from './network-rules.ts'
import { restoreSource, undoSource } from './source-undo-store.ts'
import { changeSource, enterSource, findSourcePage, getSource, type NetworkSource } from './sources-store.ts'
import { addStarterWorlds } from './starters-store.ts'

type Inputs = InferContractRouterInputs<typeof worldsContract>
type Call<I> = { context: { tx: Tx; access: TerritoryAccess }; input: I }
type Sources = Inputs['sources']
type ListInput = Parameters<typeof findSourcePage>[2]

/** Handlers of what made the network: interviews, minutes, files, answers. */
export const sourceHandlers = {
  list: ({ context, input }: Call<ListInput>) => findSourcePage(context.tx, context.access, input),
  get: ({ context, input }: Call<Sources['get']>) => getSource(context.tx, context.access, input.id),
  enter: ({ context, input }: Call<Sources['enter']>) => enterSource(context.tx, context.access, input),
  update: ({ context, input }: Call<Sources['update']>): Promise<NetworkSource> =>
    changeSource(context.tx, context.access, input),
  remove: ({ context, input }: Call<{ id: string; version: number }>) =>
    namingRules(() => undoSource(context.tx, context.access, input.id, input.version)),
  restore: ({ context, input }: Call<Sources['restore']>) =>
    namingRules(() => restoreSource(context.tx, context.access, input.id)),
  findNames: ({ context, input }: Call<Inputs['findNames']>) =>
    findNamesInMinutes(context.tx, context.access, input.text),
  starters: async ({ context, input }: Call<Inputs['starters']>) => ({
    added: await addStarterWorlds(context.tx, context.access, input),
  }),
}
