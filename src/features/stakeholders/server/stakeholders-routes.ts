import { implement } from '@orpc/server'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { stakeholdersContract } from '../contract.ts'
import { findRatingPage, giveRating, stakeholderTable, withdrawRating } from './stakeholders-store.ts'

const os = implement(stakeholdersContract).$context<RequestContext>().use(withTerritory)

const records = recordHandlers<RecordOf<typeof stakeholdersContract.stakeholders>>(stakeholderTable, [
  'evaluationId',
])

export const stakeholdersRouter = os.router({
  stakeholders: {
    list: os.stakeholders.list.handler(records.list),
    get: os.stakeholders.get.handler(records.get),
    create: os.stakeholders.create.handler(records.create),
    update: os.stakeholders.update.handler(records.update),
    remove: os.stakeholders.remove.handler(records.remove),
    restore: os.stakeholders.restore.handler(records.restore),
  },
  ratings: {
    list: os.ratings.list.handler(({ context, input }) => findRatingPage(context.tx, context.access, input)),
    give: os.ratings.give.handler(({ context, input }) => giveRating(context.tx, context.access, input)),
    withdraw: os.ratings.withdraw.handler(async ({ context, input }) => {
      await withdrawRating(context.tx, context.access, input)
      return { done: true } as const
    }),
  },
})
