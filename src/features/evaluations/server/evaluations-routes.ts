import { implement } from '@orpc/server'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { evaluationsContract } from '../contract.ts'
import { EMPTY_PERIMETER, type Perimeter } from '../domain/perimeter.ts'
import { reviewPerimeter } from '../domain/perimeter-checks.ts'
import { computeProgress } from '../domain/progress.ts'
import {
  countEvaluation,
  countStoryAndTicks,
  evaluationTable,
  objectiveTable,
  storyTable,
} from './evaluations-store.ts'

const os = implement(evaluationsContract).$context<RequestContext>().use(withTerritory)

const evaluations = recordHandlers<RecordOf<typeof evaluationsContract.evaluations>>(evaluationTable)
const stories = recordHandlers<RecordOf<typeof evaluationsContract.stories>>(storyTable, ['evaluationId'])
const objectives = recordHandlers<RecordOf<typeof evaluationsContract.objectives>>(objectiveTable, [
  'evaluationId',
])

/** Counts the findings of the chain's review; given by `main`, since the impact chain comes after evaluations. */
export type CountChainFindings = (tx: Tx, access: TerritoryAccess, evaluationId: string) => Promise<number>

export function createEvaluationsRouter(countChainFindings: CountChainFindings) {
  return os.router({
    evaluations: {
      list: os.evaluations.list.handler(evaluations.list),
      get: os.evaluations.get.handler(evaluations.get),
      create: os.evaluations.create.handler(evaluations.create),
      update: os.evaluations.update.handler(evaluations.update),
      remove: os.evaluations.remove.handler(evaluations.remove),
      restore: os.evaluations.restore.handler(evaluations.restore),
    },
    progress: os.progress.handler(async ({ context, input }) => {
      const { tx, access } = context
      const row = await countEvaluation(tx, access, input.evaluationId)
      const perimeter: Perimeter = { ...EMPTY_PERIMETER, ...row.perimeter }
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
  })
}
