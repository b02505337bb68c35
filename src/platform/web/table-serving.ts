import { Problem } from '#kernel/problem.ts'
import type { Mending } from '#platform/tables/mending.ts'
import type { MendingPreview } from '#platform/tables/mending-preview.ts'
import type { Table } from '#platform/tables/table.ts'
import { openTable, wholeTable } from '#platform/tables/table-opening.ts'
import { fingerprintOf } from './mending-draft.ts'
import type { TableOrder, TableReply } from './table-messages.ts'

export type JudgeInThread<M extends Mending, About> = (
  table: Table,
  mending: M,
  about: About,
) => MendingPreview

/**
 * Makes this thread a reader of files: it keeps the one read last, and judges it again after each correction where the
 * feature judges in the browser.
 */
export function serveTables<M extends Mending, About>(judge?: JudgeInThread<M, About>): void {
  let table: Table | undefined
  const tell = (reply: TableReply) => self.postMessage(reply)
  const work = async (order: TableOrder) => {
    const { n } = order
    if ('fingerprint' in order) {
      tell({ n, fingerprint: fingerprintOf(new Uint8Array(await order.fingerprint.arrayBuffer())) })
    } else if ('read' in order) {
      const opened = await openTable(order.read, { reading: order.reading })
      const whole = await wholeTable(opened, ({ rows }) => tell({ n, rows, total: opened.rowCount }))
      const { rows: _, ...head } = whole
      if (judge) table = whole
      tell({ n, head })
    } else if (judge && table) {
      // the page asks the judge of its own feature: both speak of the same M and About
      tell({ n, preview: judge(table, order.judge as M, order.about as About) })
    }
  }
  self.addEventListener('message', ({ data }: MessageEvent<TableOrder>) => {
    work(data).catch((error: unknown) => tell({ n: data.n, ...failureOf(error) }))
  })
}

function failureOf(error: unknown) {
  if (error instanceof Problem) {
    const { code, fault, details } = error
    return { problem: { code, fault, details } }
  }
  return { failure: error instanceof Error ? error.message : String(error) }
}
