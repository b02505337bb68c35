import { implement } from '@orpc/server'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { getRecord } from '#platform/server/record-store.ts'
import { impactChainContract } from '../contract.ts'
import {
  elementTable,
  linkTable,
  refuseForeignObjective,
  refuseWrongEnds,
  removeElement,
  restoreElement,
} from './impact-chain-store.ts'

const os = implement(impactChainContract).$context<RequestContext>().use(withTerritory)

type Element = RecordOf<typeof impactChainContract.elements>
type Link = RecordOf<typeof impactChainContract.links>

const elements = recordHandlers<Element>(elementTable, ['evaluationId'])
const links = recordHandlers<Link>(linkTable, ['evaluationId'])

const getElement = async (tx: Tx, access: TerritoryAccess, id: string) =>
  (await getRecord(tx, access, elementTable, id)) as Element
const getLink = async (tx: Tx, access: TerritoryAccess, id: string) =>
  (await getRecord(tx, access, linkTable, id)) as Link

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
      const { objectiveId } = call.input.values
      if (objectiveId) {
        const { evaluationId } = await getElement(tx, access, call.input.id)
        await refuseForeignObjective(tx, access, evaluationId, objectiveId)
      }
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
      await refuseWrongEnds(call.context.tx, call.context.access, call.input)
      return links.create(call)
    }),
    update: os.links.update.handler(async (call) => {
      const { tx, access } = call.context
      const { id, values } = call.input
      await links.prove(call)
      if (values.fromId !== undefined || values.toId !== undefined) {
        const { evaluationId, fromId, toId } = await getLink(tx, access, id)
        const ends = { evaluationId, fromId: values.fromId ?? fromId, toId: values.toId ?? toId }
        await refuseWrongEnds(tx, access, ends, id)
      }
      return links.update(call)
    }),
    remove: os.links.remove.handler(links.remove),
    restore: os.links.restore.handler(async (call) => {
      const { tx, access } = call.context
      await links.prove(call)
      await refuseWrongEnds(tx, access, await getLink(tx, access, call.input.id), call.input.id)
      return links.restore(call)
    }),
  },
})
