import { implement } from '@orpc/server'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import { PRODUCT_FAMILIES, type ProductFamily } from '#features/evaluations/domain/local-definition.ts'
import { enterTable } from '#features/imports/server/table-entering-store.ts'
import { formatCents, parseCents } from '#kernel/decimal.ts'
import { Problem } from '#kernel/problem.ts'
import { proveParents } from '#platform/server/record-store.ts'
import { readMending } from '#platform/tables/mending-contract.ts'
import { valueChainsContract } from '../contract.ts'
import { purchaseRate } from '../domain/purchase-summary.ts'
import { purchaseJudging, purchaseMendingSchema } from './purchase-file.ts'
import { findImportPage, getImport, insertImport, insertPurchases } from './purchase-imports-store.ts'
import {
  correctPurchase,
  findPurchasePage,
  getPurchase,
  readDeclaredLocal,
  readYearSums,
  setDeleted,
} from './purchases-store.ts'

const os = implement(valueChainsContract).$context<RequestContext>().use(withTerritory)

const importTable = { table: 'purchase_import', kind: 'purchase-import' }
const purchaseTable = { table: 'purchase', kind: 'purchase' }

function placeOf({ evaluationId }: { evaluationId: string }) {
  return { evaluationId }
}

/** The day that it is already somewhere on Earth: a kitchen of Wallis buys today while it is yesterday here. */
function today(): string {
  return new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10)
}

const PROBLEMS_SHOWN = 500

function knownFamilies(text: string | undefined): ProductFamily[] | undefined {
  const asked = text?.split(',') ?? []
  const known = PRODUCT_FAMILIES.filter((family) => asked.includes(family))
  return known.length ? known : undefined
}

function rateOf(part: string, whole: string): number | null {
  return purchaseRate(parseCents(part) ?? 0n, parseCents(whole) ?? 0n)
}

export const valueChainsRouter = os.router({
  imports: {
    list: os.imports.list.handler(({ context, input }) => findImportPage(context.tx, context.access, input)),
    create: os.imports.create.handler(async ({ context, input }) => {
      const { tx, access } = context
      const { evaluationId } = input
      const importId = await enterTable(tx, access, {
        ...input,
        thread: purchaseJudging,
        kind: 'purchases',
        nameless: 'achats.csv',
        mending: readMending(input.mending, purchaseMendingSchema),
        about: { today: today() },
        refuse: (why, { preview: { problems, problemCount, counts } }) => {
          if (why === 'changed')
            return new Problem('purchases.file-changed', 'conflict', {
              expected: input.expected ?? 0,
              found: counts.enter,
            })
          const details = { problems: problems.slice(0, PROBLEMS_SHOWN), count: problemCount }
          return new Problem('purchases.file-refused', 'caller', details)
        },
        begin: (made, { told }) => insertImport(tx, access, { ...made, evaluationId, layout: String(told) }),
        write: (id, json) => insertPurchases(tx, access, { evaluationId, importId: id }, json),
      })
      return getImport(tx, access, importId)
    }),
    remove: os.imports.remove.handler(async ({ context, input }) => {
      await proveParents(context.tx, context.access, importTable, input.id, placeOf(input))
      await setDeleted(context.tx, context.access, 'purchase_import', input.id, input.version)
      return getImport(context.tx, context.access, input.id)
    }),
    restore: os.imports.restore.handler(async ({ context, input }) => {
      await proveParents(context.tx, context.access, importTable, input.id, placeOf(input))
      await setDeleted(context.tx, context.access, 'purchase_import', input.id, undefined)
      return getImport(context.tx, context.access, input.id)
    }),
  },
  purchases: {
    list: os.purchases.list.handler(({ context, input }) => {
      const { families, ...query } = input
      return findPurchasePage(context.tx, context.access, { ...query, families: knownFamilies(families) })
    }),
    correct: os.purchases.correct.handler(async ({ context, input }) => {
      await proveParents(context.tx, context.access, purchaseTable, input.id, placeOf(input))
      return correctPurchase(context.tx, context.access, input.id, input.version, input.values)
    }),
    remove: os.purchases.remove.handler(async ({ context, input }) => {
      await proveParents(context.tx, context.access, purchaseTable, input.id, placeOf(input))
      await setDeleted(context.tx, context.access, 'purchase', input.id, input.version)
      return getPurchase(context.tx, context.access, input.id)
    }),
    restore: os.purchases.restore.handler(async ({ context, input }) => {
      await proveParents(context.tx, context.access, purchaseTable, input.id, placeOf(input))
      await setDeleted(context.tx, context.access, 'purchase', input.id, undefined)
      return getPurchase(context.tx, context.access, input.id)
    }),
  },
  summary: os.summary.handler(async ({ context, input }) => {
    const { years, local, families } = await readYearSums(context.tx, context.access, input.evaluationId)
    const total = years.reduce((sum, y) => sum + (parseCents(y.total) ?? 0n), 0n)
    const byYear = years.map(({ year, rows: _, local: any, ...amounts }) => [
      year,
      {
        ...amounts,
        local: {
          ...Object.fromEntries(local.filter((l) => l.year === year).map((l) => [l.name, l.amount])),
          any,
        },
        byFamily: Object.fromEntries(
          PRODUCT_FAMILIES.map((name) => [
            name,
            families.find((f) => f.year === year && f.name === name)?.amount ?? '0.00',
          ]),
        ),
        rates: {
          organic: rateOf(amounts.organic, amounts.total),
          quality: rateOf(amounts.quality, amounts.total),
        },
      },
    ])
    return {
      rows: years.reduce((n, y) => n + y.rows, 0),
      total: formatCents(total),
      byYear: Object.fromEntries(byYear),
    }
  }),
  local: os.local.handler(async ({ context, input }) => ({
    declared: await readDeclaredLocal(context.tx, context.access, input.evaluationId, input.year),
  })),
})
