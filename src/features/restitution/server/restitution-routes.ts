import { implement } from '@orpc/server'
import { type RequestContext, withAnyone, withTerritory } from '#features/accounts/server/access.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { sayIn } from '#kernel/words.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { restitutionContract, type SupportView } from '../contract.ts'
import { typeset } from '../domain/figure-text.ts'
import { proposeLimits } from '../domain/support-limits.ts'
import { restitutionWords } from '../words.ts'
import {
  findPublicPurchases,
  hidePersons,
  hiderOf,
  openPublication,
  readPublicEvidence,
} from './public-reading.ts'
import { clearCause, clearReview, findReviewPage } from './reviews-store.ts'
import { composeSupport } from './support-composition.ts'
import { documentName, makeSupportDocument } from './support-document.ts'
import {
  findPublicationPage,
  type PublicationRow,
  proveStatement,
  proveSupport,
  publishSupport,
  refuseElsewhere,
  revokePublication,
  statementTable,
  supportTable,
} from './supports-store.ts'
import { findThread, getEvidence } from './thread-store.ts'

const territorial = implement(restitutionContract).$context<RequestContext>().use(withTerritory)
const open = implement(restitutionContract).$context<RequestContext>().use(withAnyone)

type Support = RecordOf<typeof restitutionContract.supports>
type Statement = RecordOf<typeof restitutionContract.statements>
const supports = recordHandlers<Support>(supportTable, ['evaluationId'])
const statements = recordHandlers<Omit<Statement, 'evaluationId'>>(statementTable, ['supportId'])

function withLink(row: PublicationRow, context: { publicUrl: string }) {
  return { ...row, link: `${context.publicUrl}/p/${row.token}` }
}

function documentOf(view: SupportView): File {
  return new File([new Uint8Array(makeSupportDocument(view))], documentName(view), {
    type: 'application/pdf',
  })
}

/** What the figures of a support leave unknown, in its own language. */
function sayLimits(view: SupportView): string[] {
  const say = sayIn(restitutionWords, view.lang)
  const figures = view.statements.flatMap(({ figure }) => (figure ? [figure] : []))
  return proposeLimits(figures, view.lang).map(({ code, params, missing }) => {
    const reason = missing ? say(`missing.${missing}` as 'missing.lost') : ''
    return typeset(say(code, { ...params, reason }), view.lang)
  })
}

