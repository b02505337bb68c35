import type { Day } from '#kernel/day.ts'
import { serveJudging } from '#platform/server/imports/judging-work.ts'
import type { Purchase } from '../domain/purchase.ts'
import { judgePurchases, type PurchaseMending } from '../domain/purchase-reading.ts'
import { storedPurchase } from './purchase-imports-store.ts'

// Runs as a thread of its own (purchase-file.ts).
serveJudging<PurchaseMending, { readonly today: Day }, Purchase>((head, mending, { today }) => {
  const judge = judgePurchases(head, today, mending)
  return { judge, write: storedPurchase, told: judge.layout }
})
