import { randomUUID } from 'node:crypto'
import { implement } from '@orpc/server'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import { QUESTION_BANK } from '#features/questionnaires/domain/question-bank.ts'
import { localDay } from '#kernel/day.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { getRecord, proveParents } from '#platform/server/record-store.ts'
import { type GuideRecord, interviewsContract } from '../contract.ts'
import { MODE_OF_FORMAT, proposeGuide } from '../domain/guide.ts'
import { makeConsentSheet } from './consent-sheet.ts'
import { makeGuideDocument } from './guide-document.ts'
import { findGuideLines, readSheetNames } from './guides-store.ts'
import { interviewRecords, quoteRecords } from './interviews-handlers.ts'
import { findInterviewPage, findLeaning, getInterview, withdrawInterview } from './interviews-store.ts'
import { guideTable } from './interviews-tables.ts'
import {
  findNotePage,
  proveInterview,
  putNote,
  readInterviewText,
  removeNote,
  restoreNote,
  writeInterviewText,
} from './notes-store.ts'
import { findQuotePage, makeQuoteEvidence } from './quotes-store.ts'
import { keepRecording } from './recordings.ts'

const contract = implement(interviewsContract).$context<RequestContext>()
// Guards go on the whole implementer: there they run before the request's own validation.
const os = contract.use(withTerritory)

const guides = recordHandlers<GuideRecord>(guideTable, ['evaluationId'])
const today = () => localDay(new Date())

export const interviewsRouter = contract.router({
  guides: {
    list: os.guides.list.handler(guides.list),
    get: os.guides.get.handler(guides.get),
    create: os.guides.create.handler(guides.create),
    update: os.guides.update.handler(guides.update),
    remove: os.guides.remove.handler(guides.remove),
    restore: os.guides.restore.handler(guides.restore),
  },
  guideProposal: os.guideProposal.handler(async ({ input, context }) => {
    const lines = await findGuideLines(context.tx, context.access, input.evaluationId)
    const { format, publicKind, lang } = input
    const { items, withoutQuestion } = proposeGuide({
      lines,
      bank: QUESTION_BANK,
      format,
      publicKind,
      lang,
      newId: randomUUID,
    })
    return {
      items: items.map((item) => ({ ...item, lineIds: [...item.lineIds] })),
      lines: lines.filter(({ mode }) => mode === MODE_OF_FORMAT[format]).length,
      withoutQuestion: lines
        .filter(({ id }) => withoutQuestion.includes(id))
        .map(({ id, name }) => ({ id, name })),
    }
  }),
  guideDocument: os.guideDocument.handler(async ({ input, context }) => {
    const { tx, access } = context
    await proveParents(tx, access, guideTable, input.guideId, { evaluationId: input.evaluationId })
    const guide = (await getRecord(tx, access, guideTable, input.guideId)) as GuideRecord
    const names = await readSheetNames(tx, access, input.evaluationId)
    const lines = await findGuideLines(tx, access, input.evaluationId)
    return makeGuideDocument({ ...names, guide, lines })
  }),
  consentSheet: os.consentSheet.handler(async ({ input, context }) => {
    const names = await readSheetNames(context.tx, context.access, input.evaluationId)
    return makeConsentSheet({ ...names, lang: input.lang, format: input.format })
  }),
  interviews: {
    list: os.interviews.list.handler(interviewRecords.list),
    get: os.interviews.get.handler(interviewRecords.get),
    create: os.interviews.create.handler(interviewRecords.create),
    update: os.interviews.update.handler(interviewRecords.update),
    remove: os.interviews.remove.handler(interviewRecords.remove),
    restore: os.interviews.restore.handler(interviewRecords.restore),
  },
  interviewList: os.interviewList.handler(({ input, context }) =>
    findInterviewPage(context.tx, context.access, input),
  ),
  look: os.look.handler(({ input, context }) =>
    getInterview(context.tx, context.access, input.evaluationId, input.interviewId),
  ),
  notes: {
    list: os.notes.list.handler(async ({ input, context }) => {
      await proveInterview(context.tx, context.access, input)
      return findNotePage(context.tx, context.access, input, input)
    }),
    put: os.notes.put.handler(async ({ input, context }) => {
      await proveInterview(context.tx, context.access, input)
      return putNote(context.tx, context.access, input)
    }),
    remove: os.notes.remove.handler(async ({ input, context }) => {
      await proveInterview(context.tx, context.access, input)
      return removeNote(context.tx, context.access, input)
    }),
    restore: os.notes.restore.handler(async ({ input, context }) => {
      await proveInterview(context.tx, context.access, input)
      return restoreNote(context.tx, context.access, input)
    }),
  },
  text: {
    get: os.text.get.handler(async ({ input, context }) => {
      await proveInterview(context.tx, context.access, input)
      return readInterviewText(context.tx, context.access, input.interviewId)
    }),
    put: os.text.put.handler(async ({ input, context }) => {
      await proveInterview(context.tx, context.access, input)
      return writeInterviewText(context.tx, context.access, input)
    }),
  },
  keepRecording: os.keepRecording.handler(async ({ input, context }) => {
    const interview = await getInterview(context.tx, context.access, input.evaluationId, input.interviewId)
    return keepRecording(context.tx, context.access, interview, input)
  }),
  leaning: os.leaning.handler(async ({ input, context }) => {
    await proveInterview(context.tx, context.access, input)
    return findLeaning(context.tx, context.access, input.interviewId)
  }),
  withdraw: os.withdraw.handler(async ({ input, context }) => {
    const { tx, access } = context
    await proveInterview(tx, access, input)
    const leaned = await findLeaning(tx, access, input.interviewId)
    return { ...(await withdrawInterview(tx, input.interviewId)), leaned }
  }),
  quotes: {
    list: os.quotes.list.handler(quoteRecords.list),
    get: os.quotes.get.handler(quoteRecords.get),
    create: os.quotes.create.handler(quoteRecords.create),
    update: os.quotes.update.handler(quoteRecords.update),
    remove: os.quotes.remove.handler(quoteRecords.remove),
    restore: os.quotes.restore.handler(quoteRecords.restore),
  },
  quoteList: os.quoteList.handler(({ input, context }) =>
    findQuotePage(context.tx, context.access, input, today()),
  ),
  makeEvidence: os.makeEvidence.handler(({ input, context }) => {
    const asked = { evaluationId: input.evaluationId, id: input.quoteId }
    return makeQuoteEvidence(context.tx, context.access, asked, today())
  }),
})