export const restitutionRouter = {
  supports: {
    list: territorial.supports.list.handler(supports.list),
    get: territorial.supports.get.handler(supports.get),
    create: territorial.supports.create.handler(async (call) => {
      const { tx, access } = call.context
      await refuseElsewhere(tx, access, call.input.evaluationId, 'story', call.input.storyId)
      return supports.create(call)
    }),
    update: territorial.supports.update.handler(async (call) => {
      const { tx, access } = call.context
      await refuseElsewhere(tx, access, call.input.evaluationId, 'story', call.input.values.storyId)
      return supports.update(call)
    }),
    remove: territorial.supports.remove.handler(supports.remove),
    restore: territorial.supports.restore.handler(supports.restore),
  },
  statements: {
    list: territorial.statements.list.handler(async (call) => {
      const { evaluationId } = call.input
      await proveSupport(call.context.tx, call.context.access, call.input)
      const page = await statements.list(call)
      return { ...page, items: page.items.map((item) => ({ ...item, evaluationId })) }
    }),
    get: territorial.statements.get.handler(async (call) => {
      const { evaluationId } = call.input
      await proveStatement(call.context.tx, call.context.access, call.input, call.input.id)
      return { ...(await statements.get(call)), evaluationId }
    }),
    create: territorial.statements.create.handler(async (call) => {
      const { evaluationId, observationId } = call.input
      const { tx, access } = call.context
      await proveSupport(tx, access, call.input)
      await refuseElsewhere(tx, access, evaluationId, 'observation', observationId)
      return { ...(await statements.create(call)), evaluationId }
    }),
    update: territorial.statements.update.handler(async (call) => {
      const { evaluationId, values } = call.input
      const { supportId: _, ...kept } = values as typeof values & { supportId?: string }
      const { tx, access } = call.context
      await proveStatement(tx, access, call.input, call.input.id)
      await refuseElsewhere(tx, access, evaluationId, 'observation', kept.observationId)
      const changed = await statements.update({ ...call, input: { ...call.input, values: kept } })
      return { ...changed, evaluationId }
    }),
    remove: territorial.statements.remove.handler(async (call) => {
      const { evaluationId } = call.input
      await proveStatement(call.context.tx, call.context.access, call.input, call.input.id)
      return { ...(await statements.remove(call)), evaluationId }
    }),
    restore: territorial.statements.restore.handler(async (call) => {
      const { evaluationId } = call.input
      await proveStatement(call.context.tx, call.context.access, call.input, call.input.id)
      return { ...(await statements.restore(call)), evaluationId }
    }),
  },
  draft: territorial.draft.handler(async ({ context, input }) => {
    await proveSupport(context.tx, context.access, input)
    const { view, review } = await composeSupport(context.tx, context.access, input.supportId)
    const findings = review.findings.map((finding) => ({ ...finding, params: { ...finding.params } }))
    return {
      view,
      findings,
      publishable: review.publishable,
      words: review.words,
      proposedLimits: sayLimits(view),
    }
  }),
  document: territorial.document.handler(async ({ context, input }) => {
    await proveSupport(context.tx, context.access, input)
    const composed = await composeSupport(context.tx, context.access, input.supportId)
    // A file leaves the house: it carries no more than a link does.
    return documentOf(hidePersons(composed.view, hiderOf(composed)))
  }),
  publish: territorial.publish.handler(async ({ context, input }) => {
    await proveSupport(context.tx, context.access, input)
    return withLink(await publishSupport(context.tx, context.access, input.supportId, input.version), context)
  }),
  publications: territorial.publications.handler(async ({ context, input }) => {
    await proveSupport(context.tx, context.access, input)
    const page = await findPublicationPage(context.tx, context.access, input)
    return { ...page, items: page.items.map((row) => withLink(row, context)) }
  }),
  revoke: territorial.revoke.handler(async ({ context, input }) => {
    await proveSupport(context.tx, context.access, input)
    return withLink(await revokePublication(context.tx, context.access, input), context)
  }),
  thread: territorial.thread.handler(async ({ context, input }) => {
    const { tx, access, person } = context
    const walked = await findThread(tx, access, input, input.direction, input.lang ?? person.lang)
    const evidence = input.kind === 'observation' ? await getEvidence(tx, access, input.id) : null
    return { ...walked, evidence }
  }),
  reviews: {
    list: territorial.reviews.list.handler(({ context, input }) =>
      findReviewPage(context.tx, context.access, input),
    ),
    clear: territorial.reviews.clear.handler(async ({ context, input }) => ({
      cleared: await clearReview(context.tx, context.access, input.id),
    })),
    clearCause: territorial.reviews.clearCause.handler(async ({ context, input }) => ({
      cleared: await clearCause(context.tx, context.access, input),
    })),
  },
  readSupport: open.readSupport.handler(
    async ({ context, input }) => (await openPublication(context.tx, input.token)).view,
  ),
  readDocument: open.readDocument.handler(async ({ context, input }) =>
    documentOf((await openPublication(context.tx, input.token)).view),
  ),
  readThread: open.readThread.handler(async ({ context, input }) => {
    const { view, evidence } = await readPublicEvidence(context.tx, input.token, input)
    const { id, title, territoryName, lang, demo } = view
    return { support: { id, title, territoryName, lang, demo }, evidence }
  }),
  readPurchases: open.readPurchases.handler(({ context, input }) =>
    findPublicPurchases(context.tx, input.token, input),
  ),
}
