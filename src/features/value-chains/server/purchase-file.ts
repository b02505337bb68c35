import { z } from 'zod'
import type { Day } from '#kernel/day.ts'
import { makeJudgingThread } from '#platform/server/imports/judging-thread.ts'
import { mendingSchema } from '#platform/tables/mending-contract.ts'
import type { PurchaseMending } from '../domain/purchase-reading.ts'

export const purchaseMendingSchema = mendingSchema.extend({
  layout: z.enum(['current', 'former']).exactOptional(),
}) satisfies z.ZodType<PurchaseMending>

/** Judges purchase files (purchase-judging.ts) apart from the server's work. */
export const purchaseJudging = makeJudgingThread<PurchaseMending, { readonly today: Day }>(
  new URL('./purchase-judging.ts', import.meta.url),
)
