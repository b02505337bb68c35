import { implement } from '@orpc/server'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { impactChainContract } from '../contract.ts'
import { doAct, refuseMovedEnds } from './chain-acts-store.ts'
import { makeChainDocument } from './chain-document.ts'
import { readChainDocument } from './chain-document-store.ts'
import { findHistoryPage } from './chain-history-store.ts'
import { removeElement, restoreElement } from './chain-removals-store.ts'
import { narrowedHandlers } from './common-records.ts'
import {
  EVIDENCE_SHOWN,
  EXPLANATIONS_SHOWN,
  evidenceTable,
  explanationTable,
  refuseForeignElement,
  refuseForeignEvidence,
} from './evidence-store.ts'
import { elementTable, linkTable, refuseForeignObjective, refuseWrongEnds } from './impact-chain-store.ts'
import { createRival, mergeRival, rivalTable } from './rivals-store.ts'
import { readChainAt, readWholeChain } from './whole-chain-store.ts'

const os = implement(impactChainContract).$context<RequestContext>().use(withTerritory)

type Element = RecordOf<typeof impactChainContract.elements>
type Link = RecordOf<typeof impactChainContract.links>
type Rival = RecordOf<typeof impactChainContract.rivals>
type Evidence = RecordOf<typeof impactChainContract.evidence>
type Explanation = RecordOf<typeof impactChainContract.rivalExplanations>

const elements = narrowedHandlers<Element>(elementTable, 'r.rival_id is null')
const links = narrowedHandlers<Link>(linkTable, 'r.rival_id is null')
const rivals = narrowedHandlers<Rival>(rivalTable, 'true')
const evidence = narrowedHandlers<Evidence>(evidenceTable, EVIDENCE_SHOWN)
const explanations = narrowedHandlers<Explanation>(explanationTable, EXPLANATIONS_SHOWN)

const common = (evaluationId: string) => ({ evaluationId, rivalId: null })
const placeOf = (input: { evaluationId: string; rivalId?: string | null | undefined }) => ({
  evaluationId: input.evaluationId,
  rivalId: input.rivalId ?? null,
})

export const impactChainRouter = os.router({
  elements: {
    list: os.elements.list.handler(elements.list),
    get: os.elements.get.handler(elements.get),
    create: os.elements.create.handler(async (call) => {
      const { tx, access } = call.context
      await refuseForeignObjective(tx, access, call.input.evaluationId, call.input.objectiveId)
      return elements.create(call)
    }),
    update: os.elements.update.handler(async (call) => {
      const { tx, access } = call.context
      await elements.prove(call)
      await refuseForeignObjective(tx, access, call.input.evaluationId, call.input.values.objectiveId)
      return elements.update(call)
    }),
    remove: os.elements.remove.handler(async (call) => {
      const { context, input } = call
      await elements.prove(call)
      return (await removeElement(context.tx, context.access, input.id, input.version)) as Element
    }),
    restore: os.elements.restore.handler(async (call) => {
      await elements.prove(call)
      return (await restoreElement(call.context.tx, call.context.access, call.input.id)) as Element
    }),
  },
  links: {
    list: os.links.list.handler(links.list),
    get: os.links.get.handler(links.get),
    create: os.links.create.handler(async (call) => {
      const { fromId, toId, evaluationId } = call.input
      await refuseWrongEnds(call.context.tx, call.context.access, common(evaluationId), [{ fromId, toId }])
      return links.create(call)
    }),
    update: os.links.update.handler(async (call) => {
      const { tx, access } = call.context
      const { id, values, evaluationId } = call.input
      await links.prove(call)
      await refuseMovedEnds(tx, access, common(evaluationId), id, values)
      return links.update(call)
    }),
    remove: os.links.remove.handler(links.remove),
    restore: os.links.restore.handler(async (call) => {
      const { tx, access } = call.context
      const { id, evaluationId } = call.input
      await links.prove(call)
      await refuseMovedEnds(tx, access, common(evaluationId), id, {}, 'always')
      return links.restore(call)
    }),
  },
  whole: os.whole.handler(({ context: { tx, access }, input }) =>
    input.at === undefined
      ? readWholeChain(tx, access, placeOf(input), { everything: input.deleted ?? false })
      : readChainAt(tx, access, placeOf(input), input.at),
  ),
  change: os.change.handler(({ context: { tx, access }, input }) => {
    const { id, changes } = input
    return doAct(tx, access, { ...placeOf(input), id, changes })
  }),
  history: os.history.handler(({ context: { tx, access }, input }) =>
    findHistoryPage(tx, access, placeOf(input), input),
  ),
  document: os.document.handler(async ({ context: { tx, access }, input }) =>
    makeChainDocument(await readChainDocument(tx, access, placeOf(input), input.lang)),
  ),
  rivals: {
    list: os.rivals.list.handler(rivals.list),
    get: os.rivals.get.handler(rivals.get),
    create: os.rivals.create.handler(
      async ({ context: { tx, access }, input }) => (await createRival(tx, access, input)) as Rival,
    ),
    update: os.rivals.update.handler(rivals.update),
    remove: os.rivals.remove.handler(rivals.remove),
    restore: os.rivals.restore.handler(rivals.restore),
  },
  mergeRival: os.mergeRival.handler(({ context: { tx, access }, input }) => mergeRival(tx, access, input)),
  evidence: {
    list: os.evidence.list.handler(evidence.list),
    get: os.evidence.get.handler(evidence.get),
    create: os.evidence.create.handler(async (call) => {
      await refuseForeignEvidence(call.context.tx, call.context.access, call.input)
      return evidence.create(call)
    }),
    update: os.evidence.update.handler(async (call) => {
      const { tx, access } = call.context
      const { evaluationId, values } = call.input
      await evidence.prove(call)
      await refuseForeignEvidence(tx, access, { ...values, evaluationId })
      return evidence.update(call)
    }),
    remove: os.evidence.remove.handler(evidence.remove),
    restore: os.evidence.restore.handler(evidence.restore),
  },
  rivalExplanations: {
    list: os.rivalExplanations.list.handler(explanations.list),
    get: os.rivalExplanations.get.handler(explanations.get),
    create: os.rivalExplanations.create.handler(async (call) => {
      const { evaluationId, elementId } = call.input
      await refuseForeignElement(call.context.tx, call.context.access, evaluationId, elementId)
      return explanations.create(call)
    }),
    update: os.rivalExplanations.update.handler(async (call) => {
      const { tx, access } = call.context
      const { evaluationId, values } = call.input
      await explanations.prove(call)
      await refuseForeignElement(tx, access, evaluationId, values.elementId)
      return explanations.update(call)
    }),
    remove: os.rivalExplanations.remove.handler(explanations.remove),
    restore: os.rivalExplanations.restore.handler(explanations.restore),
  },
})
