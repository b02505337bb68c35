import { implement } from '@orpc/server'
import { type RequestContext, withPerson, withTerritory } from '#features/accounts/server/access.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { readCursor, writeCursor } from '#platform/server/record-store.ts'
import { frameworkContract } from '../contract.ts'
import { type CatalogueQuery, searchCatalogue } from '../domain/catalogue.ts'
import type { Indicator } from '../domain/indicator.ts'
import { lineTable, readCatalogue } from './framework-store.ts'

const os = implement(frameworkContract).$context<RequestContext>()
const personal = os.use(withPerson)
const territorial = os.use(withTerritory)

const lines = recordHandlers<RecordOf<typeof frameworkContract.lines>>(lineTable, ['evaluationId'])

/** An indicator as a reply: the same, with lists that may be written to. */
function presentIndicator(indicator: Indicator) {
  return {
    ...indicator,
    sat: [...indicator.sat],
    variables: indicator.variables.map((v) => ({ ...v })),
    levels: [...indicator.levels],
  }
}

export const frameworkRouter = os.router({
  catalogue: personal.catalogue.handler(({ input }) => {
    const { cursor, limit, ...asked } = input
    const query = Object.fromEntries(
      Object.entries(asked).filter(([, value]) => value !== undefined),
    ) as CatalogueQuery
    const found = searchCatalogue(readCatalogue(), query)
    const offset = readCursor(cursor)
    const items = found.slice(offset, offset + limit).map(presentIndicator)
    const end = offset + items.length
    return { items, next: end < found.length ? writeCursor(end) : null, total: found.length }
  }),
  lines: {
    list: territorial.lines.list.handler(lines.list),
    get: territorial.lines.get.handler(lines.get),
    create: territorial.lines.create.handler(lines.create),
    update: territorial.lines.update.handler(lines.update),
    remove: territorial.lines.remove.handler(lines.remove),
    restore: territorial.lines.restore.handler(lines.restore),
  },
})
