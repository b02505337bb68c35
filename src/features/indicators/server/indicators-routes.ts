import type { InferContractRouterOutputs } from '@orpc/contract'
import { implement } from '@orpc/server'
import type { z } from 'zod'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import { enterTable } from '#features/imports/server/table-entering-store.ts'
import { Problem } from '#kernel/problem.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { getRecord } from '#platform/server/record-store.ts'
import { mendingSchema, readMending } from '#platform/tables/mending-contract.ts'
import { indicatorsContract, type observationImportSchema } from '../contract.ts'
import { correctObservation, enterObservation } from './observation-entering.ts'
import { findObservationsAround, observationJudging } from './observation-file.ts'
import {
  insertImportedObservations,
  insertObservationImport,
  observationImportTable,
  removeObservationImport,
  restoreObservationImport,
  waitForOtherImports,
} from './observation-imports-store.ts'
import { computeLine, keepComputed, observationTable, recomputeObservation } from './observations-store.ts'

const os = implement(indicatorsContract).$context<RequestContext>().use(withTerritory)

type ObservationRecord = RecordOf<typeof indicatorsContract.observations>

type ImportRecord = z.output<typeof observationImportSchema>
type PreviewReply = InferContractRouterOutputs<typeof indicatorsContract>['observationImports']['preview']

const PROBLEMS_SHOWN = 500

const observationImports = recordHandlers<ImportRecord>(observationImportTable, ['evaluationId'])
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
  observationImports: {
    preview: os.observationImports.preview.handler(async ({ context, input }) => {
      const { file } = input
      const mending = readMending(input.mending, mendingSchema)
      const about = await findObservationsAround(context.tx, context.access, input.evaluationId)
      const { preview } = await observationJudging.judge({ file, mending, about })
      return structuredClone(preview) as PreviewReply
    }),
    create: os.observationImports.create.handler(async ({ context, input }) => {
      const { tx, access } = context
      const { evaluationId } = input
      await waitForOtherImports(tx, evaluationId)
      const id = await enterTable(tx, access, {
        ...input,
        thread: observationJudging,
        kind: 'observations',
        nameless: 'valeurs.csv',
        mending: readMending(input.mending, mendingSchema),
        about: await findObservationsAround(tx, access, evaluationId),
        refuse: (why, { preview: { problems, problemCount, counts } }) => {
          if (why === 'changed')
            return new Problem('observations.file-changed', 'conflict', {
              expected: input.expected ?? 0,
              found: counts.enter,
            })
          const details = { problems: problems.slice(0, PROBLEMS_SHOWN), count: problemCount }
          return new Problem('observations.file-refused', 'caller', details)
        },
        begin: (made) => insertObservationImport(tx, access, { ...made, evaluationId }),
        write: (importId, json) => insertImportedObservations(tx, access, { evaluationId, importId }, json),
      })
      return (await getRecord(tx, access, observationImportTable, id)) as ImportRecord
    }),
    list: os.observationImports.list.handler(observationImports.list),
    remove: os.observationImports.remove.handler(async (call) => {
      const { context, input } = call
      await observationImports.prove(call)
      return (await removeObservationImport(
        context.tx,
        context.access,
        input.id,
        input.version,
      )) as ImportRecord
    }),
    restore: os.observationImports.restore.handler(async (call) => {
      const { context, input } = call
      await observationImports.prove(call)
      return (await restoreObservationImport(context.tx, context.access, input.id)) as ImportRecord
    }),
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
