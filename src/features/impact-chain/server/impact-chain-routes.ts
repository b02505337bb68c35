import { implement } from '@orpc/server'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { impactChainContract } from '../contract.ts'
import { elementTable, linkTable } from './impact-chain-store.ts'

const os = implement(impactChainContract).$context<RequestContext>().use(withTerritory)

const elements = recordHandlers<RecordOf<typeof impactChainContract.elements>>(elementTable, ['evaluationId'])
const links = recordHandlers<RecordOf<typeof impactChainContract.links>>(linkTable, ['evaluationId'])

export const impactChainRouter = os.router({
  elements: {
    list: os.elements.list.handler(elements.list),
    get: os.elements.get.handler(elements.get),
    create: os.elements.create.handler(elements.create),
    update: os.elements.update.handler(elements.update),
    remove: os.elements.remove.handler(elements.remove),
    restore: os.elements.restore.handler(elements.restore),
  },
  links: {
    list: os.links.list.handler(links.list),
    get: os.links.get.handler(links.get),
    create: os.links.create.handler(links.create),
    update: os.links.update.handler(links.update),
    remove: os.links.remove.handler(links.remove),
    restore: os.links.restore.handler(links.restore),
  },
})
