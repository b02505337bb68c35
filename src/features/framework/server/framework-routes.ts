import { implement } from '@orpc/server'
import { type RequestContext, withPerson, withTerritory } from '#features/accounts/server/access.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import type { Page } from '#kernel/route.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { readCursor, writeCursor } from '#platform/server/record-store.ts'
import { frameworkContract } from '../contract.ts'
import { type CatalogueQuery, searchCatalogue } from '../domain/catalogue.ts'
import type { Framework } from '../domain/crosswalk.ts'
import { castVotes, changeRules, readBallot } from './ballot-store.ts'
import { findCodesOf, presentIndicator, readCatalogue, readFeeds } from './catalogue-source.ts'
import { respondentTable } from './framework-store.ts'
import { importRoutes } from './import-routes.ts'
import { orderLines, reuseLine, setLinesAside } from './line-acts-store.ts'
import { lineRoutes } from './line-routes.ts'
import { findLineages, findOwnIndicators } from './lineage-store.ts'

const os = implement(frameworkContract).$context<RequestContext>()
const personal = os.use(withPerson)
const territorial = os.use(withTerritory)

const respondents = recordHandlers<RecordOf<typeof frameworkContract.respondents>>(respondentTable, [
  'evaluationId',
])

/** One page of what is computed as a whole. */
function pageOfAll<T>(
  all: readonly T[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Page<T> {
  const offset = readCursor(cursor)
  const items = all.slice(offset, offset + limit)
  const end = offset + items.length
  return { items, next: end < all.length ? writeCursor(end) : null, total: all.length }
}

/** Codes that a framework asks for and that Tablée tells by itself, as far as either is wanted. */
function findAmong(
  framework: Framework | undefined,
  fed: boolean | undefined,
): ReadonlySet<string> | undefined {
  if (!framework && !fed) return undefined
  const codes = framework ? findCodesOf(framework) : new Set(readFeeds().keys())
  return fed ? new Set([...codes].filter((code) => readFeeds().has(code))) : codes
}

export const frameworkRouter = os.router({
  catalogue: personal.catalogue.handler(({ input }) => {
    const { cursor, limit, framework, fed, ...asked } = input
    const among = findAmong(framework, fed)
    const query = Object.fromEntries(
      Object.entries({ ...asked, among }).filter(([, value]) => value !== undefined),
    ) as CatalogueQuery
    const page = pageOfAll(searchCatalogue(readCatalogue(), query), { cursor, limit })
    return { ...page, items: page.items.map(presentIndicator) }
  }),

  lines: lineRoutes,

  order: territorial.order.handler(async ({ context, input }) => ({
    moved: await orderLines(context.tx, context.access, input),
  })),
  setAside: territorial.setAside.handler(({ context, input }) =>
    setLinesAside(context.tx, context.access, input),
  ),
  reuse: territorial.reuse.handler(({ context, input }) => reuseLine(context.tx, context.access, input)),

  lineages: territorial.lineages.handler(async ({ context, input }) =>
    pageOfAll(await findLineages(context.tx, context.access, input.evaluationId), input),
  ),
  ownIndicators: territorial.ownIndicators.handler(async ({ context, input }) => {
    const all = await findOwnIndicators(context.tx, context.access, input.text)
    return pageOfAll(all, input)
  }),

  ...importRoutes,

  respondents: {
    list: territorial.respondents.list.handler(respondents.list),
    get: territorial.respondents.get.handler(respondents.get),
    create: territorial.respondents.create.handler(respondents.create),
    update: territorial.respondents.update.handler(respondents.update),
    remove: territorial.respondents.remove.handler(respondents.remove),
    restore: territorial.respondents.restore.handler(respondents.restore),
  },

  ballot: {
    get: territorial.ballot.get.handler(({ context, input }) =>
      readBallot(context.tx, context.access, input.evaluationId),
    ),
    update: territorial.ballot.update.handler(async ({ context, input }) => {
      const { evaluationId, version, values } = input
      await changeRules(context.tx, context.access, { evaluationId, version, values })
      return readBallot(context.tx, context.access, evaluationId)
    }),
    cast: territorial.ballot.cast.handler(async ({ context, input }) => {
      await castVotes(context.tx, context.access, input)
      return readBallot(context.tx, context.access, input.evaluationId)
    }),
  },
})
