import { implement } from '@orpc/server'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { frameworkContract } from '../contract.ts'
import { lineTable } from './framework-store.ts'
import { takeDefinition } from './lineage-store.ts'

const os = implement(frameworkContract.lines).$context<RequestContext>().use(withTerritory)

const lines = recordHandlers<RecordOf<typeof frameworkContract.lines>>(lineTable, ['evaluationId'])

/** The six routes of a line; whoever names a source of it has that source's definition remembered. */
export const lineRoutes = {
  list: os.list.handler(lines.list),
  get: os.get.handler(lines.get),
  create: os.create.handler(async ({ context, input }) => {
    const takenFrom = await takeDefinition(context.tx, context.access, input)
    return lines.create({ context, input: { ...input, takenFrom } })
  }),
  update: os.update.handler(async ({ context, input }) => {
    const { values } = input
    const isTaken = values.indicatorCode !== undefined || values.originLineId !== undefined
    if (!isTaken) return lines.update({ context, input })
    const takenFrom = await takeDefinition(context.tx, context.access, values)
    return lines.update({ context, input: { ...input, values: { ...values, takenFrom } } })
  }),
  remove: os.remove.handler(lines.remove),
  restore: os.restore.handler(lines.restore),
}
