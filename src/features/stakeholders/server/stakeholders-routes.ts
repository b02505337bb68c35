import { implement } from '@orpc/server'
import { type RequestContext, withAnyone, withTerritory } from '#features/accounts/server/access.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import type { Page } from '#kernel/route.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { stakeholdersContract } from '../contract.ts'
import { findPageOfStakeholder, meetingTable, solicitationTable, stepTable } from './engagement-store.ts'
import { noticeHandlers } from './notice-handlers.ts'
import { personalDataHandlers } from './personal-data-handlers.ts'
import { refuseUnnoticedPerson } from './persons-store.ts'
import { changeSettings, readSettings } from './settings-store.ts'
import { findRatingPage, giveRating, stakeholderTable, withdrawRating } from './stakeholders-store.ts'

const contract = implement(stakeholdersContract).$context<RequestContext>()
// Guards go on the whole implementer: there they run before the request's own validation.
const os = contract.use(withTerritory)
const open = contract.use(withAnyone)

type StepRecord = RecordOf<typeof stakeholdersContract.steps>
type SolicitationRecord = RecordOf<typeof stakeholdersContract.solicitations>

const records = recordHandlers<RecordOf<typeof stakeholdersContract.stakeholders>>(stakeholderTable, [
  'evaluationId',
])
const steps = recordHandlers<StepRecord>(stepTable, ['evaluationId'])
const solicitations = recordHandlers<SolicitationRecord>(solicitationTable, ['evaluationId'])
const meetings = recordHandlers<RecordOf<typeof stakeholdersContract.meetings>>(meetingTable, [
  'evaluationId',
])

export const stakeholdersRouter = contract.router({
  stakeholders: {
    list: os.stakeholders.list.handler(records.list),
    get: os.stakeholders.get.handler(records.get),
    create: os.stakeholders.create.handler(async ({ context, input }) => {
      await refuseUnnoticedPerson(context.tx, context.access, null, input)
      return records.create({ context, input })
    }),
    update: os.stakeholders.update.handler(async ({ context, input }) => {
      await records.prove({ context, input })
      await refuseUnnoticedPerson(context.tx, context.access, input.id, input.values)
      return records.update({ context, input })
    }),
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
  settings: {
    get: os.settings.get.handler(({ context, input }) =>
      readSettings(context.tx, context.access, input.evaluationId),
    ),
    change: os.settings.change.handler(({ context, input }) =>
      changeSettings(context.tx, context.access, input),
    ),
  },
  steps: {
    list: os.steps.list.handler(
      async ({ context, input }) =>
        (await findPageOfStakeholder(context.tx, context.access, stepTable, input)) as Page<StepRecord>,
    ),
    get: os.steps.get.handler(steps.get),
    create: os.steps.create.handler(steps.create),
    update: os.steps.update.handler(steps.update),
    remove: os.steps.remove.handler(steps.remove),
    restore: os.steps.restore.handler(steps.restore),
  },
  solicitations: {
    list: os.solicitations.list.handler(async ({ context, input }) => {
      const page = await findPageOfStakeholder(context.tx, context.access, solicitationTable, input)
      return page as Page<SolicitationRecord>
    }),
    get: os.solicitations.get.handler(solicitations.get),
    create: os.solicitations.create.handler(solicitations.create),
    update: os.solicitations.update.handler(solicitations.update),
    remove: os.solicitations.remove.handler(solicitations.remove),
    restore: os.solicitations.restore.handler(solicitations.restore),
  },
  meetings: {
    list: os.meetings.list.handler(meetings.list),
    get: os.meetings.get.handler(meetings.get),
    create: os.meetings.create.handler(meetings.create),
    update: os.meetings.update.handler(meetings.update),
    remove: os.meetings.remove.handler(meetings.remove),
    restore: os.meetings.restore.handler(meetings.restore),
  },
  notices: {
    list: os.notices.list.handler(noticeHandlers.list),
    write: os.notices.write.handler(noticeHandlers.write),
    tell: os.notices.tell.handler(noticeHandlers.tell),
    document: os.notices.document.handler(noticeHandlers.document),
    answer: os.notices.answer.handler(noticeHandlers.answer),
    erase: os.notices.erase.handler(noticeHandlers.erase),
  },
  personalData: {
    read: open.personalData.read.handler(personalDataHandlers.read),
    contest: open.personalData.contest.handler(personalDataHandlers.contest),
    erase: open.personalData.erase.handler(personalDataHandlers.erase),
  },
})
