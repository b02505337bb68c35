import { implement } from '@orpc/server'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { evaluationsContract } from '../contract.ts'
import { type Perimeter, readPerimeter } from '../domain/perimeter.ts'
import { reviewPerimeter } from '../domain/perimeter-checks.ts'
import { computeProgress } from '../domain/progress.ts'
import { attachmentHandlers } from './attachment-handlers.ts'
import {
  countEvaluation,
  countStoryAndTicks,
  evaluationTable,
  meansTable,
  objectiveTable,
  storyTable,
} from './evaluations-store.ts'
import { liveHandlers } from './live-routes.ts'
import { copyAsTemplate, type PartCopies } from './template-store.ts'
import { findVersionPage, readVersion } from './versions-store.ts'

const os = implement(evaluationsContract).$context<RequestContext>().use(withTerritory)

const evaluations = recordHandlers<RecordOf<typeof evaluationsContract.evaluations>>(evaluationTable)
const stories = recordHandlers<RecordOf<typeof evaluationsContract.stories>>(storyTable, ['evaluationId'])
const objectives = recordHandlers<RecordOf<typeof evaluationsContract.objectives>>(objectiveTable, [
  'evaluationId',
])

const means = recordHandlers<RecordOf<typeof evaluationsContract.meansEntries>>(meansTable, ['evaluationId'])

/** Counts the findings of the chain's review; given by `main`, since the impact chain comes after evaluations. */
export type CountChainFindings = (tx: Tx, access: TerritoryAccess, evaluationId: string) => Promise<number>

/** `copies`: how later features copy their part of a template; given by `main` too. */
export function createEvaluationsRouter(countChainFindings: CountChainFindings, copies: PartCopies) {
  return os.router({
    evaluations: {
      list: os.evaluations.list.handler(evaluations.list),
      get: os.evaluations.get.handler(evaluations.get),
      create: os.evaluations.create.handler(evaluations.create),
      update: os.evaluations.update.handler(evaluations.update),
      remove: os.evaluations.remove.handler(evaluations.remove),
      restore: os.evaluations.restore.handler(evaluations.restore),
    },
    live: {
      stream: os.live.stream.handler(liveHandlers.stream),
      place: os.live.place.handler(liveHandlers.place),
    },
    progress: os.progress.handler(async ({ context, input }) => {
      const { tx, access } = context
      const row = await countEvaluation(tx, access, input.evaluationId)
      const perimeter = readPerimeter(row.perimeter as Partial<Perimeter>)
      const chainFindings = await countChainFindings(tx, access, input.evaluationId)
      const { steps, next } = computeProgress({
        ...row,
        ...countStoryAndTicks(row),
        perimeterCompleteness: reviewPerimeter(perimeter, { objectives: [], openedOn: row.openedOn })
          .completeness,
        chainFindings,
      })
      return {
        steps: steps.map((s) => ({ step: s.step, state: s.state, tasks: [...s.tasks] })),
        next,
      }
    }),
    stories: {
      list: os.stories.list.handler(stories.list),
      get: os.stories.get.handler(stories.get),
      create: os.stories.create.handler(stories.create),
      update: os.stories.update.handler(stories.update),
      remove: os.stories.remove.handler(stories.remove),
      restore: os.stories.restore.handler(stories.restore),
    },
    objectives: {
      list: os.objectives.list.handler(objectives.list),
      get: os.objectives.get.handler(objectives.get),
      create: os.objectives.create.handler(objectives.create),
      update: os.objectives.update.handler(objectives.update),
      remove: os.objectives.remove.handler(objectives.remove),
      restore: os.objectives.restore.handler(objectives.restore),
    },
    meansEntries: {
      list: os.meansEntries.list.handler(means.list),
      get: os.meansEntries.get.handler(means.get),
      create: os.meansEntries.create.handler(means.create),
      update: os.meansEntries.update.handler(means.update),
      remove: os.meansEntries.remove.handler(means.remove),
      restore: os.meansEntries.restore.handler(means.restore),
    },
    attachments: {
      list: os.attachments.list.handler(attachmentHandlers.list),
      content: os.attachments.content.handler(attachmentHandlers.content),
      create: os.attachments.create.handler(attachmentHandlers.create),
      update: os.attachments.update.handler(attachmentHandlers.update),
      remove: os.attachments.remove.handler(attachmentHandlers.remove),
      restore: os.attachments.restore.handler(attachmentHandlers.restore),
    },
    versions: {
      list: os.versions.list.handler(({ context, input }) =>
        findVersionPage(context.tx, context.access, input),
      ),
      read: os.versions.read.handler(({ context, input }) => readVersion(context.tx, context.access, input)),
    },
    duplicate: os.duplicate.handler(({ context, input }) =>
      copyAsTemplate(context.tx, context.access, copies, input),
    ),
  })
}
