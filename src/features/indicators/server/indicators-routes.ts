import { implement } from '@orpc/server'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { indicatorsContract } from '../contract.ts'
import { correctObservation, enterObservation } from './observation-entering.ts'
import { computeLine, keepComputed, observationTable, recomputeObservation } from './observations-store.ts'

const os = implement(indicatorsContract).$context<RequestContext>().use(withTerritory)

type ObservationRecord = RecordOf<typeof indicatorsContract.observations>

const observations = recordHandlers<ObservationRecord>(observationTable, ['evaluationId'])

export const indicatorsRouter = os.router({
  observations: {
    list: os.observations.list.handler(observations.list),
    get: os.observations.get.handler(observations.get),
    create: os.observations.create.handler(
      async ({ context, input }) =>
        (await enterObservation(context.tx, context.access, input)) as ObservationRecord,
    ),
    update: os.observations.update.handler(async (call) => {
      await observations.prove(call)
      return (await correctObservation(call.context.tx, call.context.access, call.input)) as ObservationRecord
    }),
    remove: os.observations.remove.handler(observations.remove),
    restore: os.observations.restore.handler(observations.restore),
  },
  preview: os.preview.handler(({ context, input }) => computeLine(context.tx, context.access, input)),
  compute: os.compute.handler(async ({ context, input }) => ({
    observationId: await keepComputed(context.tx, context.access, { ...input, source: '' }),
  })),
  recompute: os.recompute.handler(async (call) => {
    await observations.prove(call)
    return { observationId: await recomputeObservation(call.context.tx, call.context.access, call.input) }
  }),
})
