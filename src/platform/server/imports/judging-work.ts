import { parentPort } from 'node:worker_threads'
import { Problem } from '#kernel/problem.ts'
import type { Mending } from '#platform/tables/mending.ts'
import type { NumberedRow, TableJudge } from '#platform/tables/mending-judge.ts'
import type { TableHead } from '#platform/tables/table.ts'
import { openTable } from '#platform/tables/table-opening.ts'
import type { JudgingAnswer, JudgingOrder, JudgingReply } from './judging-messages.ts'

/** A judge of one file, and how a row that enters is written for the database (columns by name). */
export type JudgeOfFile<Out> = {
  readonly judge: TableJudge<Out>
  readonly write: (row: NumberedRow<Out>) => object
  /** Something else that was found of the file. */
  readonly told?: unknown
}

/** A file longer than a feature takes is refused before its rows are read: what the head tells comes with its length. */
export type MakeJudge<M extends Mending, About, Out> = (
  head: TableHead,
  mending: M,
  about: About,
  rowCount: number,
) => JudgeOfFile<Out> | Promise<JudgeOfFile<Out>>

const SAMPLES = 100
/** Blocks sent and not yet taken: one is written while the next is judged. */
const MOST_AHEAD = 2

/**
 * Makes this thread a judge of files: it reads a file in pieces, says how far it is, judges all of it, waits to be told
 * to go on, then sends the rows that enter block by block, never more than two ahead of who writes them.
 */
export function serveJudging<M extends Mending, About, Out>(make: MakeJudge<M, About, Out>): void {
  const port = parentPort
  if (!port) throw new Error('runs as a thread')
  const waiting = new Map<number, (go: boolean) => void>()
  const early = new Map<number, boolean[]>()
  const tell = (reply: JudgingReply) => port.postMessage(reply)
  const answerOf = (n: number) => {
    const [first, ...rest] = early.get(n) ?? []
    if (first !== undefined) {
      early.set(n, rest)
      return Promise.resolve(first)
    }
    return new Promise<boolean>((resolve) => waiting.set(n, resolve))
  }
  port.on('message', (message: JudgingOrder | JudgingAnswer) => {
    if ('file' in message) {
      void run(message)
        .catch((error: unknown) => tell({ n: message.n, ...failureOf(error) }))
        .finally(() => early.delete(message.n))
      return
    }
    const resolve = waiting.get(message.n)
    waiting.delete(message.n)
    if (resolve) resolve(message.go)
    else early.set(message.n, [...(early.get(message.n) ?? []), message.go])
  })

  const run = async ({ n, file, mending, about, wantsRows }: JudgingOrder) => {
    // orders come from the feature that made this thread: both speak of the same M and About
    const [mended, known] = [mending as M, about as About]
    const { reading, headerRow } = mending
    const opened = await openTable(file, { ...(reading ? { reading } : {}), headerRow })
    const total = opened.rowCount * (wantsRows ? 2 : 1)
    const start = () => make(opened.head, mended, known, opened.rowCount)
    const { judge, told } = await start()
    const samples: NumberedRow<Out>[] = []
    let done = 0
    for await (const block of opened.blocks()) {
      const rows = judge.take(block)
      if (samples.length < SAMPLES) samples.push(...rows.slice(0, SAMPLES - samples.length))
      done += block.rows.length
      tell({ n, done, total })
    }
    tell({
      n,
      judged: { preview: judge.preview(), header: judge.header, rowCount: opened.rowCount, samples, told },
    })
    if (!wantsRows || !(await answerOf(n))) return
    const again = await start()
    let ahead = 0
    for await (const block of opened.blocks()) {
      const rows = again.judge.take(block)
      done += block.rows.length
      tell({ n, done, total })
      if (rows.length === 0) continue
      tell({ n, rows: { json: JSON.stringify(rows.map(again.write)), count: rows.length } })
      ahead += 1
      if (ahead < MOST_AHEAD) continue
      if (!(await answerOf(n))) return
      ahead -= 1
    }
    tell({ n, ended: true })
  }
}

function failureOf(error: unknown) {
  if (error instanceof Problem) {
    const { code, fault, details } = error
    return { problem: { code, fault, details } }
  }
  return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
