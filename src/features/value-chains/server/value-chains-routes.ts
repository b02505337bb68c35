import { createHash } from 'node:crypto'
import { implement } from '@orpc/server'
import { z } from 'zod'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import { PRODUCT_FAMILIES, type ProductFamily } from '#features/evaluations/domain/local-definition.ts'
import { formatCents, parseCents } from '#kernel/decimal.ts'
import { Problem } from '#kernel/problem.ts'
import { proveParents } from '#platform/server/record-store.ts'
import { mendingSchema } from '#platform/tables/mending-contract.ts'
import { readTable } from '#platform/tables/table-reading.ts'
import { valueChainsContract } from '../contract.ts'
import { type PurchaseMending, readPurchases } from '../domain/purchase-reading.ts'
import { purchaseRate } from '../domain/purchase-summary.ts'
import { findImportPage, getImport, insertImport } from './purchase-imports-store.ts'
import {
  correctPurchase,
  findPurchasePage,
  getPurchase,
  readDeclaredLocal,
  readYearSums,
  setDeleted,
} from './purchases-store.ts'

const os = implement(valueChainsContract).$context<RequestContext>().use(withTerritory)

const purchaseMendingSchema = mendingSchema.extend({
  layout: z.enum(['current', 'former']).exactOptional(),
}) satisfies z.ZodType<PurchaseMending>

/** @throws Problem `tables.mending-unreadable` (caller) */
function readMending(text: string | undefined): PurchaseMending {
  if (!text) return {}
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    throw new Problem('tables.mending-unreadable', 'caller')
  }
  const read = purchaseMendingSchema.safeParse(document)
  if (!read.success) throw new Problem('tables.mending-unreadable', 'caller')
  return read.data
}

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

/**
 * Reads a purchase file again, here, with the mending that was decided on screen: what the browser showed is never
 * taken on trust. Fails with `purchases.file-refused` and the problems found.
 */
export async function readPurchaseFile(
  bytes: Uint8Array,
  mending: PurchaseMending,
  mode: 'all-good-rows' | 'all-or-nothing',
) {
  const table = await readTable(bytes, mending.reading ?? {})
  const reading = readPurchases(table, today(), mending)
  const badRows = new Set(reading.problems.filter((p) => p.row !== null).map((p) => p.row)).size
  const refused = reading.purchases.length === 0 || (mode === 'all-or-nothing' && reading.problems.length > 0)
  if (refused) {
    const problems = reading.problems.slice(0, PROBLEMS_SHOWN)
    throw new Problem('purchases.file-refused', 'caller', { problems, count: reading.problems.length })
  }
  return {
    layout: reading.layout,
    purchases: reading.purchases,
    rowsLeftOut: badRows + (mending.excludedRows?.length ?? 0),
  }
}

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
      const bytes = new Uint8Array(await input.file.arrayBuffer())
      const mending = readMending(input.mending)
      const read = await readPurchaseFile(bytes, mending, input.mode)
      return insertImport(context.tx, context.access, {
        evaluationId: input.evaluationId,
        fileName: input.file.name || 'achats.csv',
        fileSha256: createHash('sha256').update(bytes).digest('hex'),
        layout: read.layout,
        mending,
        rowsLeftOut: read.rowsLeftOut,
        purchases: read.purchases,
      })
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
