import type { InferContractRouterOutputs } from '@orpc/contract'
import { implement } from '@orpc/server'
import type { z } from 'zod'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import { enterTable } from '#features/imports/server/table-entering-store.ts'
import { localDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { getRecord } from '#platform/server/record-store.ts'
import { mendingSchema, readMending } from '#platform/tables/mending-contract.ts'
import { type answerImportSchema, collectionContract } from '../contract.ts'
import {
  answerImportTable,
  answerJudging,
  findAnswersAround,
  insertAnswerImport,
  insertImportedAnswers,
  removeAnswerImport,
  restoreAnswerImport,
  waitForOtherImports,
} from './answer-imports-store.ts'
import { getStandingCollection, proveCollectionOfPath } from './collections-store.ts'

const os = implement(collectionContract.imports).$context<RequestContext>().use(withTerritory)

type ImportRecord = z.output<typeof answerImportSchema>
type PreviewReply = InferContractRouterOutputs<typeof collectionContract>['imports']['preview']

const PROBLEMS_SHOWN = 500

const imports = recordHandlers<ImportRecord>(answerImportTable, ['evaluationId', 'collectionId'])

/** Answers that were collected elsewhere enter from a table, as actors, purchases and values do. */
export const answerImportsRouter = {
  preview: os.preview.handler(async ({ context, input }) => {
    const { tx, access } = context
    const { file, lang } = input
    const mending = readMending(input.mending, mendingSchema)
    const collection = await getStandingCollection(tx, access, input)
    const about = await findAnswersAround(tx, access, collection, { lang, today: localDay(new Date()) })
    const { preview } = await answerJudging.judge({ file, mending, about })
    return structuredClone(preview) as PreviewReply
  }),
  create: os.create.handler(async ({ context, input }) => {
    const { tx, access } = context
    const { lang } = input
    const collection = await getStandingCollection(tx, access, input)
    await waitForOtherImports(tx, collection.id)
    const id = await enterTable(tx, access, {
      ...input,
      thread: answerJudging,
      kind: `answers ${collection.questionnaireId}`,
      nameless: 'reponses.csv',
      mending: readMending(input.mending, mendingSchema),
      about: await findAnswersAround(tx, access, collection, { lang, today: localDay(new Date()) }),
      refuse: (why, { preview: { problems, problemCount, counts } }) =>
        why === 'changed'
          ? new Problem('collection.file-changed', 'conflict', {
              expected: input.expected ?? 0,
              found: counts.enter,
            })
          : new Problem('collection.file-refused', 'caller', {
              problems: problems.slice(0, PROBLEMS_SHOWN),
              count: problemCount,
            }),
      begin: (made) => insertAnswerImport(tx, access, collection, made),
      write: (importId, rows) => insertImportedAnswers(tx, access, collection, { importId, lang, rows }),
    })
    return (await getRecord(tx, access, answerImportTable, id)) as ImportRecord
  }),
  list: os.list.handler(async (call) => {
    await proveCollectionOfPath(call.context.tx, call.context.access, call.input)
    return imports.list(call)
  }),
  remove: os.remove.handler(async (call) => {
    await imports.prove(call)
    const { context, input } = call
    return (await removeAnswerImport(context.tx, context.access, input.id, input.version)) as ImportRecord
  }),
  restore: os.restore.handler(async (call) => {
    await imports.prove(call)
    const { context, input } = call
    return (await restoreAnswerImport(context.tx, context.access, input.id)) as ImportRecord
  }),
}
