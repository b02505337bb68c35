import { implement } from '@orpc/server'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import { localDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { type Collection, collectionContract } from '../contract.ts'
import { correctAnswer, keySheet } from './answer-correcting.ts'
import { answerImportsRouter } from './answer-import-routes.ts'
import { exportAnswers } from './answers-export.ts'
import { findAnswerPage, getAnswer, getAnswerFile, removeAnswer, restoreAnswer } from './answers-store.ts'
import {
  changeCollection,
  closeCollection,
  createCollection,
  findCollectionPage,
  getCollection,
  getStandingCollection,
  openCollection,
  type Place,
  proveCollectionOfPath,
  removeCollection,
  restoreCollection,
} from './collections-store.ts'
import { groupTable } from './groups-table.ts'
import { mailInvitations } from './invitation-mail.ts'
import { addInvitations, eraseInvitation, findInvitationPage, type MailKind } from './invitations-store.ts'
import { createLink, findLinkPage, revokeLink } from './links-store.ts'
import { respondentRouter } from './respondent-routes.ts'
import { readRates, readResults } from './results-store.ts'

const os = implement(collectionContract).$context<RequestContext>().use(withTerritory)
type Context = Parameters<Parameters<typeof os.rates.handler>[0]>[0]['context']

const groups = recordHandlers<RecordOf<typeof collectionContract.groups>>(groupTable, [
  'evaluationId',
  'collectionId',
])

/** Does something to a collection of the path and shows it as it then is. */
async function act({ tx, access }: Context, of: Place, change: (now: Collection) => Promise<void>) {
  await change(await getCollection(tx, access, of))
  return getCollection(tx, access, of)
}

const within = ({ tx, access }: Context, of: Place) => getStandingCollection(tx, access, of)

async function mail(context: Context, of: Place, kind: MailKind) {
  const collection = await within(context, of)
  if (collection.state !== 'open') throw new Problem('collection.not-open', 'conflict')
  const { name } = await context.tx.one<{ name: string }>('select name from territory where id = $1', [
    context.access.territoryId,
  ])
  return mailInvitations(context.access, { ...collection, territoryName: name }, kind, context)
}

export const collectionRouter = {
  collections: {
    list: os.collections.list.handler(({ context, input }) =>
      findCollectionPage(context.tx, context.access, input),
    ),
    get: os.collections.get.handler(({ context, input }) => getCollection(context.tx, context.access, input)),
    create: os.collections.create.handler(async ({ context: { tx, access }, input }) =>
      getCollection(tx, access, await createCollection(tx, access, input.evaluationId, input)),
    ),
    update: os.collections.update.handler(({ context, input }) =>
      act(context, input, (now) =>
        changeCollection(context.tx, context.access, now, input.version, input.values),
      ),
    ),
    remove: os.collections.remove.handler(({ context, input }) =>
      act(context, input, () => removeCollection(context.tx, context.access, input, input.version)),
    ),
    restore: os.collections.restore.handler(({ context, input }) =>
      act(context, input, () => restoreCollection(context.tx, context.access, input)),
    ),
    open: os.collections.open.handler(({ context, input }) =>
      act(context, input, (now) => openCollection(context.tx, context.access, now, input)),
    ),
    close: os.collections.close.handler(({ context, input }) =>
      act(context, input, (now) => closeCollection(context.tx, context.access, now, input.version)),
    ),
  },
  groups: {
    list: os.groups.list.handler(async ({ context, input }) => {
      await proveCollectionOfPath(context.tx, context.access, input)
      return groups.list({ context, input })
    }),
    get: os.groups.get.handler(groups.get),
    create: os.groups.create.handler(async ({ context, input }) => {
      await within(context, input)
      return groups.create({ context, input })
    }),
    update: os.groups.update.handler(groups.update),
    remove: os.groups.remove.handler(groups.remove),
    restore: os.groups.restore.handler(groups.restore),
  },
  links: {
    list: os.links.list.handler(async ({ context, input }) => {
      await proveCollectionOfPath(context.tx, context.access, input)
      return findLinkPage(context.tx, context.access, input, context.publicUrl)
    }),
    create: os.links.create.handler(async ({ context, input }) => {
      await within(context, input)
      return createLink(context.tx, context.access, input, input, context.publicUrl)
    }),
    revoke: os.links.revoke.handler(async ({ context, input }) => {
      await proveCollectionOfPath(context.tx, context.access, input)
      return revokeLink(context.tx, context.access, input, context.publicUrl)
    }),
  },
  invitations: {
    list: os.invitations.list.handler(async ({ context, input }) => {
      await proveCollectionOfPath(context.tx, context.access, input)
      return findInvitationPage(context.tx, context.access, input)
    }),
    create: os.invitations.create.handler(async ({ context, input }) => {
      const { state } = await within(context, input)
      if (state === 'closed') throw new Problem('collection.not-open', 'conflict')
      return addInvitations(context.tx, context.access, input, input)
    }),
    send: os.invitations.send.handler(({ context, input }) => mail(context, input, 'first')),
    remind: os.invitations.remind.handler(({ context, input }) => mail(context, input, 'reminder')),
    remove: os.invitations.remove.handler(async ({ context, input }) => {
      await proveCollectionOfPath(context.tx, context.access, input)
      return eraseInvitation(context.tx, context.access, input)
    }),
  },
  answers: {
    list: os.answers.list.handler(async ({ context, input }) => {
      await proveCollectionOfPath(context.tx, context.access, input)
      return findAnswerPage(context.tx, context.access, input)
    }),
    get: os.answers.get.handler(async ({ context, input }) => {
      await proveCollectionOfPath(context.tx, context.access, input)
      return getAnswer(context.tx, context.access, input)
    }),
    key: os.answers.key.handler(async ({ context, input }) => {
      const { territoryId: _, evaluationId: __, collectionId: ___, ...sheet } = input
      const collection = await within(context, input)
      return keySheet(context.tx, context.access, collection, sheet, localDay(new Date()))
    }),
    correct: os.answers.correct.handler(async ({ context, input }) =>
      correctAnswer(context.tx, context.access, await within(context, input), input, localDay(new Date())),
    ),
    remove: os.answers.remove.handler(async ({ context, input }) => {
      await proveCollectionOfPath(context.tx, context.access, input)
      return removeAnswer(context.tx, context.access, input)
    }),
    restore: os.answers.restore.handler(async ({ context, input }) => {
      await proveCollectionOfPath(context.tx, context.access, input)
      return restoreAnswer(context.tx, context.access, input)
    }),
    /** Whatever somebody sent, it runs nothing in the page that shows it. */
    file: os.answers.file.handler(async ({ context, input }) => {
      await proveCollectionOfPath(context.tx, context.access, input)
      const { mime, content } = await getAnswerFile(context.tx, context.access, input)
      context.resHeaders?.set('content-security-policy', "default-src 'none'; sandbox")
      return new File([new Uint8Array(content)], input.fileId, { type: mime })
    }),
    export: os.answers.export.handler(async ({ context, input }) =>
      exportAnswers(context.tx, context.access, await within(context, input), input),
    ),
  },
  imports: answerImportsRouter,
  rates: os.rates.handler(async ({ context, input }) => {
    await proveCollectionOfPath(context.tx, context.access, input)
    return readRates(context.tx, context.access, input.collectionId)
  }),
  results: os.results.handler(async ({ context, input }) =>
    readResults(context.tx, context.access, await within(context, input), input.groupId),
  ),
  respondent: respondentRouter,
}
