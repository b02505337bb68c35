import type { Day } from '#kernel/day.ts'
import { serveTables } from '#platform/web/table-serving.ts'
import { judgePurchases, type PurchaseMending } from '../domain/purchase-reading.ts'

// Runs as a thread of its own (import-page.tsx): reads a purchase file and judges it with the server's own engine.
serveTables<PurchaseMending, { readonly today: Day }>((table, mending, { today }) => {
  const judge = judgePurchases(table, today, mending)
  judge.take({ firstRow: 1, rows: table.rows, brokenQuotes: table.brokenQuotes })
  return judge.preview()
})
